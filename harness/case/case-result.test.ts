import { expect } from 'chai';
import { casesOf, storeSteps } from '../run/testing/run-fake.ts';
import { caseResult } from './case-result.ts';
import { unjudgedRun } from './case-run.ts';

const died = { state: 'died', detail: 'exit status 139' } as const;
const time = { startedAt: new Date(0), durationMs: 1 };

describe('the result of a case that is not applicable', () => {
  const [one] = casesOf(storeSteps);
  const run = unjudgedRun('not-applicable', 'it need not have this');

  it('is a fail if the system died after it was asked', () => {
    const asked = { ...run, transport: 'A-ABORT' } as const;
    if (!one) throw new Error('there is no case');
    const { verdict, reasons } = caseResult(one, asked, died, time);
    expect(verdict).to.equal('fail');
    expect(reasons.at(-1)).to.deep.equal({ kind: 'health', text: 'died: exit status 139' });
  });

  it('stays so if nothing was sent, whatever the system was like afterwards', () => {
    if (!one) throw new Error('there is no case');
    expect(caseResult(one, run, died, time)).to.include({ verdict: 'not-applicable' });
  });
});
