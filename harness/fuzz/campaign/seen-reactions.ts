// The reactions that a campaign has seen: which were new, how far the inputs came, and which inputs are mutated further.

import { signatureOf } from '../exchange/reaction.ts';
import type { Input } from '../input.ts';
import type { Ended } from './numbered.ts';

/** Inputs with a reaction of their own that are mutated further, at most. */
const maxParents = 500;

export class SeenReactions {
  readonly #signatures = new Map<string, number>();
  readonly #parents: Input[] = [];
  readonly #reach = new Map<string, number>();

  /** Inputs that led to a reaction of their own. */
  get parents(): readonly Input[] {
    return this.#parents;
  }

  /** How many reactions are different. */
  get count(): number {
    return this.#signatures.size;
  }

  /** Each reaction, and the number of the first input that led to it. */
  get signatures(): readonly (readonly [signature: string, run: number])[] {
    return [...this.#signatures];
  }

  /** Inputs by how far they came. */
  get reach(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#reach);
  }

  /** Notes how the SUT reacted to an input. */
  add({ ran: { reaction }, input, run }: Ended): void {
    this.#reach.set(reaction.reach, (this.#reach.get(reaction.reach) ?? 0) + 1);
    const signature = signatureOf(reaction);
    if (this.#signatures.has(signature)) return;
    this.#signatures.set(signature, run);
    if (this.#parents.length < maxParents) this.#parents.push(input);
  }
}
