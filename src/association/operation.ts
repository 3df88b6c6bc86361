/** One invoked operation, from its invocation to its response: PS3.7 7.5.1, 9.1.1.2. */
import type { DimseResponse, WaitOptions } from './dimse-message.ts';
import type { DataSetSource, OutgoingMessage } from './message-sender.ts';

/** What an operation tells those who keep it. */
export interface OperationKeeper {
  /** Something of the message has gone out: the time limit starts anew. */
  touch(operation: Operation): void;
  /** The caller's signal says that the response is not wanted any more. */
  onCancelled(operation: Operation, reason: unknown): void;
  /** The message cannot be completed. */
  onSourceFailed(operation: Operation, error: unknown): void;
}

/** It is its own message, so that a small operation costs few objects. */
export class Operation implements OutgoingMessage {
  readonly contextId: number;
  readonly messageID: number;
  readonly command: Uint8Array;
  readonly dataSet: DataSetSource | undefined;
  /** Milliseconds without progress after which it fails. */
  readonly timeoutMs: number;
  /** On the clock of `performance.now()`. */
  deadline = Number.POSITIVE_INFINITY;
  /** Whether it has its place in the window, and does not wait for one. */
  begun = false;
  /** Whether the last fragment has been given to the transport. */
  sent = false;
  curtailed = false;
  readonly #keeper: OperationKeeper;
  readonly #signal: AbortSignal | undefined;
  readonly #resolve: (response: DimseResponse) => void;
  readonly #reject: (error: unknown) => void;

  constructor(
    keeper: OperationKeeper,
    message: Pick<Operation, 'contextId' | 'messageID' | 'command' | 'dataSet'>,
    options: Required<Pick<WaitOptions, 'timeoutMs'>> & WaitOptions,
    resolve: (response: DimseResponse) => void,
    reject: (error: unknown) => void,
  ) {
    this.contextId = message.contextId;
    this.messageID = message.messageID;
    this.command = message.command;
    this.dataSet = message.dataSet;
    this.timeoutMs = options.timeoutMs;
    this.#keeper = keeper;
    this.#signal = options.signal;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#signal?.addEventListener('abort', this.#onAbort, { once: true });
  }

  resolve(response: DimseResponse): void {
    this.#signal?.removeEventListener('abort', this.#onAbort);
    this.#resolve(response);
  }

  reject(error: unknown): void {
    this.#signal?.removeEventListener('abort', this.#onAbort);
    this.#reject(error);
  }

  onProgress(): void {
    this.#keeper.touch(this);
  }

  onSent(): void {
    this.sent = true;
    this.#keeper.touch(this);
  }

  onSourceFailed(error: unknown): void {
    this.#keeper.onSourceFailed(this, error);
  }

  readonly #onAbort = (): void => this.#keeper.onCancelled(this, this.#signal?.reason);
}
