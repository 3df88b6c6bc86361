// The reactions that a campaign has seen: which were new, how far the inputs came, and which inputs are mutated further.

import { signatureOf } from '../exchange/reaction.ts';
import type { Input } from '../input.ts';
import { latencyBand } from './latency-band.ts';
import type { Ended } from './numbered.ts';

/** Inputs with a reaction of their own that are mutated further, at most. */
const maxParents = 500;
/** So many of the latest answers tell what is usual. */
const remembered = 101;

/** Whether a reaction was seen before, is new, or would be if it took so long once more. */
export type Novelty = 'seen' | 'new' | 'once more';

export class SeenReactions {
  readonly #signatures = new Map<string, number>();
  /** Signatures with a band of latency that has been seen once. */
  readonly #doubtful = new Set<string>();
  readonly #parents: Input[] = [];
  readonly #reach = new Map<string, number>();
  #answers: readonly number[] = [];

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

  /** Notes how the SUT reacted to an input. Chance makes an answer late: that counts if it is late once more. */
  add(ended: Ended): Novelty {
    const { reaction } = ended.ran;
    const band = latencyBand(reaction.answerMs, this.#answers);
    if (reaction.answerMs > 0) this.#answers = [...this.#answers.slice(1 - remembered), reaction.answerMs];
    if (!ended.isRerun) this.#reach.set(reaction.reach, (this.#reach.get(reaction.reach) ?? 0) + 1);
    const signature = signatureOf(reaction);
    const isNew = this.#isNew(signature, ended);
    if (band === 'usual') return isNew ? 'new' : 'seen';
    const banded = `${signature} ${band}`;
    if (this.#signatures.has(banded)) return 'seen';
    if (ended.isRerun) return this.#isNew(banded, ended) ? 'new' : 'seen';
    if (this.#doubtful.has(banded)) return isNew ? 'new' : 'seen';
    this.#doubtful.add(banded);
    return 'once more';
  }

  #isNew(signature: string, { input, run }: Ended): boolean {
    if (this.#signatures.has(signature)) return false;
    this.#signatures.set(signature, run);
    if (this.#parents.length < maxParents) this.#parents.push(input);
    return true;
  }
}
