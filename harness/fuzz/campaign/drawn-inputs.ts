// Draws the inputs of a campaign and numbers them; what is known to break the SUT is left out, but keeps its number.

import type { Input } from '../input.ts';
import type { Numbered } from './numbered.ts';
import type { PhaseInput } from './phases.ts';

export interface DrawOptions {
  /** Whether an input is left out. */
  readonly isLeftOut: (input: Input) => boolean;
}

/** A campaign in which all is left out ends after so many inputs. */
const mostLeftOut = 60_000;

export class DrawnInputs {
  readonly #inputs: Iterator<PhaseInput>;
  readonly #options: DrawOptions;
  /** Inputs that were drawn and not run, since the SUT was gone. */
  readonly #back: Numbered[] = [];
  #drawn = 0;
  #leftOut = 0;

  constructor(inputs: Iterator<PhaseInput>, options: DrawOptions) {
    this.#inputs = inputs;
    this.#options = options;
  }

  /** How many inputs were left out. */
  get leftOut(): number {
    return this.#leftOut;
  }

  /** So many inputs, or fewer if there are no more. */
  draw(count: number): Numbered[] {
    const batch = this.#back.splice(0, count);
    while (batch.length < count && this.#leftOut <= mostLeftOut) {
      const next = this.#next();
      if (!next) break;
      if (!this.isLeftOut(next.input)) batch.push(next);
    }
    return batch;
  }

  /** Whether an input is left out; counts it if so. */
  isLeftOut(input: Input): boolean {
    const isLeftOut = this.#options.isLeftOut(input);
    if (isLeftOut) this.#leftOut += 1;
    return isLeftOut;
  }

  /** Inputs that could not be run come first the next time. */
  putBack(inputs: readonly Numbered[]): void {
    this.#back.unshift(...inputs);
  }

  #next(): Numbered | undefined {
    const { value, done } = this.#inputs.next();
    if (done) return undefined;
    this.#drawn += 1;
    const run = value.run ?? this.#drawn;
    return { ...value, input: { ...value.input, serial: run }, run };
  }
}
