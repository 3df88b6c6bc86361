/** Where the strict reader stands: the Data Set, or a sequence, Item or encapsulated value within it (PS3.5 7.5, A.4). */

import { formatTag } from '../../registry/dictionary.ts';

/** One level of nesting. Levels are reused, so a hostile Data Set cannot make the reader allocate. */
export interface Level {
  kind: 'data-set' | 'sequence' | 'fragments';
  /** The element that holds the sequence or fragments; for a Data Set, the last element read in it. */
  tag: number;
  /** Items or fragments begun so far. */
  items: number;
  explicitVR: boolean;
  littleEndian: boolean;
  /** The byte after the last one, by its own explicit length; infinite for an undefined length. */
  end: number;
  /** The byte that it must not pass, by the explicit lengths around it. */
  limit: number;
}

/** The outermost Data Set, whose end only the sender knows. */
export function rootLevel(encoding: { readonly explicitVR: boolean; readonly littleEndian: boolean }): Level {
  const { explicitVR, littleEndian } = encoding;
  return { kind: 'data-set', tag: -1, items: 0, explicitVR, littleEndian, end: Infinity, limit: Infinity };
}

/** What the level is called in a sentence. */
export function levelName(level: Level): string {
  if (level.kind === 'fragments') return 'an encapsulated value';
  return level.kind === 'sequence' ? 'a sequence' : 'an Item';
}

/** The levels that are open, the outermost Data Set first. */
export class LevelStack {
  readonly #levels: Level[];
  #current: Level;
  #depth = 0;

  constructor(root: Level) {
    this.#current = root;
    this.#levels = [root];
  }

  get current(): Level {
    return this.#current;
  }

  /** 0 in the outermost Data Set, 1 in a sequence of it, 2 in an Item of that. */
  get depth(): number {
    return this.#depth;
  }

  /** Opens a level that starts at `start` and has `length` bytes, or Infinity. */
  push(kind: Level['kind'], start: number, length: number): void {
    const parent = this.#current;
    this.#depth++;
    const level = this.#levels[this.#depth] ?? rootLevel(parent);
    this.#levels[this.#depth] = level;
    level.kind = kind;
    level.tag = kind === 'data-set' ? -1 : parent.tag;
    level.items = 0;
    level.explicitVR = parent.explicitVR;
    level.littleEndian = parent.littleEndian;
    level.end = start + length;
    level.limit = Math.min(level.end, parent.limit);
    this.#current = level;
  }

  pop(): void {
    this.#depth--;
    this.#current = this.#levels[this.#depth] ?? this.#current;
  }

  /** The tag of the sequence that is open, or undefined in the outermost Data Set. */
  get sequenceTag(): number | undefined {
    return this.#levels.slice(1, this.#depth + 1).findLast((level) => level.kind !== 'data-set')?.tag;
  }

  /**
   * The path to the innermost level, e.g. `(0072,0200)[1]`, and to `tag` within it when there is one. An innermost
   * sequence stands without the number of its last Item, unless `atItem`.
   */
  path(tag: number | undefined, atItem: boolean): string {
    const parts: string[] = [];
    for (let index = 1; index <= this.#depth; index++) {
      const level = this.#levels[index];
      if (!level || level.kind === 'data-set') continue;
      parts.push(index < this.#depth || atItem ? `${formatTag(level.tag)}[${level.items}]` : formatTag(level.tag));
    }
    if (tag !== undefined) parts.push(formatTag(tag));
    return parts.join('.');
  }
}
