// What a hand has to say of a row of the generated tables (PS3.5 7.4.2).

/** What takes the place of the cells of a row. */
export interface RowChange {
  readonly type?: string;
  readonly condition?: string;
  readonly otherwise?: string;
  /** Of an include: the rows of the macro are there only if this holds. */
  readonly given?: string;
  /** Enumerated Values that the text says of the attribute. */
  readonly enumerated?: string;
}
