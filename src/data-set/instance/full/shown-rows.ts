// Which rows of an IOD definition (PS3.3 A.1) an instance under construction holds already, and in which sequences.

import type { SequenceRow } from '../../../registry/iods/definition.ts';
import type { DefinedRow } from './assumption.ts';

/** Rows are told apart by identity: a macro has the same ones wherever it is included. */
export class ShownRows {
  readonly #anywhere = new Set<DefinedRow>();
  readonly #bySequence = new Map<SequenceRow, Set<DefinedRow>>();

  /** Notes the row as one of an item of `sequence`, or of the top level. */
  add(row: DefinedRow, sequence: SequenceRow | undefined): void {
    this.#anywhere.add(row);
    if (!sequence) return;
    const rows = this.#bySequence.get(sequence) ?? new Set();
    this.#bySequence.set(sequence, rows.add(row));
  }

  hasAnywhere(row: DefinedRow): boolean {
    return this.#anywhere.has(row);
  }

  /** True if some item of the sequence, wherever that stands, holds the row. */
  hasIn(sequence: SequenceRow, row: DefinedRow): boolean {
    return this.#bySequence.get(sequence)?.has(row) === true;
  }
}
