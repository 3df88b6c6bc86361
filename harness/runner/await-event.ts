// Waits for the next event of an association, beside other cases, and notes what may be due to them and not to the SUT.

import type { AssociationState } from './association-state.ts';
import type { CaseContext } from './case-context.ts';
import type { Company } from './company.ts';
import type { Conversation } from './conversation.ts';
import type { WireEvent } from './wire-event.ts';

/** Conversations on which the SUT has said something. */
const answered = new WeakSet<Conversation>();

/** The next event of an association, or silence for as long as a case waits for it. */
export async function awaitEvent(
  context: CaseContext,
  { conversation, openedAtMs }: AssociationState,
  timeoutMs?: number,
): Promise<WireEvent> {
  const { signal, company } = context.limits;
  const since = performance.now();
  const limitMs = context.patience(timeoutMs);
  const calling = company?.overlapping ? setTimeout(() => callWitness(company, since), limitMs / 2) : undefined;
  const next = conversation.next(limitMs, signal).finally(() => clearTimeout(calling));
  const event = await (company?.place.wait(next) ?? next);
  if (event.kind === 'silence') {
    if (!company?.witness.sawAnswerAfter(since)) context.starved = true;
  } else if (event.kind === 'closed') {
    if (!answered.has(conversation)) context.starved = true;
  } else {
    answered.add(conversation);
    company?.witness.answered(openedAtMs);
    if (isBusy(event)) context.starved = true;
  }
  return event;
}

/** Half of a silence is over: is there one that the SUT has answered meanwhile? */
function callWitness({ witness }: Company, since: number): void {
  if (!witness.sawAnswerAfter(since)) void witness.call();
}

/** A transient rejection (PS3.8 9.3.4): there is no room for another association now. */
function isBusy(event: WireEvent): boolean {
  return event.kind === 'pdu' && event.pdu.type === 'A-ASSOCIATE-RJ' && event.pdu.result === 2;
}
