// From the cases of a run to the faults of the SUT: findings with the same rule, kind of reaction and phase are one.

import { type Consequence, consequences, type Fault, type InputKind, type Phase, severities } from '../model/fault.ts';
import type { CaseResult } from '../model/run-result.ts';
import { faultTitle } from '../words/fault-title.ts';
import { severityOf } from './fault-severity.ts';
import { isConnectionLevel, reactionKind } from './reaction-kind.ts';
import { isRuleCase, ruleOfClause, rulePrefix } from './rule-id.ts';

/** The faults that the cases of a run come to, worst first. */
export function faultsOf(cases: readonly CaseResult[]): Fault[] {
  const groups = new Map<string, CaseResult[]>();
  for (const one of cases.filter(isFaulty)) {
    const id = faultIdOf(one);
    groups.set(id, [...(groups.get(id) ?? []), one]);
  }
  const faults = [...groups].map(([id, members]) => faultOf(id, members, cases));
  return blockedOnce(faults.sort(worstFirst));
}

/** A rule may have several faults: what it keeps from being judged is counted under the worst of them. */
function blockedOnce(faults: readonly Fault[]): Fault[] {
  const told = new Set<string>();
  return faults.map((fault) => {
    const blocked = told.has(fault.rule) ? [] : fault.blocked;
    told.add(fault.rule);
    return { ...fault, blocked };
  });
}

function isFaulty({ verdict }: CaseResult): boolean {
  return verdict === 'fail' || verdict === 'warn';
}

/** By severity, then by what came of it, then by how many cases it concerns. */
function worstFirst(a: Fault, b: Fault): number {
  const bySeverity = severities.indexOf(a.severity) - severities.indexOf(b.severity);
  const byConsequence = consequences.indexOf(a.consequence) - consequences.indexOf(b.consequence);
  return bySeverity || byConsequence || weight(b) - weight(a);
}

function weight({ cases, blocked, occurrences }: Fault): number {
  return cases.length + blocked.length + occurrences;
}

/** The fault that a failed case belongs to. */
export function faultIdOf(result: CaseResult): string {
  const rule = ruleIdOf(result);
  if (isRuleCase(result)) return rule;
  const reaction = reactionKind(result)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
  return `${rule}/${reaction}/${phaseOf(result)}${result.verdict === 'warn' ? '/warning' : ''}`;
}

/** The rule that a failed case is about: that of its requirement; else its clause if the connection is all that is known. */
function ruleIdOf(result: CaseResult): string {
  const { scenario, requirement } = result;
  if (isRuleCase(result)) return scenario.slice(rulePrefix.length);
  if (requirement.rule !== undefined) return requirement.rule;
  return isConnectionLevel(reactionKind(result)) ? ruleOfClause(requirement.ref) : scenario;
}

/** Every rule of which a case may show a fault, whatever it comes to. */
export function rulesOf({ scenario, requirement }: Pick<CaseResult, 'scenario' | 'requirement'>): string[] {
  if (isRuleCase({ scenario })) return [scenario.slice(rulePrefix.length)];
  return requirement.rule === undefined ? [ruleOfClause(requirement.ref), scenario] : [requirement.rule];
}

function phaseOf({ phase, scenario }: CaseResult): Phase {
  if (phase !== undefined) return phase;
  return /^rules\/(associate|pdu)/.test(scenario) ? 'association' : 'data-transfer';
}

function faultOf(id: string, members: readonly CaseResult[], all: readonly CaseResult[]): Fault {
  const sorted = [...members].sort((a, b) => Number(b.input === 'legal') - Number(a.input === 'legal'));
  const first = sorted[0] as CaseResult;
  const rule = ruleIdOf(first);
  const blocked = all.filter(({ blockedBy }) => blockedBy === rule).map((one) => one.id);
  const consequence = members.map((one) => consequenceOf(one, blocked)).reduce(worseConsequence);
  const input: InputKind = members.some((one) => one.input === 'legal') ? 'legal' : 'illegal';
  const isWarning = members.every(({ verdict }) => verdict === 'warn');
  const reaction = reactionKind(first);
  return {
    id,
    rule,
    severity: severityOf(consequence, input, isWarning),
    consequence,
    input,
    phase: phaseOf(first),
    reaction,
    title: faultTitle(first, { consequence, reaction, input }),
    clause: first.requirement.ref,
    cases: sorted.map((one) => one.id),
    occurrences: members.map(occurrencesOf).reduce((a, b) => a + b, 0),
    blocked,
  };
}

function occurrencesOf({ observed }: CaseResult): number {
  return observed.kind === 'rule' ? observed.brokenIn.length : 1;
}

/** So many cases that a fault keeps from being judged mean that the SUT does not serve. */
const blockedByStandstill = 3;

function consequenceOf(result: CaseResult, blocked: readonly string[]): Consequence {
  const { health, observed, input } = result;
  if (health === 'died') return 'died';
  if (health === 'unreachable' || health === 'unwell') return 'stopped-serving';
  if (isRuleCase(result)) return consequenceOfRule(result, blocked);
  if (observed.kind === 'stored') return 'data-lost';
  const isLost = observed.kind === 'closed' && observed.how !== 'local';
  // Nothing makes a program end a connection on a legal message but its own trouble.
  if (isLost && input === 'legal' && result.phase !== 'release') return 'died';
  return 'wrong-answer';
}

function consequenceOfRule({ scenario }: CaseResult, blocked: readonly string[]): Consequence {
  if (scenario.startsWith(`${rulePrefix}service/`)) {
    return blocked.length >= blockedByStandstill ? 'stopped-serving' : 'wrong-answer';
  }
  return /^rules\/(response|status|message)\//.test(scenario) ? 'wrong-answer' : 'form';
}

function worseConsequence(a: Consequence, b: Consequence): Consequence {
  return consequences.indexOf(a) <= consequences.indexOf(b) ? a : b;
}
