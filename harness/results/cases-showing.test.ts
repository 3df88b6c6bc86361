import { expect } from 'chai';
import { aCaseResult } from '../cli/testing/results.ts';
import { casesShowing } from './cases-showing.ts';

const rule = (brokenIn: string[]) =>
  aCaseResult({ id: 'rules/r', scenario: 'rules/r', observed: { kind: 'rule', checked: 9, brokenIn } });
const showing = (cases: string[], brokenIn: string[]) => {
  const all = [rule(brokenIn), ...['a', 'b', 'c'].map((id) => aCaseResult({ id }))];
  return casesShowing({ cases }, (id) => all.find((one) => one.id === id));
};

describe('The cases in which a fault shows', () => {
  it('are those that it decided and those in which its rule was broken, each once', () => {
    expect(showing(['a', 'b'], [])).to.deep.equal(['a', 'b']);
    expect(showing(['b', 'rules/r'], ['a', 'b'])).to.deep.equal(['b', 'a']);
  });

  it('are without those that are not in the results', () => {
    expect(showing(['a', 'x', 'rules/r'], ['y'])).to.deep.equal(['a']);
  });

  it('are the case of the rule if there is no other', () => {
    expect(showing(['rules/r'], ['y'])).to.deep.equal(['rules/r']);
  });
});
