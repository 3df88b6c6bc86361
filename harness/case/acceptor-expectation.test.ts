import { expect } from 'chai';
import type { Expectation } from '../language/expectation.ts';
import type { WireEvent } from '../model/wire-event.ts';
import { AcceptorExpectation } from './acceptor-expectation.ts';
import { CaseVerdict } from './case-verdict.ts';

const abort: WireEvent = { kind: 'pdu', pdu: { type: 'A-ABORT', source: 0, reason: 0 } };
const release: WireEvent = { kind: 'pdu', pdu: { type: 'A-RELEASE-RQ' } };
const silence: WireEvent = { kind: 'silence', ms: 10 };
const closed: WireEvent = { kind: 'closed', how: 'FIN' };

function outcome(expectation: Expectation, event: WireEvent, level: 'shall' | 'should' | 'may' = 'shall') {
  const verdicts = new CaseVerdict();
  new AcceptorExpectation(expectation, 'data-transfer').judge(event, level, verdicts);
  return verdicts.outcome();
}

describe('what an SCU does after an answer', () => {
  it('passes when it is listed', () => {
    const { verdict, phase, reasons } = outcome({ anyOf: [{ request: 'A-RELEASE-RQ' }, { pdu: 'A-ABORT' }] }, abort);
    expect({ verdict, phase, reasons }).to.deep.equal({ verdict: 'pass', phase: 'data-transfer', reasons: [] });
    expect(outcome({ request: ['C-STORE-RQ', 'A-RELEASE-RQ'] }, release)).to.include({ verdict: 'pass' });
  });

  it('comes to what the level of the requirement says when it is not', () => {
    const expectation = { pdu: 'A-ABORT' } as const;
    expect(outcome(expectation, release)).to.include({ verdict: 'fail' });
    expect(outcome(expectation, release, 'should')).to.include({ verdict: 'warn' });
    expect(outcome(expectation, release, 'may')).to.include({ verdict: 'inconclusive' });
    expect(outcome(expectation, release).reasons).to.deep.equal([{ kind: 'requirement' }]);
  });

  it('comes to what the reaction says, with its note', () => {
    const { verdict, reasons } = outcome({ transport: 'silence', verdict: 'warn', note: 'it waits' }, silence);
    expect({ verdict, reasons }).to.deep.equal({ verdict: 'warn', reasons: [{ kind: 'note', text: 'it waits' }] });
  });

  it('says why the case is not applicable if that is what came', () => {
    const refusal = { pdu: 'A-ABORT', verdict: 'not-applicable', note: 'it need not' } as const;
    const { verdict, reasons } = outcome(refusal, abort);
    expect({ verdict, reasons }).to.deep.equal({
      verdict: 'not-applicable',
      reasons: [{ kind: 'precondition', text: 'it need not' }],
    });
  });

  it('waits for more than what is passed over, but not after the end or a silence', () => {
    const expectation = new AcceptorExpectation(
      { pdu: 'A-ABORT', ignore: [{ request: 'A-RELEASE-RQ' }, { transport: 'closed' }, { transport: 'silence' }] },
      'release',
    );
    expect([release, abort, closed, silence].map((event) => expectation.passesOver(event))).to.deep.equal([
      true,
      false,
      false,
      false,
    ]);
  });

  it('is waited for as long as the scenario says, or the usual time', () => {
    expect(new AcceptorExpectation({ pdu: 'A-ABORT', timeoutMs: 5 }, 'release').timeoutMs).to.equal(5);
    expect(new AcceptorExpectation({ pdu: 'A-ABORT' }, 'release').timeoutMs).to.equal(undefined);
  });
});
