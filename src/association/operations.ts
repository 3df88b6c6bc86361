/** The operations that this side has invoked: PS3.7 9.1.1.1.1 (Message ID) and D.3.3.3 (how many at once). */
import { DeadlineTimer } from './deadline-timer.ts';
import type { Operation } from './operation.ts';

const lastMessageID = 0xffff;

/** Keeps the window: no more than `limit` operations are outstanding, the others wait for their turn. */
export class Operations {
  readonly #limit: number;
  readonly #start: (operation: Operation) => void;
  readonly #timer: DeadlineTimer<Operation>;
  /** By Message ID, in the order sent; of a Message ID that is used twice on purpose there are several. */
  readonly #outstanding = new Map<number, Operation | Operation[]>();
  readonly #waiting: Operation[] = [];
  #count = 0;
  #lastID = 0;
  /** When an operation was answered while others waited, on the clock of `performance.now()`. */
  #lastAnswer = 0;

  /**
   * `limit` 0 means no limit. `start` sends an operation's message; `onExpired` is told that its time is up: no bytes of
   * it went out for so long, or while it waits, no other operation was answered.
   */
  constructor(limit: number, start: (operation: Operation) => void, onExpired: (operation: Operation) => void) {
    this.#limit = limit === 0 ? Number.POSITIVE_INFINITY : limit;
    this.#start = start;
    this.#timer = new DeadlineTimer(
      () => this.#all(),
      (operation) => {
        const deadline = this.#lastAnswer + operation.timeoutMs;
        if (operation.begun || deadline <= performance.now()) onExpired(operation);
        else operation.deadline = deadline;
      },
    );
  }

  /** Operations without a response, those that wait for their turn included. */
  get size(): number {
    return this.#count + this.#waiting.length;
  }

  /** A Message ID that no outstanding operation has: 1 to 65,535 in turn. */
  nextMessageID(): number {
    for (let tries = 0; tries < lastMessageID; tries++) {
      this.#lastID = this.#lastID >= lastMessageID ? 1 : this.#lastID + 1;
      if (!this.#outstanding.has(this.#lastID)) break;
    }
    return this.#lastID;
  }

  /** Starts the operation, or lets it wait while the window is full. */
  add(operation: Operation): void {
    if (this.#count < this.#limit) this.#begin(operation);
    else {
      this.#waiting.push(operation);
      this.#timer.extend(operation);
    }
  }

  /** The operation that a response answers, the earliest of its Message ID; its place in the window is free. */
  take(messageID: number): Operation | undefined {
    const operation = this.#remove(messageID);
    if (operation === undefined) return undefined;
    this.#count--;
    const next = this.#waiting.shift();
    if (next !== undefined) {
      this.#lastAnswer = performance.now();
      this.#begin(next);
    }
    return operation;
  }

  /** Takes back an operation that waits for its turn; false when it is outstanding already. */
  withdraw(operation: Operation): boolean {
    const index = this.#waiting.indexOf(operation);
    if (index >= 0) this.#waiting.splice(index, 1);
    return index >= 0;
  }

  /** Gives the operation its full time again. */
  touch(operation: Operation): void {
    this.#timer.extend(operation);
  }

  /** Ends every operation with this error. */
  rejectAll(error: unknown): void {
    this.#timer.stop();
    const operations = [...this.#all()];
    this.#outstanding.clear();
    this.#waiting.length = 0;
    this.#count = 0;
    for (const operation of operations) operation.reject(error);
  }

  #begin(operation: Operation): void {
    this.#count++;
    operation.begun = true;
    const { messageID } = operation;
    const same = this.#outstanding.get(messageID);
    if (same === undefined) this.#outstanding.set(messageID, operation);
    else if (Array.isArray(same)) same.push(operation);
    else this.#outstanding.set(messageID, [same, operation]);
    this.#timer.extend(operation);
    this.#start(operation);
  }

  #remove(messageID: number): Operation | undefined {
    const same = this.#outstanding.get(messageID);
    if (!Array.isArray(same)) {
      this.#outstanding.delete(messageID);
      return same;
    }
    const first = same.shift();
    if (same.length === 0) this.#outstanding.delete(messageID);
    return first;
  }

  *#all(): Generator<Operation> {
    for (const same of this.#outstanding.values()) {
      if (Array.isArray(same)) yield* same;
      else yield same;
    }
    yield* this.#waiting;
  }
}
