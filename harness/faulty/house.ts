// What the connections of one faulty SCP share: how many there are, and whether the program still lives.

import type { Transport } from '../../src/wire.ts';
import type { Session } from './session.ts';

export class House {
  readonly #sessions = new Set<Session>();
  readonly #unanswered = new Set<Transport>();
  #opened = 0;
  #hangs = false;
  #crashed = false;

  /** Connections so far that were answered. */
  get opened(): number {
    return this.#opened;
  }

  /** Connections open now. */
  get open(): number {
    return this.#sessions.size;
  }

  enter(session: Session): void {
    this.#opened += 1;
    this.#sessions.add(session);
  }

  leave(session: Session): void {
    this.#sessions.delete(session);
  }

  /** From now on connections come about, and nothing is ever answered on them. */
  hang(): void {
    this.#hangs = true;
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
