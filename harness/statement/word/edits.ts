// Changes of a text at some places: all else stays byte for byte.

/** Puts `text` in the place of what stands from `start` to `end`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Changes of one text, of which no two touch the same place. */
export class Edits {
  readonly #edits: Edit[] = [];

  replace(start: number, end: number, text: string): void {
    this.#edits.push({ start, end, text });
  }

  insert(at: number, text: string): void {
    this.replace(at, at, text);
  }

  /** The text, or a part in which all changes are, with its changes; what is inserted at one place stands in the order of the calls. */
  applied(text: string, from = 0, to = text.length): string {
    const ordered = this.#edits
      .map((edit, order) => ({ ...edit, order }))
      .sort((a, b) => a.start - b.start || a.end - b.end || a.order - b.order);
    const pieces: string[] = [];
    let at = from;
    for (const edit of ordered) {
      if (edit.start < at) throw new Error(`two changes at ${edit.start}`);
      pieces.push(text.slice(at, edit.start), edit.text);
      at = edit.end;
    }
    return [...pieces, text.slice(at, to)].join('');
  }
}
