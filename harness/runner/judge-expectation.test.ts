import { expect } from 'chai';
import { runOne } from './testing/run-fake.ts';

describe('an expectation', () => {
  for (const next of ['c-echo: {}', 'expect: { response: { Status: Success } }']) {
    it(`is decided when the SUT aborts where it may, whatever should come after (${next})`, async () => {
      const steps = `
  - associate: { contexts: [{}, { abstractSyntax: Verification, transferSyntaxes: [ImplicitVRLittleEndian] }] }
  - c-store: valid
  - expect:
      anyOf:
        - response: { Status: Success }
        - pdu: A-ABORT
          verdict: warn
          note: rather not
  - ${next}
  - expect: { response: { Status: Success } }
`;
      const abort = { type: 'A-ABORT', source: 0, reason: 0 } as const;
      let requests = 0;
      const result = await runOne(steps, { onRequest: () => (requests++ === 0 ? abort : undefined) });
      expect(result).to.include({ verdict: 'warn', reason: 'rather not', transport: 'A-ABORT' });
    });
  }
});
