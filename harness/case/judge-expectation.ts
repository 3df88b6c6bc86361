// Judges what the SUT does next against the reactions that a scenario lists.

import { type Alternative, alternativesOf, type Expectation } from '../language/expectation.ts';
import type { Finding } from '../model/finding.ts';
import { observationOf } from '../model/observation.ts';
import { CaseDecided, RejectedForNow } from '../model/outcome.ts';
import type { Reason } from '../model/run-result.ts';
import type { VerdictKind } from '../model/verdict.ts';
import { isRejectedForNow, type WireEvent } from '../model/wire-event.ts';
import { matches, type SentBefore } from '../oracle/match.ts';
import { unrelatedRefusal } from '../oracle/unrelated-refusal.ts';
import { workingClock } from '../time/working-clock.ts';
import { describeEvent } from '../words/describe-observation.ts';
import type { AssociationState } from './association-state.ts';
import type { CaseContext } from './case-context.ts';
import { reasonsFor, verdictOfMismatch } from './case-verdict.ts';
import { phaseOf } from './phase.ts';
import { acceptSilence, nextReaction, type Reaction } from './reaction.ts';
import { isLateClose, isSoon, listsSilence, timeToWait } from './reaction-time.ts';
import { serviceFinding, silentRequestFinding } from './service-rule.ts';
import { takeAnswer } from './take-answer.ts';

/**
 * Waits for one reaction, or for each of `allOf`. Throws CaseDecided when something else came. `first` is a reaction that
 * came already, and since when it was waited for.
 */
export async function judgeExpectation(
  context: CaseContext,
  association: AssociationState,
  expectation: Expectation,
  first?: { readonly reaction: Reaction; readonly since: number },
): Promise<void> {
  const open = [...alternativesOf(expectation)];
  if (association.over && open.every(({ response }) => response !== undefined)) throw new CaseDecided();
  const expected = [...open];
  const rounds = expectation.allOf ? open.length : 1;
  for (let round = 0; round < rounds; round++) {
    const came = round === 0 ? first : undefined;
    const since = came?.since ?? workingClock.now();
    const next = await nextThatCounts(context, association, expectation, came?.reaction);
    const reaction = withoutTimers(context, association, expectation, next, since);
    const before = { ...known(association, reaction), isSoon: isSoon(context, since) };
    const met = open.findIndex((alternative) => matches(alternative, reaction.event, before));
    try {
      record(context, association, expected, reaction, open[met]);
    } finally {
      if (reaction.event.kind === 'silence') acceptSilence(context, association, reaction.event.ms);
    }
    association.over ||= isEnd(next.event);
    // An answer that comes later belongs to nothing that follows.
    if (reaction.event.kind === 'silence' && association.request && !association.accept) association.disturbed = true;
    if (expectation.allOf) open.splice(met, 1);
  }
}

/** The next reaction, waited for as long as the expectation says. */
export function reactionFor(
  context: CaseContext,
  association: AssociationState,
  expectation: Expectation,
): Promise<Reaction> {
  const timeoutMs = timeToWait(context, expectation);
  return nextReaction(context, association, { timeoutMs, silenceIsLegal: listsSilence(expectation, ['pass']) });
}

/** Whether a reaction is one that the expectation lists as legal. */
export function isLegal(
  { ignore = [], ...expectation }: Expectation,
  association: AssociationState,
  reaction: Reaction,
) {
  const before = known(association, reaction);
  const alternatives = alternativesOf(expectation).filter(({ verdict = 'pass' }) => verdict === 'pass');
  return [...alternatives, ...ignore].some((one) => matches(one, reaction.event, before));
}

/** Whether a rejection for the moment is what the expectation is about; others would charge a busy SUT with something else. */
function isAboutBusy({ pdu, verdict = 'pass' }: Alternative): boolean {
  return verdict === 'pass' || (typeof pdu === 'object' && 'result' in pdu && pdu.result !== undefined);
}

/** The next reaction that the expectation does not tell to pass over. */
async function nextThatCounts(
  context: CaseContext,
  association: AssociationState,
  expectation: Expectation,
  first: Reaction | undefined,
): Promise<Reaction> {
  const { ignore = [] } = expectation;
  for (let ready = first; ; ready = undefined) {
    const reaction = ready ?? (await reactionFor(context, association, expectation));
    takeAnswer(context, association, reaction.event);
    if (isLast(reaction.event)) return reaction;
    const before = known(association, reaction);
    if (!ignore.some((alternative) => matches(alternative, reaction.event, before))) return reaction;
  }
}

