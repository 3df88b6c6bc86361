/** The performing DIMSE service user of an association: requests in, responses out. PS3.7 7.5.1, 9.1.1.2. */
import { responseTo } from '../dimse/c-store.ts';
import { encodeCommandSet } from '../dimse/command-set.ts';
import { Status } from '../registry/statuses.ts';
import type { Association } from './association.ts';
import type { AssociationEnd } from './association-end-type.ts';
import type { AssociationHandler } from './association-handler.ts';
import type { OutgoingCommand } from './dimse-message.ts';
import type { IncomingRequest } from './incoming-request.ts';
import { IncomingRequests, type PendingRequest } from './incoming-requests.ts';
import type { MessageSender } from './message-sender.ts';

/** Passes requests to the handler. What the handler throws aborts the association. */
export class Performer {
  readonly requests: IncomingRequests;
  readonly #association: Association;
  readonly #handler: AssociationHandler | undefined;
  readonly #sender: MessageSender;
  readonly #abort: (why: string) => void;

  constructor(
    association: Association,
    handler: AssociationHandler | undefined,
    sender: MessageSender,
    limit: number,
    abort: (why: string) => void,
  ) {
    this.requests = new IncomingRequests(limit);
    this.#association = association;
    this.#handler = handler;
    this.#sender = sender;
    this.#abort = abort;
  }

  onEstablished(): void {
    try {
      this.#handler?.onEstablished?.(this.#association);
    } catch (error) {
      this.#onHandlerFailed(error);
    }
  }

  onRequest(request: PendingRequest): void {
    try {
      if (this.#handler === undefined) this.#refuse(request);
      else this.#handler.onRequest(this.#association, request);
    } catch (error) {
      this.#onHandlerFailed(error);
    }
  }

  onDataFragment(request: PendingRequest, fragment: Buffer, isLast: boolean): void {
    try {
      this.#handler?.onDataFragment(this.#association, request, fragment, isLast);
    } catch (error) {
      this.#onHandlerFailed(error);
    }
  }

  /** The first answer counts. */
  respond(request: IncomingRequest, response: OutgoingCommand): void {
    if (request.responded) return;
    const command = encodeCommandSet(response);
    this.requests.answered(request);
    this.#sender.send({ contextId: request.context.id, command, dataSet: undefined });
  }

  onClosed(end: AssociationEnd): void {
    try {
      this.#handler?.onClosed?.(this.#association, end);
    } catch (error) {
      this.#onHandlerFailed(error);
    }
  }

  #refuse(request: PendingRequest): void {
    const field = (request.command.CommandField ?? 0) | 0x8000;
    this.#association.respond(request, responseTo(request.command, field, { Status: Status.UnrecognizedOperation }));
  }

  #onHandlerFailed(error: unknown): void {
    this.#abort(`its handler failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}
