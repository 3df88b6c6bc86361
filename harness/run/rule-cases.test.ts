import { expect } from 'chai';
import type { CaseResult } from '../model/run-result.ts';
import { ruleCases } from './rule-cases.ts';

const rule = { id: 'a/b', clause: 'PS3.8 9.3.1', level: 'shall', title: 'Broken', demand: 'It is kept.' } as const;
const finding = { rule: rule.id, clause: rule.clause, level: rule.level, text: 'wrong' };

function checkedCase(role: CaseResult['role'], findings: CaseResult['findings'] = []) {
  const result = { id: role, role, findings, input: 'legal', startedAt: '', wire: [] } as unknown as CaseResult;
  return { result, checkedRules: [rule.id] };
}

describe('the case of a rule', () => {
  it('has the role of the cases that checked it', () => {
    expect(ruleCases([rule], [checkedCase('scu')])[0]).to.include({ role: 'scu', verdict: 'pass' });
    expect(ruleCases([rule], [checkedCase('scp')])[0]).to.include({ role: 'scp', verdict: 'pass' });
  });

  it('has the role in which the rule was broken', () => {
    const [result] = ruleCases([rule], [checkedCase('scp'), checkedCase('scu', [finding])]);
    expect(result).to.include({ role: 'scu', verdict: 'fail' });
  });
});
