// What the user of an association is told, in its order, and silence when nothing comes in time.

import type { CommandSet } from '../../../src/wire.ts';
import { workingClock } from '../../time/working-clock.ts';

export interface Indication {
  readonly kind: 'accepted' | 'rejected' | 'message' | 'release asked' | 'released' | 'over' | 'silence';
  readonly text: string;
  /** Of a message. */
  readonly command?: CommandSet;
  readonly contextId?: number;
  /** Of a rejection. */
  readonly result?: number;
}

export class Inbox {
  readonly #waiting: Indication[] = [];
  #wake: (() => void) | undefined;

  /** Whether a message has come that was not taken yet. */
  get hasMessage(): boolean {
    return this.#waiting.some(({ kind }) => kind === 'message');
  }

  add(indication: Indication): void {
    this.#waiting.push(indication);
    this.#wake?.();
  }

  async next(patienceMs: number): Promise<Indication> {
    if (this.#waiting.length === 0) await this.#wait(patienceMs);
    return this.#waiting.shift() ?? { kind: 'silence', text: 'no answer came in time' };
  }

  async #wait(ms: number): Promise<void> {
    let cancel = (): void => {};
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      if (Number.isFinite(ms)) cancel = workingClock.after(ms, resolve);
    });
    cancel();
    this.#wake = undefined;
  }
}
