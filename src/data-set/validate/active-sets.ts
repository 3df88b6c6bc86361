// The character sets that are active within a value, and where they have to be those of value 1: PS3.5 6.1.2.5.3.

import type { CharacterSetRow } from '../../registry/character-sets.ts';

/** A place before which value 1 of Specific Character Set has to be active. */
export interface Boundary {
  /** For a message. */
  readonly name: string;
  /** What follows begins with value 1 again, so that another set needs its escape sequence anew. */
  readonly resets: boolean;
}

const control: Readonly<Record<number, Boundary>> = {
  9: { name: 'TAB', resets: false },
  10: { name: 'LF', resets: true },
  12: { name: 'FF', resets: true },
  13: { name: 'CR', resets: true },
};
const backslash: Boundary = { name: 'the delimiter \\', resets: true };
const caret: Boundary = { name: 'the delimiter ^', resets: true };
const equalsSign: Boundary = { name: 'the delimiter =', resets: true };

/** In these a backslash is a character like any other (PS3.5 6.1.2.3). */
const withoutValues = ['LT', 'ST', 'UT'];

/** The boundary that a single-byte character of a value is; undefined for one that is none. */
export function boundaryAt(byte: number, vr: string | undefined): Boundary | undefined {
  if (byte < 0x20) return control[byte];
  if (byte === 0x5c) return vr === undefined || withoutValues.includes(vr) ? undefined : backslash;
  if (vr !== 'PN') return undefined;
  if (byte === 0x5e) return caret;
  return byte === 0x3d ? equalsSign : undefined;
}

/** G0 and G1, from the beginning of a value on. */
export class ActiveSets {
  readonly #first: CharacterSetRow;
  readonly #default: CharacterSetRow;
  #g0: CharacterSetRow;
  #g1: CharacterSetRow | undefined;

  /** `first` is value 1 of Specific Character Set, `ascii` the default repertoire. */
  constructor(first: CharacterSetRow, ascii: CharacterSetRow) {
    this.#first = first;
    this.#default = ascii;
    this.#g0 = this.#firstG0;
    this.#g1 = this.#firstG1;
  }

  get G0(): CharacterSetRow {
    return this.#g0;
  }

  get G1(): CharacterSetRow | undefined {
    return this.#g1;
  }

  /** All sets but JIS X 0201 have the default repertoire in G0. */
  get #firstG0(): CharacterSetRow {
    return this.#hasOwnG0(this.#first) ? this.#first : this.#default;
  }

  get #firstG1(): CharacterSetRow | undefined {
    return this.#first === this.#default ? undefined : this.#first;
  }

  #hasOwnG0({ escapes }: CharacterSetRow): boolean {
    return escapes.some(({ bytes, into }) => into === 'G0' && bytes !== '(B');
  }

  /** Whether value 1 is active; where it has no G1, what stands there does not matter. */
  get isAsAtStart(): boolean {
    return this.#g0 === this.#firstG0 && (this.#firstG1 === undefined || this.#g1 === this.#firstG1);
  }

  invoke(into: 'G0' | 'G1', row: CharacterSetRow): void {
    if (into === 'G0') this.#g0 = row;
    else this.#g1 = row;
  }

  reset(): void {
    this.#g0 = this.#firstG0;
    this.#g1 = this.#firstG1;
  }
}
