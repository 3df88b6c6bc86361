// What the connections of one faulty SCP share: the program behind them, which can die or stop answering.

import type { Transport } from '../../../src/wire.ts';

/** A connection that is open. */
interface OpenConnection {
  /** The A-ASSOCIATE-RQ that came on it, if one did. */
  readonly request: unknown;
  destroy(): void;
}

export class FaultyScpState {
  readonly #sessions = new Set<OpenConnection>();
  readonly #unanswered = new Set<Transport>();
  #leftEarlyAt: number[] = [];
  #tallied = 0;
  #hangs = false;
  #crashed = false;

  enter(session: OpenConnection): void {
    this.#sessions.add(session);
  }

  leave(session: OpenConnection): void {
    if (this.#sessions.delete(session) && session.request === undefined) this.#leftEarlyAt.push(performance.now());
  }

  /** Connections that ended within the last so many milliseconds, and before an A-ASSOCIATE-RQ. */
  leftEarly(withinMs: number): number {
    const since = performance.now() - withinMs;
    this.#leftEarlyAt = this.#leftEarlyAt.filter((at) => at >= since);
    return this.#leftEarlyAt.length;
  }

  /** Connections that are open. */
  get open(): number {
    return this.#sessions.size;
  }

  /** Whether this connection is open. */
  has(session: OpenConnection): boolean {
    return this.#sessions.has(session);
  }

  /** Counts one more of whatever a fault counts, and says how many there are now. */
  tally(): number {
    this.#tallied += 1;
    return this.#tallied;
  }

  /** How many have been counted. */
  get tallied(): number {
    return this.#tallied;
  }

  /** From now on connections come about, and nothing is ever answered on them. */
  hang(): void {
    this.#hangs = true;
  }

  /** New connections are served again. */
  recover(): void {
    this.#hangs = false;
  }

  /** The program dies: every connection is gone, and no new one comes about. */
  crash(): void {
    this.#crashed = true;
    this.closeAll();
    this.onCrash();
  }

  /** Ends listening; set by whoever listens. */
  onCrash: () => void = () => {};

  /** Whether a new connection is to be served; one that is not is dropped or left without an answer. */
  admits(transport: Transport): boolean {
    if (this.#crashed) transport.destroy();
    else if (this.#hangs) this.#unanswered.add(transport);
    return !this.#crashed && !this.#hangs;
  }

  closeAll(): void {
    for (const session of this.#sessions) session.destroy();
    for (const transport of this.#unanswered) transport.destroy();
  }
}