/**
 * A close is a reaction if it comes soon, where a scenario calls it unusual, and within the time for it where it is wanted. A
 * timer that ends the connection later, such as ARTIM, answers nothing: it is the silence that a run with a shorter time limit
 * sees.
 */
function withoutTimers(
  context: CaseContext,
  association: AssociationState,
  expectation: Expectation,
  reaction: Reaction,
  since: number,
): Reaction {
  const { event } = reaction;
  if (event.kind !== 'closed' || isSoon(context, since)) return reaction;
  const met = alternativesOf(expectation).find((one) => matches(one, event, known(association, reaction)));
  if (met?.verdict !== 'warn' && !isLateClose(context, expectation, since)) return reaction;
  const ms = Math.round(workingClock.now() - since);
  context.judgement.note(`it closed the connection after ${ms} ms, as a timer does, which is no answer`);
  return { ...reaction, event: { kind: 'silence', ms } };
}

function known({ requestBytes }: AssociationState, { operation }: Reaction): SentBefore {
  return { operation, associateRQ: requestBytes };
}

/** After these no response comes any more. */
function isEnd(event: WireEvent): boolean {
  return event.kind === 'closed' || (event.kind === 'pdu' && event.pdu.type === 'A-ABORT');
}

/** After the end of the connection, and after silence, nothing else is to be waited for. */
function isLast({ kind }: WireEvent): boolean {
  return kind === 'closed' || kind === 'silence';
}

function record(
  context: CaseContext,
  association: AssociationState,
  expected: readonly Alternative[],
  reaction: Reaction,
  met: Alternative | undefined,
): void {
  const { event } = reaction;
  const isBusy = isRejectedForNow(event) && !association.accept && !context.isScripted;
  if (isBusy && !(met && isAboutBusy(met))) throw new RejectedForNow(describeEvent(event));
  const point = { expected, observed: observationOf(reaction.event), phase: phaseOf(context, association) };
  const excuse = !met || isAnyFailure(met) ? excuseFor(reaction, context) : undefined;
  const blocking = met || excuse !== undefined ? undefined : blockingFinding(context, association, reaction.event);
  if (blocking) {
    context.judgement.find(blocking);
    const reasons = [{ kind: 'blocked', text: blocking.text } as const];
    context.judgement.point({ ...point, verdict: 'inconclusive', reasons, blockedBy: blocking.rule });
    throw new CaseDecided();
  }
  const { verdict, reasons } = judged(context, met, excuse);
  context.judgement.point({ ...point, verdict, reasons });
  if (met?.note !== undefined && verdict === 'pass') context.judgement.note(met.note);
  if (!met || verdict === 'fail' || verdict === 'not-applicable') throw new CaseDecided();
}

/** What keeps the case from being judged. A requirement that is a `shall` is broken by a silence as it is. */
function blockingFinding(context: CaseContext, association: AssociationState, event: WireEvent): Finding | undefined {
  const finding = serviceFinding(context, association, event);
  if (finding || context.case.requirement.level === 'shall') return finding;
  return silentRequestFinding(context, association, event);
}

function judged(
  context: CaseContext,
  met: Alternative | undefined,
  excuse: string | undefined,
): { readonly verdict: VerdictKind; readonly reasons: readonly Reason[] } {
  if (excuse !== undefined) return { verdict: 'inconclusive', reasons: [{ kind: 'excuse', text: excuse }] };
  const { verdict = 'pass', note } = met ?? { verdict: verdictOfMismatch(context.case.requirement.level) };
  return { verdict, reasons: reasonsFor(verdict, note) };
}

/** Whether any failure whatever is held against the SUT, since it does not say what is at fault. */
function isAnyFailure({ response, verdict }: Alternative): boolean {
  return verdict === 'warn' && response?.Status === 'Failure';
}

/** Why what came, though it is not what was wanted, cannot be held against the SUT. */
function excuseFor({ event, operation }: Reaction, context: CaseContext): string | undefined {
  if (event.kind === 'silence' && context.isOutOfTime)
    return 'the time limit of the case ran out while it was waited for';
  if (event.kind !== 'message' || context.isScripted) return undefined;
  return unrelatedRefusal(event.message.decoded.command, operation?.abstractSyntax);
}
