import { expect } from 'chai';
import { caseResult, runResult } from '../run-result-fixture.ts';
import { coverageSection } from './coverage.ts';
import { coverage } from './coverage-data.ts';

describe('Requirement coverage', () => {
  const of = (ref: string, text = 'a demand') => caseResult({ requirement: { ref, level: 'shall', text } });

  it('orders clauses as the standard does', () => {
    const parts = coverage([of('PS3.10 7.1'), of('PS3.7 9.1.10'), of('PS3.7 9.1.2'), of('PS3.4 GG.4.2')]);
    const refs = parts.map(({ part, clauses }) => [part, clauses.map(({ ref }) => ref)]);
    expect(refs).to.deep.equal([
      ['PS3.4', ['PS3.4 GG.4.2']],
      ['PS3.7', ['PS3.7 9.1.2', 'PS3.7 9.1.10']],
      ['PS3.10', ['PS3.10 7.1']],
    ]);
  });

  it('keeps apart what one clause demands', () => {
    const [part] = coverage([of('PS3.7 9.1', 'first'), of('PS3.7 9.1', 'second'), of('PS3.7 9.1', 'first')]);
    const demands = part?.clauses[0]?.demands.map(({ requirement, cases }) => [requirement.text, cases.length]);
    expect(demands).to.deep.equal([
      ['first', 2],
      ['second', 1],
    ]);
  });

  it('calls a clause broken when one of its cases fails', () => {
    const cases = [of('PS3.7 1'), { ...of('PS3.7 1'), verdict: 'fail' as const }, of('PS3.7 2')];
    expect(coverageSection(runResult(cases)).text).to.contain('2 clauses tested, 1 met, 1 broken.');
  });
});
