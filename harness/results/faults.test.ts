import { expect } from 'chai';
import { aCaseResult } from '../cli/testing/results.ts';
import type { CaseResult } from '../model/run-result.ts';
import { faultsOf } from './faults.ts';

const silent = (some: Partial<CaseResult>) =>
  aCaseResult({ verdict: 'fail', observed: { kind: 'silence', ms: 10_000 }, ...some });

describe('the faults of a run', () => {
  it('count what a rule keeps from being judged once, under the worst fault of that rule', () => {
    const rule = 'service/c-store-answered';
    const requirement = { ...aCaseResult({}).requirement, rule };
    const faults = faultsOf([
      silent({ id: 'a', requirement, verdict: 'warn' }),
      silent({ id: 'b', requirement }),
      aCaseResult({ id: 'c', verdict: 'inconclusive', blockedBy: rule }),
    ]);
    expect(faults.map(({ severity, blocked }) => [severity, blocked])).to.deep.equal([
      ['serious', ['c']],
      ['warning', []],
    ]);
  });
});
