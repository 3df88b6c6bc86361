// Instances of a sequence that runs again are other ones: what the SUT has kept of them before would change what it does.

import type { Input } from '../input.ts';

/** Serials of runs are below this number, so that those of repetitions are never taken. */
const step = 100_000_000;

export class FreshSerials {
  readonly #times = new Map<number, number>();

  /** The input, its serial another one if a sequence of that serial came before. */
  fresh(input: Input): Input {
    if (!input.operations) return input;
    const times = this.#times.get(input.serial) ?? 0;
    this.#times.set(input.serial, times + 1);
    return { ...input, serial: input.serial + times * step };
  }
}
