// UIDs and numbers that depend on the seed and the case alone, so that a run can be repeated.

import { createHash } from 'node:crypto';

/** A source of repeatable values for one case. */
export class Seeded {
  readonly #base: string;
  #count = 0;

  constructor(seed: number, caseId: string) {
    this.#base = `${seed}\n${caseId}`;
  }

  /** The next UID, made of 128 bits (PS3.5 B.2). */
  uid(): string {
    return `2.25.${this.#bits(128)}`;
  }

  /** The next number from 0 to 2^31 - 1. */
  integer(): number {
    return Number(this.#bits(31));
  }

  #bits(count: number): bigint {
    this.#count += 1;
    const digest = createHash('sha256').update(`${this.#base}\n${this.#count}`).digest('hex');
    return BigInt(`0x${digest}`) >> BigInt(256 - count);
  }
}
