/** Tells requests, responses and their Data Sets apart as they come in: PS3.7 7.5.1, PS3.8 Annex E. */
import { CommandField, isResponse } from '../dimse/command-field.ts';
import type { DecodedCommandSet } from '../dimse/command-set.ts';
import type { MessageFinding, MessageHandler } from '../dimse/message-assembler.ts';
import type { PendingRequest } from './incoming-requests.ts';
import type { AssociationHost, Invoker } from './invoker.ts';
import type { AcceptedPresentationContext } from './negotiated-association.ts';
import type { Performer } from './performer.ts';

/** Hands a message to the performer or the invoker; what breaks the rules of fragments ends the association. */
export class IncomingMessages implements MessageHandler {
  readonly #invoker: Invoker;
  readonly #performer: Performer;
  readonly #contexts: ReadonlyMap<number, AcceptedPresentationContext>;
  readonly #host: AssociationHost;
  /** The request whose Data Set comes in, or may; undefined while the message is a response. */
  #request: PendingRequest | undefined;
  #closed = false;

  constructor(
    invoker: Invoker,
    performer: Performer,
    contexts: readonly AcceptedPresentationContext[],
    host: AssociationHost,
  ) {
    this.#invoker = invoker;
    this.#performer = performer;
    this.#contexts = new Map(contexts.map((context) => [context.id, context]));
    this.#host = host;
  }

  /** Nothing is handed on any more, not even the rest of the PDU that is being read. */
  close(): void {
    this.#closed = true;
  }

  onCommand(decoded: DecodedCommandSet, contextId: number): void {
    this.#request = undefined;
    if (this.#closed) return;
    const { CommandField: field } = decoded.command;
    const context = this.#contexts.get(contextId);
    if (context === undefined) this.onViolation(notAccepted(contextId));
    else if (field !== undefined && isResponse(field)) this.#invoker.onResponse(decoded, contextId);
    else if (field === CommandField['C-CANCEL-RQ']) this.onFinding(nothingToCancel(contextId));
    else {
      this.#request = this.#performer.requests.add(decoded, context);
      this.#performer.onRequest(this.#request);
    }
  }

  onDataFragment(fragment: Buffer, isLast: boolean): void {
    const request = this.#request;
    if (request === undefined || this.#closed) return;
    if (isLast) request.complete = true;
    this.#performer.onDataFragment(request, fragment, isLast);
  }

  onViolation(violation: MessageFinding): void {
    if (this.#closed) return;
    this.#host.events.emit('violation', violation);
    this.#host.abort(`${violation.text} (${violation.clause})`);
  }

  onFinding(finding: MessageFinding): void {
    if (!this.#closed) this.#host.events.emit('finding', finding);
  }
}

function notAccepted(contextId: number): MessageFinding {
  const text = `A message came on presentation context ${contextId}, which was not accepted`;
  return { rule: 'context-not-accepted', contextId, text, clause: 'PS3.8 7.1.1.14' };
}

/** A C-CANCEL has no response, and C-STORE and C-ECHO cannot be cancelled (PS3.7 9.3.2.3). */
function nothingToCancel(contextId: number): MessageFinding {
  const text = 'A C-CANCEL-RQ came, and there is no operation that could be cancelled';
  return { rule: 'nothing-to-cancel', contextId, text, clause: 'PS3.7 9.3.2.3' };
}
