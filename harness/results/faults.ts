// From the cases of a run to the faults of the SUT: findings with the same rule, kind of reaction and phase are one.

import { type Consequence, consequences, type Fault, type InputKind, severities } from '../model/fault.ts';
import type { CaseResult } from '../model/run-result.ts';
import { faultTitle } from '../words/fault-title.ts';
import { wasServedWell } from '../words/scu-crash.ts';
import {
  abortClause,
  abortSent,
  decodable,
  failureShown,
  groupedCases,
  phaseOf,
  ruleIdOf,
  scuCrashes,
} from './fault-groups.ts';
import { severityOf } from './fault-severity.ts';
import { reactionKind } from './reaction-kind.ts';
import { isRuleCase, ruleOfClause, rulePrefix } from './rule-id.ts';

/** The faults that the cases of a run come to, worst first. */
export function faultsOf(cases: readonly CaseResult[]): Fault[] {
  const faults = groupedCases(cases).map(([id, members]) => faultOf(id, members, cases));
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

/** By severity, then by what came of it, then by how many cases it concerns. */
function worstFirst(a: Fault, b: Fault): number {
  const bySeverity = severities.indexOf(a.severity) - severities.indexOf(b.severity);
  const byConsequence = consequences.indexOf(a.consequence) - consequences.indexOf(b.consequence);
  return bySeverity || byConsequence || weight(b) - weight(a);
}

function weight({ cases, blocked, occurrences }: Fault): number {
  return cases.length + blocked.length + occurrences;
}

/** Every rule of which a case may show a fault, whatever it comes to. */
export function rulesOf({
  scenario,
  requirement,
  role,
}: Pick<CaseResult, 'scenario' | 'requirement' | 'role'>): string[] {
  if (isRuleCase({ scenario })) return [scenario.slice(rulePrefix.length)];
  const crashes = role === 'scu' ? [scuCrashes] : [];
  return requirement.rule === undefined
    ? [ruleOfClause(requirement.ref), scenario, decodable, abortSent, failureShown, ...crashes]
    : [requirement.rule, ...crashes];
}

function faultOf(id: string, members: readonly CaseResult[], all: readonly CaseResult[]): Fault {
  const sorted = [...members].sort((a, b) => clarity(b) - clarity(a));
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
    title: faultTitle(first, {
      rule,
      consequence,
      reaction,
      input,
      cases: members.length,
    }),
    clause: rule === abortSent ? abortClause : first.requirement.ref,
    cases: sorted.map((one) => one.id),
    occurrences: occurrencesOf(members),
    blocked,
  };
}

/** A case shows more than the case of a rule, legal input more than illegal, and an SCU that was answered well the most. */
function clarity(one: CaseResult): number {
  return (isRuleCase(one) ? 0 : 4) + (one.input === 'legal' ? 2 : 0) + (wasServedWell(one) ? 1 : 0);
}

/** The cases that show it, whether they were judged by it or it was only seen in them. */
function occurrencesOf(members: readonly CaseResult[]): number {
  const own = members.filter((one) => !isRuleCase(one)).map(({ id }) => id);
  const broken = members.flatMap(({ observed }) => (observed.kind === 'rule' ? observed.brokenIn : []));
  return Math.max(1, new Set([...own, ...broken]).size);
}

/** So many cases that a fault keeps from being judged mean that the SUT does not serve. */
const blockedByStandstill = 3;

/** Of these rules an instance is not in the store, or is not to be read there as what it is. */
const dataLostRules = ['storage/acknowledged-is-kept', 'storage/file-meta-information'];

function consequenceOf(result: CaseResult, blocked: readonly string[]): Consequence {
  const { health, observed, input } = result;
  if (health === 'died') return 'died';
  if (health === 'unreachable' || health === 'unwell') return 'stopped-serving';
  if (isRuleCase(result)) return consequenceOfRule(result, blocked);
  if (observed.kind === 'stored') return 'data-lost';
  const isLost = observed.kind === 'closed' && observed.how !== 'local';
  // Nothing makes a program end a connection on a legal message but its own trouble.
  if (isLost && input === 'legal' && result.phase !== 'release') return 'died';
  return isRightButForm(result) ? 'form' : 'wrong-answer';
}

/** The A-ASSOCIATE-AC that was wanted came, and does not repeat bytes of the request, at which nobody has to look (PS3.8 9.3.3). */
function isRightButForm({ observed, expected }: Pick<CaseResult, 'observed' | 'expected'>): boolean {
  if (observed.kind !== 'pdu' || observed.pdu.type !== 'A-ASSOCIATE-AC') return false;
  const isRepetition = (pdu: unknown): boolean =>
    typeof pdu === 'object' && pdu !== null && Object.keys(pdu).sort().join() === 'repeats,type';
  return expected.some(({ pdu }) => isRepetition(pdu));
}

/** Unusual requests that get no answer: who leaves them unanswered still serves plain ones. */
const unusualRequests = `${rulePrefix}service/complete-request-answered`;

/** What the fragments hold is right; an even number of bytes is a matter of form (PS3.8 E.1). */
const oddFragments = `${rulePrefix}message/odd-fragment`;

function consequenceOfRule({ scenario }: CaseResult, blocked: readonly string[]): Consequence {
  if (scenario === unusualRequests) return 'wrong-answer';
  if (scenario.startsWith(`${rulePrefix}service/`) || /\/decodable$/.test(scenario)) {
    return blocked.length >= blockedByStandstill ? 'stopped-serving' : 'wrong-answer';
  }
  if (dataLostRules.some((id) => scenario === `${rulePrefix}${id}`)) return 'data-lost';
  if (scenario === oddFragments) return 'form';
  return /^rules\/(response|status|message)\//.test(scenario) ? 'wrong-answer' : 'form';
}

function worseConsequence(a: Consequence, b: Consequence): Consequence {
  return consequences.indexOf(a) <= consequences.indexOf(b) ? a : b;
}
