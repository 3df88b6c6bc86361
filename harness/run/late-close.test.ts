// PS3.8 9.2.2: no clause says how soon an SCP closes its side of a connection that is over.

import { expect } from 'chai';
import { reasonText } from '../words/testing/of-case.ts';
import { startFakeScp } from './testing/fake-scp.ts';
import { casesOf, runAgainst } from './testing/run-fake.ts';
import { startSlowLine } from './testing/slow-line.ts';

const ends = { release: '- release: {}', abort: '- abort: {}', close: '- close: {}', reset: '- reset: {}' };

describe('an SCP that closes its side late', () => {
  for (const [name, end] of Object.entries(ends)) {
    it(`is asked on a new connection after ${name}`, async () => {
      const steps = `
  - associate: {}
  - c-store: valid
  - expect: { response: { Status: 0x0000 } }
  ${end}
  - associate: {}
  - c-store: valid
  - expect: { response: { Status: 0x0000 } }
`;
      await using scp = await startFakeScp();
      await using line = await startSlowLine(scp.port, () => 0, 2000);
      const { cases, summary } = await runAgainst(line, casesOf(steps), { timeoutMs: 60_000, concurrency: 1 });
      expect(summary, reasonText(cases[0])).to.include({ pass: 1 });
    });
  }
});
