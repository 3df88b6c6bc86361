// Waits for what the SUT does next, and applies the rules that hold for every response.

import type { WireEvent } from '../model/wire-event.ts';
import { answeredBy, type Operation } from '../oracle/operation.ts';
import { responseFindings } from '../oracle/response-rules.ts';
import { describeEvent } from '../words/describe-event.ts';
import type { AssociationState } from './association-state.ts';
import { awaitEvent, type Patience } from './await-event.ts';
import { outstanding } from './awaited-reaction.ts';
import type { CaseContext } from './case-context.ts';

export interface Reaction {
  readonly event: WireEvent;
  /** The operation that a response answers. */
  readonly operation: Operation | undefined;
}

/**
 * The next event of an association, or silence. A response is checked against the request it answers. Throws Blocked when the
 * SUT has left the same unanswered in other cases, and nothing came here either.
 */
export async function nextReaction(
  context: CaseContext,
  association: AssociationState,
  patience: Patience = {},
): Promise<Reaction> {
  const event = await nextEvent(context, association, patience);
  if (event.kind !== 'message') return { event, operation: undefined };
  const own = context.operations.filter((operation) => operation.association === association.name);
  const { command } = event.message.decoded;
  if (isRequest(command.CommandField)) return { event, operation: undefined };
  const operation = answeredBy(command, own);
  if (operation) operation.answered = true;
  for (const finding of responseFindings({ message: event.message, operation })) context.judgement.find(finding);
  context.judgement.status = command.Status;
  context.judgement.service = describeEvent(event);
  return { event, operation };
}

/** When something came last in a case, on whatever association, by `performance.now()`. */
const heardAt = new WeakMap<CaseContext, number>();

/**
 * The next event. A SUT that takes one operation after the other has time for each in its turn: as long as it answers other
 * associations of the case, it is waited for.
 */
async function nextEvent(context: CaseContext, association: AssociationState, patience: Patience): Promise<WireEvent> {
  for (;;) {
    const since = performance.now();
    const event = await awaitEvent(context, association, patience);
    if (event.kind !== 'silence') {
      heardAt.set(context, performance.now());
      return event;
    }
    const isBusy = patience.timeoutMs === undefined && (heardAt.get(context) ?? 0) > since;
    if (!isBusy || context.isOutOfTime) return event;
  }
}

function isRequest(commandField: number | undefined): boolean {
  return commandField !== undefined && (commandField & 0x8000) === 0;
}

/** The scenario accepts that nothing came: what is outstanding will not be waited for again. */
export function acceptSilence(context: CaseContext, association: AssociationState): void {
  for (const operation of outstanding(context, association)) {
    operation.answered = true;
    association.disturbed = true;
  }
}
