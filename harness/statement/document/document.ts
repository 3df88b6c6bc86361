// A conformance statement as plain data, whoever wrote it: sections, paragraphs, tables, figures (PS3.2 Annexes A and N).

/** Who can fill what is open: a measurement of this tool, or only the vendor. */
export type Filler = 'measurement' | 'vendor';

/** What a draft does not know yet. Places with the same `key` are one question. */
export interface Open {
  /** Where `product.yaml` says it, e.g. `applicationEntities[STORE_SCP].title`. */
  readonly key: string;
  readonly who: Filler;
  /** How it is filled, in one line. */
  readonly how: string;
}

/** What a value rests on; it goes into the file of evidence and never into the text. */
export interface Ground {
  readonly basis: string;
  readonly evidence?: readonly string[] | undefined;
  readonly note?: string | undefined;
  /** What the vendor says, if that is something else. */
  readonly said?: string | undefined;
}

/** The text of a cell or paragraph; lines are separated by \n. */
export interface Cell {
  readonly text: string;
  readonly open?: Open | undefined;
  readonly ground?: Ground | undefined;
  /** Columns that it spans, 1 if absent. */
  readonly columns?: number | undefined;
  /** Rows that it spans, 1 if absent. */
  readonly rows?: number | undefined;
}

/** `band`: a heading inside of the table, over all of its columns. */
export interface Row {
  readonly kind: 'head' | 'band' | 'body';
  readonly cells: readonly Cell[];
}

export interface Table {
  readonly kind: 'table';
  /** As printed, e.g. `7-43`; absent from a table without a caption. */
  readonly number?: string | undefined;
  readonly title: string;
  /** Its number in the template, e.g. `N.7-43`. */
  readonly template?: string | undefined;
  readonly rows: readonly Row[];
}

export interface Paragraph extends Cell {
  readonly kind: 'paragraph';
  /** It says what the section or its table is about, for which a template has words of its own. */
  readonly isIntroduction?: boolean | undefined;
}

export interface List {
  readonly kind: 'list';
  readonly items: readonly Cell[];
}

/** A heading of no section, as on the cover page. */
export interface Heading {
  readonly kind: 'heading';
  readonly text: string;
}

/** Boxes with arrows between them, from left to right: the data flow. */
export interface FlowDrawing {
  readonly kind: 'flow';
  readonly flows: readonly { readonly from: string; readonly to: string; readonly label: string }[];
  /** The boxes that are the product's own. */
  readonly own: readonly string[];
}

/** Messages between parties in the order of time. */
export interface SequenceDrawing {
  readonly kind: 'sequence';
  readonly parties: readonly string[];
  /** The parties that are the product's own. */
  readonly own: readonly string[];
  readonly messages: readonly { readonly from: number; readonly to: number; readonly text: string }[];
}

export type Drawing = FlowDrawing | SequenceDrawing;

export interface Figure {
  readonly kind: 'figure';
  readonly number?: string | undefined;
  readonly title: string;
  /** Absent from a document that was read. */
  readonly drawing?: Drawing | undefined;
}

export type Block = Paragraph | List | Heading | Table | Figure;

export interface Section {
  /** `7.3.1`; empty if it has none. */
  readonly number: string;
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
}

/** What lies before the first section is `front`: the cover page. */
export interface StatementDocument {
  readonly title: string;
  readonly front: readonly Block[];
  readonly sections: readonly Section[];
  /** There is a table of contents, which is none of the blocks. */
  readonly hasContents?: boolean | undefined;
}
