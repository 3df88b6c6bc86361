// Waits for the next event of an association, beside other cases, and notes what may be due to them and not to the SUT.

import type { WireEvent } from '../model/wire-event.ts';
import type { Conversation } from '../peer/conversation.ts';
import type { AssociationState } from './association-state.ts';
import type { CaseContext } from './case-context.ts';
import type { ConcurrentCases } from './concurrent-cases.ts';

/** Conversations on which the SUT has said something. */
const answered = new WeakSet<Conversation>();

/** The next event of an association, or silence for as long as a case waits for it. */
export async function awaitEvent(
  context: CaseContext,
  { conversation, openedAtMs }: AssociationState,
  timeoutMs?: number,
): Promise<WireEvent> {
  const { signal, concurrent } = context.limits;
  const since = performance.now();
  const limitMs = context.patience(timeoutMs);
  const calling = concurrent?.overlapping ? setTimeout(() => probeLiveness(concurrent, since), limitMs / 2) : undefined;
  const next = conversation.next(limitMs, signal).finally(() => clearTimeout(calling));
  const event = await (concurrent?.slot.wait(next) ?? next);
  if (event.kind === 'silence') {
    if (!concurrent?.liveness.hasAnsweredSince(since)) context.starved = true;
  } else if (event.kind === 'closed') {
    if (!answered.has(conversation)) context.starved = true;
  } else {
    answered.add(conversation);
    concurrent?.liveness.answered(openedAtMs);
    if (isBusy(event)) context.starved = true;
  }
  return event;
}

/** Half of a silence is over: is there one that the SUT has answered meanwhile? */
function probeLiveness({ liveness }: ConcurrentCases, since: number): void {
  if (!liveness.hasAnsweredSince(since)) void liveness.probe();
}

/** A transient rejection (PS3.8 9.3.4): there is no room for another association now. */
function isBusy(event: WireEvent): boolean {
  return event.kind === 'pdu' && event.pdu.type === 'A-ASSOCIATE-RJ' && event.pdu.result === 2;
}
