/** The invoking DIMSE service user of an association: requests out, responses in. PS3.7 7.5.1, 9.1.1.2, D.3.3.3. */
import type { EventEmitter } from 'node:events';
import type { DecodedCommandSet } from '../dimse/command-set.ts';
import { TimeLimitExceeded } from '../errors.ts';
import { statusCategory } from '../registry/statuses.ts';
import type { AssociationEvents } from './association-events.ts';
import type { DimseRequest, DimseResponse, WaitOptions } from './dimse-message.ts';
import type { MessageSender } from './message-sender.ts';
import { Operation, type OperationKeeper } from './operation.ts';
import { Operations } from './operations.ts';
import { identified } from './outgoing-command.ts';

/** The association as its parts see it. */
export interface AssociationHost {
  readonly events: EventEmitter<AssociationEvents>;
  /** The association cannot go on. */
  abort(why: string): void;
}

export class Invoker implements OperationKeeper {
  readonly #host: AssociationHost;
  readonly #timeoutMs: number;
  readonly #operations: Operations;
  readonly #nextMessageID: () => number;

  /** `limit` is the number of operations that may be outstanding, 0 for any; `timeoutMs` that of operations without. */
  constructor(sender: MessageSender, host: AssociationHost, limit: number, timeoutMs: number) {
    this.#host = host;
    this.#timeoutMs = timeoutMs;
    this.#operations = new Operations(
      limit,
      (operation) => sender.send(operation),
      (operation) => this.#giveUp(operation, new TimeLimitExceeded('The response', operation.timeoutMs)),
    );
    this.#nextMessageID = () => this.#operations.nextMessageID();
  }

  /** Operations without a response, those that wait for their turn included. */
  get size(): number {
    return this.#operations.size;
  }

  invoke(request: DimseRequest, { signal, timeoutMs }: WaitOptions): Promise<DimseResponse> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(signal.reason);
        return;
      }
      const { contextId, dataSet } = request;
      const { bytes: command, messageID } = identified(request.command, this.#nextMessageID);
      const options = { signal, timeoutMs: timeoutMs ?? this.#timeoutMs };
      const message = { contextId, messageID, command, dataSet };
      this.#operations.add(new Operation(this, message, options, resolve, reject));
    });
  }

  /** A response has come in. A failure may come before its request has been sent whole, which then need not be. */
  onResponse({ command, findings, bytes }: DecodedCommandSet, contextId: number): void {
    const operation = this.#operations.take(command.MessageIDBeingRespondedTo ?? 0);
    const early = operation !== undefined && !operation.sent;
    const response: DimseResponse = { contextId, command, findings, bytes, early };
    if (operation === undefined) {
      this.#host.events.emit('unmatched', response);
      return;
    }
    if (early) operation.curtailed = statusCategory(command.Status ?? 0) === 'Failure';
    operation.resolve(response);
  }

  /** The association is over. */
  endAll(error: unknown): void {
    this.#operations.rejectAll(error);
  }

  touch(operation: Operation): void {
    this.#operations.touch(operation);
  }

  onCancelled(operation: Operation, reason: unknown): void {
    this.#giveUp(operation, reason);
  }

  onSourceFailed(operation: Operation, error: unknown): void {
    operation.reject(error);
    this.#host.abort('a Data Set could not be read to its end');
  }

  /** An operation not begun is taken back; one sent whole stays outstanding; one sent in part ends the association. */
  #giveUp(operation: Operation, reason: unknown): void {
    operation.reject(reason);
    if (this.#operations.withdraw(operation) || operation.sent) return;
    this.#host.abort('a message was given up that had been sent in part');
  }
}
