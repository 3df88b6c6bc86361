// A case for each rule that always holds: what all cases of a run saw of it decides its verdict.

import type { FindingLevel } from '../model/finding.ts';
import type { CaseResult } from '../model/run-result.ts';
import type { VerdictKind } from '../model/verdict.ts';
import { rulePrefix } from '../results/rule-id.ts';

/** What has to be known of a rule. */
export interface RuleFacts {
  readonly id: string;
  readonly clause: string;
  readonly level: FindingLevel;
  /** What is wrong if it is broken. */
  readonly title: string;
  readonly demand: string;
}

/** A case result, and the rules that there was an occasion to keep or break in it. */
export interface CheckedCase {
  readonly result: CaseResult;
  readonly checkedRules: readonly string[];
}

/** Findings shown of a rule; they mostly differ in a number. */
const shownFindings = 5;

/**
 * The cases of the rules, in the order of the catalogue. Rules that only take note have none, nor have those of which no
 * case had an occasion.
 */
export function ruleCases(rules: readonly RuleFacts[], cases: readonly CheckedCase[]): CaseResult[] {
  const checkedBy = new Map<string, CheckedCase[]>();
  for (const one of cases) {
    for (const id of new Set([...one.checkedRules, ...one.result.findings.map(({ rule }) => rule)])) {
      const list = checkedBy.get(id);
      if (list) list.push(one);
      else checkedBy.set(id, [one]);
    }
  }
  return rules.flatMap((rule) => {
    const checked = checkedBy.get(rule.id);
    return checked === undefined || rule.level === 'note' ? [] : [ruleCase(rule, checked)];
  });
}

function ruleCase({ id, clause, level, title, demand }: RuleFacts, checked: readonly CheckedCase[]): CaseResult {
  const broken = checked.filter(({ result }) => result.findings.some(({ rule }) => rule === id));
  const legal = broken.filter(({ result }) => result.input === 'legal');
  const clearest = (legal[0] ?? broken[0])?.result;
  const findings = broken.flatMap(({ result }) => result.findings.filter(({ rule }) => rule === id));
  const distinct = [...new Map(findings.map((finding) => [finding.text, finding])).values()];
  return {
    id: `${rulePrefix}${id}`,
    scenario: `${rulePrefix}${id}`,
    title,
    requirement: { ref: clause, level: level === 'should' ? 'should' : 'shall', text: demand, rule: id },
    role: clearest?.role ?? (checked[0] as CheckedCase).result.role,
    tags: ['rule'],
    given: {},
    input: broken.length > 0 && legal.length === 0 ? 'illegal' : 'legal',
    verdict: verdictOf(level, broken.length > 0),
    expected: [{ text: demand }],
    observed: { kind: 'rule', checked: checked.length, brokenIn: broken.map(({ result }) => result.id) },
    reasons: distinct.slice(0, shownFindings).map(({ text }) => ({ kind: 'note', text })),
    findings: distinct.slice(0, shownFindings),
    ...(clearest?.phase !== undefined && { phase: clearest.phase }),
    ...(clearest?.status !== undefined && { status: clearest.status }),
    transport: clearest?.transport ?? 'released',
    health: 'not-checked',
    notes: [],
    startedAt: (checked[0] as CheckedCase).result.startedAt,
    durationMs: 0,
    wire: clearest?.wire ?? [],
  };
}

function verdictOf(level: FindingLevel, isBroken: boolean): VerdictKind {
  if (!isBroken) return 'pass';
  return level === 'shall' ? 'fail' : 'warn';
}
