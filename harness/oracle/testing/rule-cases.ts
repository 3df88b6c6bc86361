// Tests of rules one by one: each has something that breaks it, something that keeps it, and maybe no occasion.

import { expect } from 'chai';
import { applyRules, type CheckedRule } from '../rule.ts';

export interface RuleCase<Input> {
  readonly broken: Input;
  readonly kept: Input;
  /** What gives no occasion; left out for a rule that always has one. */
  readonly none?: Input;
}

export type Outcome = 'broken' | 'kept' | 'no occasion';

/** What the rule of this id comes to. Throws if there is none. */
export function outcomeOf<Input>(rules: readonly CheckedRule<Input>[], id: string, input: Input): Outcome {
  const rule = rules.find((candidate) => candidate.id === id);
  if (!rule) throw new Error(`no such rule: ${id}`);
  const { checked, findings } = applyRules([rule], input);
  if (checked.length === 0) return 'no occasion';
  return findings.length > 0 ? 'broken' : 'kept';
}

/** A test for each rule, and one that no rule is without. */
export function itTellsEach<Input>(
  rules: readonly CheckedRule<Input>[],
  cases: Readonly<Record<string, RuleCase<Input>>>,
): void {
  it('has a case for each rule', () => {
    expect(Object.keys(cases)).to.have.members(rules.map(({ id }) => id));
  });
  for (const [id, { broken, kept, none }] of Object.entries(cases)) {
    it(`tells whether ${id} is broken, kept${none === undefined ? '' : ' or of no concern'}`, () => {
      expect(outcomeOf(rules, id, broken)).to.equal('broken');
      expect(outcomeOf(rules, id, kept)).to.equal('kept');
      if (none !== undefined) expect(outcomeOf(rules, id, none)).to.equal('no occasion');
    });
  }
}
