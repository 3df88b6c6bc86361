// A rule that always holds, whatever a case is about, and what applying rules to something the SUT sent comes to.

import type { Finding, FindingLevel } from '../model/finding.ts';

/** One demand of the standard, with one clause and one level. */
export interface Rule {
  /** Stable: subject and what it demands, e.g. `associate-ac/implementation-class-uid`. */
  readonly id: string;
  readonly clause: string;
  readonly level: FindingLevel;
  /** What is wrong if it is broken: the title of a fault. */
  readonly title: string;
  /** What the clause demands, in one sentence of our own. */
  readonly demand: string;
}

/** A rule that is applied to something that the SUT sent or did. */
export interface CheckedRule<Input> extends Rule {
  /** Undefined: no occasion to keep or break it. Otherwise what is broken, with the values; empty if it is kept. */
  check(input: Input): readonly string[] | undefined;
}

/** What the application of rules comes to. */
export interface RuleResult {
  /** Ids of the rules that there was an occasion to keep or break. */
  readonly checked: readonly string[];
  readonly findings: readonly Finding[];
}

/** Applies each rule. */
export function applyRules<Input>(rules: readonly CheckedRule<Input>[], input: Input): RuleResult {
  const checked: string[] = [];
  const findings: Finding[] = [];
  for (const rule of rules) {
    const broken = rule.check(input);
    if (broken === undefined) continue;
    checked.push(rule.id);
    for (const text of broken) findings.push(findingOf(rule, text));
  }
  return { checked, findings };
}

/** That a rule is broken; `text` has the values that came. */
export function findingOf({ id, clause, level }: Rule, text: string): Finding {
  return { rule: id, clause, level, text };
}

/** The results of several lists of rules as one. */
export function combineResults(...results: readonly RuleResult[]): RuleResult {
  return {
    checked: results.flatMap(({ checked }) => checked),
    findings: results.flatMap(({ findings }) => findings),
  };
}
