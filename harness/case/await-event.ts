// Waits for the next event of an association, beside other cases, and notes what may be due to them and not to the SUT.

import { Blocked } from '../model/outcome.ts';
import { isRejectedForNow, type WireEvent } from '../model/wire-event.ts';
import type { Conversation } from '../peer/conversation.ts';
import type { AssociationState } from './association-state.ts';
import { awaitedOn } from './awaited-reaction.ts';
import type { CaseContext } from './case-context.ts';
import type { ConcurrentCases } from './concurrent-cases.ts';
import { outstanding } from './outstanding.ts';
import type { Wait } from './silence-policy.ts';

/** Conversations on which the SUT has said something. */
const answered = new WeakSet<Conversation>();

/** How a case waits for one event. */
export interface Patience {
  /** Longest wait in milliseconds; default: what any reaction gets. */
  readonly timeoutMs?: number | undefined;
  /** Whether the case lists silence as a legal reaction. */
  readonly silenceIsLegal?: boolean;
}

/**
 * The next event of an association, or silence for as long as a case waits for it. Throws Blocked when the SUT has left the
 * same unanswered in other cases, and nothing came here either.
 */
export async function awaitEvent(
  context: CaseContext,
  association: AssociationState,
  { timeoutMs, silenceIsLegal = false }: Patience = {},
): Promise<WireEvent> {
  const { signal, concurrent } = context.limits;
  const { conversation, openedAtMs } = association;
  // Without this, whoever sends without end would keep a case busy for ever.
  if (context.isOverdue()) return { kind: 'silence', ms: 0 };
  const wait = context.wait(
    awaitedOn(context, association, silenceIsLegal),
    timeoutMs ?? fullWait(context, association),
  );
  const since = performance.now();
  const calling = concurrent?.overlapping ? setTimeout(() => probeLiveness(concurrent, since), wait.ms / 2) : undefined;
  const next = conversation.next(wait.ms, signal).finally(() => clearTimeout(calling));
  const event = await (concurrent?.slot.wait(next) ?? next);
  if (event.kind === 'silence') {
    noteSilence(context, association, since, wait);
    return event;
  }
  wait.answered();
  if (event.kind === 'closed') {
    if (!answered.has(conversation)) context.starved = true;
  } else {
    answered.add(conversation);
    concurrent?.liveness.answered(openedAtMs);
    if (isRejectedForNow(event)) context.starved = true;
  }
  return event;
}

/** A SUT that takes in so many bytes of Data Sets in a millisecond is slow, and right. */
const slowBytesPerMs = 512;
/** Shorter Data Sets than this are no matter of time. */
const largeBytes = 0x10000;

/** How long to wait for any reaction: longer while the SUT may still be busy with large Data Sets. */
function fullWait(context: CaseContext, association: AssociationState): number | undefined {
  const lengths = outstanding(context, association).map(({ dataSetLength = 0 }) => dataSetLength);
  const bytes = lengths.reduce((sum, length) => sum + length, 0);
  return bytes < largeBytes ? undefined : context.limits.timeoutMs + bytes / slowBytesPerMs;
}

/** Nothing came: may that be due to other cases, and is it what other cases have seen? */
function noteSilence(context: CaseContext, association: AssociationState, since: number, wait: Wait): void {
  const answersOthers = context.limits.concurrent?.liveness.hasAnsweredSince(since) ?? false;
  // What the SUT answers others quickly does not show that it had the time for an operation.
  const isCertain = answersOthers && outstanding(context, association).length === 0;
  const { blockedBy, isConfirmed } = wait.silent(isCertain);
  if (!isCertain && !isConfirmed) context.starved = true;
  if (blockedBy) throw new Blocked(blockedBy);
}

/** Half of a silence is over: is there one that the SUT has answered meanwhile? */
function probeLiveness({ liveness }: ConcurrentCases, since: number): void {
  if (!liveness.hasAnsweredSince(since)) void liveness.probe();
}
