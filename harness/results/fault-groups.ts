// Which failed cases of a run show the same fault: those with the same rule, kind of reaction and phase, and what follows
// from one death.

import type { Phase } from '../model/fault.ts';
import type { CaseResult } from '../model/run-result.ts';
import { scuCrashOf } from '../words/scu-crash.ts';
import { isConnectionLevel, reactionKind } from './reaction-kind.ts';
import { isRuleCase, ruleOfClause, rulePrefix } from './rule-id.ts';

/** The cases that show a fault, by the id of the fault. */
export function groupedCases(cases: readonly CaseResult[]): readonly (readonly [string, readonly CaseResult[]])[] {
  const faulty = cases.filter(isFaulty);
  const groups = new Map<string, CaseResult[]>();
  const ends = endings(cases, faulty);
  for (const one of faulty) {
    const id = faultIdOf(endingBehind(one, ends) ?? one);
    groups.set(id, [...(groups.get(id) ?? []), one]);
  }
  return [...withTheirRules(groups)];
}

function isFaulty({ verdict }: CaseResult): boolean {
  return verdict === 'fail' || verdict === 'warn';
}

/** The cases after which the SUT was dead or gone, each with the one that stands for it. */
function endings(cases: readonly CaseResult[], faulty: readonly CaseResult[]): ReadonlyMap<string, CaseResult> {
  const last = lastSeen(cases);
  return new Map([
    ...faulty
      .filter(({ verdict, health }) => verdict === 'fail' && health === 'died')
      .map((one) => [one.id, one] as const),
    ...last.map((one) => [one.id, last[0] as CaseResult] as const),
  ]);
}

/**
 * The end of the SUT that a case is, or that alone broke a rule of its services: who is dead closes connections and answers
 * nothing, which is no fault beside its death.
 */
function endingBehind(one: CaseResult, ends: ReadonlyMap<string, CaseResult>): CaseResult | undefined {
  const { observed, scenario, id } = one;
  if (observed.kind !== 'rule') return ends.get(id);
  if (!/^rules\/(service|release)\//.test(scenario)) return undefined;
  return observed.brokenIn.every((broken) => ends.has(broken)) ? ends.get(observed.brokenIn[0] ?? '') : undefined;
}

/**
 * The cases after which the SUT served nobody and never did again, the first to end first: it went away once, in one of them.
 */
function lastSeen(cases: readonly CaseResult[]): readonly CaseResult[] {
  const byEnd = cases.filter((one) => !isRuleCase(one)).sort((a, b) => endOf(a) - endOf(b));
  const wellAt = byEnd.findLastIndex(({ health }) => health === 'ok');
  const isGone = ({ health }: CaseResult): boolean => health === 'unreachable' || health === 'unwell';
  return byEnd.slice(wellAt + 1).filter((one) => isFaulty(one) && isGone(one));
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
  const crash = scuCrashOf(result);
  if (crash) return `${rule}/${slug(crash.kind)}`;
  const reaction = slug(reactionKind(result));
  if (rule === decodable) return `${rule}/${reaction}`;
  return `${rule}/${reaction}/${phaseOf(result)}${result.verdict === 'warn' ? '/warning' : ''}`;
}

function slug(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}

/** A program that crashes at one place has one fault, whatever led there. */
export const scuCrashes = 'scu/crashes';

/** Who sends bytes that are no PDU does so whatever the clause, and the phase, in which they came. */
export const decodable = 'pdu/decodable';

/** What violates the protocol is answered with A-ABORT (PS3.8 9.2.3, AA-1 and AA-8), whatever clause it violates. */
export const abortClause = 'PS3.8 9.2.3';
export const abortSent = ruleOfClause(abortClause);

/** What an SCU does and shows is the same whether its instance was stored or refused: one fault, whatever the status was. */
export const failureShown = 'scu/failure-shown';

function showsNoFailure({ scu, observed }: CaseResult): boolean {
  return scu?.signs?.length === 0 && observed.kind === 'report';
}

/** The rule that a failed case is about: that of its requirement; else its clause if the connection is all that is known. */
export function ruleIdOf(result: CaseResult): string {
  const { scenario, requirement } = result;
  if (isRuleCase(result)) return scenario.slice(rulePrefix.length);
  if (scuCrashOf(result)) return scuCrashes;
  if (requirement.rule !== undefined) return requirement.rule;
  if (showsNoFailure(result)) return failureShown;
  if (reactionKind(result) === 'undecodable') return decodable;
  if (result.input === 'illegal' && ['FIN', 'RST'].includes(reactionKind(result))) return abortSent;
  return isConnectionLevel(reactionKind(result)) ? ruleOfClause(requirement.ref) : scenario;
}

/** When it showed. */
export function phaseOf({ phase, scenario, observed }: CaseResult): Phase {
  if (observed.kind === 'pdu' && /^A-ASSOCIATE-(AC|RJ)$/.test(observed.pdu.type)) return 'association';
  if (scenario.startsWith(`${rulePrefix}storage/`)) return 'storage';
  if (phase !== undefined) return phase;
  return /^rules\/(associate|pdu)/.test(scenario) ? 'association' : 'data-transfer';
}
