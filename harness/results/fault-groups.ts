// Which failed cases of a run show the same fault: those with the same rule, kind of reaction and phase, and what follows
// from one death.

import type { Phase } from '../model/fault.ts';
import type { CaseResult } from '../model/run-result.ts';
import { isConnectionLevel, reactionKind } from './reaction-kind.ts';
import { isRuleCase, ruleOfClause, rulePrefix } from './rule-id.ts';

/** The cases that show a fault, by the id of the fault. */
export function groupedCases(cases: readonly CaseResult[]): readonly (readonly [string, readonly CaseResult[]])[] {
  const faulty = cases.filter(isFaulty);
  const groups = new Map<string, CaseResult[]>();
  const died = new Map(faulty.filter(isDeath).map((one) => [one.id, one]));
  const last = lastSeen(cases);
  for (const one of faulty) {
    const id = faultIdOf(deathBehind(one, died) ?? (last.includes(one) ? (last[0] as CaseResult) : one));
    groups.set(id, [...(groups.get(id) ?? []), one]);
  }
  return [...withTheirRules(groups)];
}

function isFaulty({ verdict }: CaseResult): boolean {
  return verdict === 'fail' || verdict === 'warn';
}

function isDeath({ verdict, health }: CaseResult): boolean {
  return verdict === 'fail' && health === 'died';
}

/**
 * The death that alone broke a rule of `service/`: a process that ends closes its connections and answers nothing, which is
 * no fault beside its death.
 */
function deathBehind(one: CaseResult, died: ReadonlyMap<string, CaseResult>): CaseResult | undefined {
  const { observed, scenario } = one;
  if (observed.kind !== 'rule' || !scenario.startsWith(`${rulePrefix}service/`)) return undefined;
  return observed.brokenIn.every((id) => died.has(id)) ? died.get(observed.brokenIn[0] ?? '') : undefined;
}

/**
 * The cases after which the SUT could not be reached and never came back, the first to end first: it went away once, in one
 * of them.
 */
function lastSeen(cases: readonly CaseResult[]): readonly CaseResult[] {
  const byEnd = [...cases].sort((a, b) => endOf(a) - endOf(b));
  const wellAt = byEnd.findLastIndex(({ health }) => health === 'ok');
  return byEnd.slice(wellAt + 1).filter((one) => isFaulty(one) && one.health === 'unreachable');
}

function endOf({ startedAt, durationMs }: CaseResult): number {
  return Date.parse(startedAt) + durationMs;
}

/** The case of a rule joins the cases that name the rule as their own: one fault, with all that shows it. */
function withTheirRules(
  groups: ReadonlyMap<string, readonly CaseResult[]>,
): ReadonlyMap<string, readonly CaseResult[]> {
  const joined = new Map(groups);
  for (const [id, members] of groups) {
    if (!members.every(isRuleCase)) continue;
    const own = [...groups].filter(([other, [first]]) => other !== id && first !== undefined && ruleIdOf(first) === id);
    const [largest] = own.sort(([, a], [, b]) => b.length - a.length);
    if (!largest) continue;
    joined.set(largest[0], [...largest[1], ...members]);
    joined.delete(id);
  }
  return joined;
}

/** The fault that a failed case belongs to. */
export function faultIdOf(result: CaseResult): string {
  const rule = ruleIdOf(result);
  if (isRuleCase(result)) return rule;
  const reaction = reactionKind(result)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
  if (rule === decodable) return `${rule}/${reaction}`;
  return `${rule}/${reaction}/${phaseOf(result)}${result.verdict === 'warn' ? '/warning' : ''}`;
}

/** Who sends bytes that are no PDU does so whatever the clause, and the phase, in which they came. */
export const decodable = 'pdu/decodable';

/** The rule that a failed case is about: that of its requirement; else its clause if the connection is all that is known. */
export function ruleIdOf(result: CaseResult): string {
  const { scenario, requirement } = result;
  if (isRuleCase(result)) return scenario.slice(rulePrefix.length);
  if (requirement.rule !== undefined) return requirement.rule;
  if (reactionKind(result) === 'undecodable') return decodable;
  return isConnectionLevel(reactionKind(result)) ? ruleOfClause(requirement.ref) : scenario;
}

/** When it showed. */
export function phaseOf({ phase, scenario }: CaseResult): Phase {
  if (phase !== undefined) return phase;
  return /^rules\/(associate|pdu)/.test(scenario) ? 'association' : 'data-transfer';
}
