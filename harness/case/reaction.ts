// Waits for what the SUT does next, and applies the rules that hold for every response.

import { observationOf } from '../model/observation.ts';
import type { WireEvent } from '../model/wire-event.ts';
import { operationRules } from '../oracle/end-rules.ts';
import { answeredBy, type Operation } from '../oracle/operation.ts';
import { checkResponse } from '../oracle/response-rules.ts';
import { applyRules } from '../oracle/rule.ts';
import type { AssociationState } from './association-state.ts';
import { awaitEvent, type Patience } from './await-event.ts';
import type { CaseContext } from './case-context.ts';
import { outstanding } from './outstanding.ts';
import { noteService } from './service-rule.ts';

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
  noteService(context, association, event);
  if (event.kind !== 'message') return { event, operation: undefined };
  const own = context.operations.filter((operation) => operation.association === association.name);
  const { command } = event.message.decoded;
  if (isRequest(command.CommandField)) return { event, operation: undefined };
  const operation = answeredBy(command, own);
  if (operation) {
    operation.answered = true;
    operation.response = command;
    context.judgement.check(applyRules(operationRules, { operation, event }));
  }
  context.judgement.check(checkResponse({ message: event.message, operation }));
  context.judgement.status = command.Status;
  context.judgement.answer = observationOf(event);
  return { event, operation };
}

/**
 * The next event. A SUT that takes one operation after the other has time for each in its turn: as long as it answers other
 * associations of the case, it is waited for.
 */
async function nextEvent(context: CaseContext, association: AssociationState, patience: Patience): Promise<WireEvent> {
  for (;;) {
    const since = performance.now();
    const event = await awaitEvent(context, association, patience);
    if (event.kind !== 'silence') {
      context.heardAt = performance.now();
      return event;
    }
    const isBusy = patience.timeoutMs === undefined && context.heardAt > since;
    if (!isBusy || context.isOutOfTime) return event;
  }
}

function isRequest(commandField: number | undefined): boolean {
  return commandField !== undefined && (commandField & 0x8000) === 0;
}

/** Nothing came for so many milliseconds: what is outstanding is not waited for again by what a scenario expects. */
export function acceptSilence(context: CaseContext, association: AssociationState, ms: number): void {
  const [operation, ...others] = outstanding(context, association);
  if (!operation) return;
  if (!association.disturbed && others.length === 0) association.silence = { operation, ms };
  for (const one of [operation, ...others]) one.answered = true;
  association.disturbed = true;
}
