import { AssertionError, expect } from 'chai';
import type { CaseResult } from '../model/run-result.ts';
import { caseResult } from '../report/run-result-fixture.ts';
import { concludeTest } from './conclude.ts';

describe('The end of a test', () => {
  const skipped = new Error('skipped');

  function outcomeOf(changes: Partial<CaseResult>) {
    const told: string[] = [];
    const context = {
      diagnostic: (text: string) => void told.push(text),
      skip: (reason: string) => {
        told.push(reason);
        throw skipped;
      },
    };
    try {
      concludeTest(caseResult(changes), context);
      return { told, thrown: undefined };
    } catch (thrown) {
      return { told, thrown: thrown as Error };
    }
  }

  it('passes for a pass', () => {
    expect(outcomeOf({})).to.deep.equal({ told: [], thrown: undefined });
  });

  it('passes for a warning and says why', () => {
    const outcome = outcomeOf({ verdict: 'warn', reasons: [{ kind: 'note', text: 'closed without an A-ABORT' }] });
    expect(outcome).to.deep.equal({ told: ['warn: closed without an A-ABORT'], thrown: undefined });
  });

  for (const verdict of ['not-applicable', 'inconclusive'] as const) {
    it(`is skipped for ${verdict}, with the evidence`, () => {
      const outcome = outcomeOf({ verdict, reasons: [{ kind: 'note', text: 'context 1 was\nrefused' }] });
      expect(outcome).to.deep.equal({ told: [`${verdict}: context 1 was\\nrefused`], thrown: skipped });
    });
  }

  it('fails for a fail with clause, expectation, reaction and bytes, and nothing of our own stack', () => {
    const { thrown } = outcomeOf({
      verdict: 'fail',
      observed: { kind: 'report', text: 'response with Status 0x0000\x1b[2J' },
    });
    expect(thrown).to.be.instanceOf(AssertionError);
    expect(thrown?.message).to.match(/^PS3\.7 9\.1\.1\.1\.9: response with Status 0x0000/);
    expect(thrown?.message).to.contain('requirement  PS3.7 9.1.1.1.9 (shall): A performing DIMSE');
    expect(thrown?.message).to.contain(
      'expected     response, Status 0x0122 Refused: SOP Class not supported (Failure)\n        or   A-ABORT (warn)\n',
    );
    expect(thrown?.message).to.contain('actual       response with Status 0x0000\\x1b[2J\n');
    expect(thrown?.message).to.contain('0000  04 00 00 00 01 52');
    expect(thrown?.stack).to.equal(`AssertionError: ${thrown?.message}`);
  });

  it('fails for an error and blames the harness, not the SUT', () => {
    const { thrown } = outcomeOf({ verdict: 'error', reasons: [{ kind: 'note', text: 'no port is free' }] });
    expect(thrown).not.to.be.instanceOf(AssertionError);
    expect(thrown?.message).to.equal('error of the harness: no port is free');
  });
});
