// From headings, paragraphs, lists and tables in their order to a document: what the readers of all formats have in common.

import type { Block, Cell, Row, Section, StatementDocument, Table } from '../document/document.ts';
import { mostBlocks, UnreadableStatementError } from './limits.ts';

interface OpenSection {
  readonly depth: number;
  readonly number: string;
  readonly title: string;
  readonly blocks: Block[];
  readonly sections: Section[];
}

const numberPattern = /^(?:(?:Annex|Appendix|Section)\s+)?([A-Z]?\d+(?:\.\d+)*|[A-Z](?:\.\d+)*)[.:]?\s+(.*)$/s;
const captionPattern = /^(Table|Figure)\s+((?:[A-Z]\.)?[A-Z0-9]+(?:\.\d+)*(?:-\d+[a-z]?)?)\s*[.:–-]?\s*(.*)$/is;

/** Collects what a reader finds and makes a document of it. */
export class DocumentBuilder {
  #title = '';
  readonly #front: Block[] = [];
  readonly #sections: Section[] = [];
  readonly #open: OpenSection[] = [];
  #counts: number[] = [];
  #blocks = 0;
  #hasContents = false;

  title(text: string): void {
    if (this.#title === '') this.#title = text;
  }

  /** There is a table of contents, whose lines are no blocks. */
  contents(): void {
    this.#hasContents = true;
  }

  /** A heading; if it has no number, it gets the one that its level comes to. */
  heading(level: number, text: string): void {
    const words = oneLine(text);
    if (words === '') return;
    const [, printed, rest] = numberPattern.exec(words) ?? [];
    if (this.#isTitle(words, printed)) {
      this.#title = words;
      return;
    }
    const number = printed ?? this.#nextNumber(level);
    if (printed !== undefined) this.#noteNumber(printed);
    const depth = printed === undefined ? level : number.split('.').length;
    this.#closeTo(depth);
    this.#open.push({ depth, number, title: rest === undefined ? words : rest.trim(), blocks: [], sections: [] });
  }

  /** The first heading may be the title of the document, which has no number. */
  #isTitle(words: string, printed: string | undefined): boolean {
    const isFirst = this.#title === '' && this.#sections.length === 0 && this.#open.length === 0;
    return isFirst && printed === undefined && /conformance statement/i.test(words);
  }

  paragraph(text: string): void {
    const words = text.trim();
    if (words === '') return;
    const caption = captionPattern.exec(words);
    if (caption && words.length < 300 && this.#isCaption(words, caption)) return;
    this.#add({ kind: 'paragraph', text: words });
  }

  list(items: readonly string[]): void {
    if (items.length > 0) this.#add({ kind: 'list', items: items.map((text) => ({ text: text.trim() })) });
  }

  figure(caption: string): void {
    const [, , number, title] = captionPattern.exec(oneLine(caption)) ?? [];
    this.#add({ kind: 'figure', number, title: title ?? oneLine(caption) });
  }

  /** A table; without a caption of its own the paragraph before it may be one. */
  table(rows: readonly Row[], caption?: string): void {
    if (rows.length === 0) return;
    const words = caption === undefined ? '' : oneLine(caption);
    const [, , number, title] = captionPattern.exec(words) ?? [];
    const before = this.#current().at(-1);
    const waiting = words === '' && before?.kind === 'table' && before.rows.length === 0 ? before : undefined;
    if (waiting) this.#current().pop();
    const table: Table = { kind: 'table', number, title: title ?? words, rows: rows.map(bandOf) };
    this.#add(waiting ? { ...waiting, rows: table.rows } : table);
  }

  document(): StatementDocument {
    this.#closeTo(0);
    return {
      title: this.#title,
      front: this.#front.filter(hasContent),
      sections: this.#sections,
      ...(this.#hasContents && { hasContents: true }),
    };
  }

  /** A caption stands before its table or figure: the table is waited for. */
  #isCaption(words: string, [, kind, number, title]: RegExpExecArray): boolean {
    if (
      /\b(lists?|describes?|defines?|provides?|shows?|specifies|tells)\b/i.test(
        title?.split(' ').slice(0, 2).join(' ') ?? '',
      )
    )
      return false;
    if (/^table$/i.test(kind ?? '')) this.#add({ kind: 'table', number, title: title?.trim() ?? words, rows: [] });
    else this.#add({ kind: 'figure', number, title: title?.trim() ?? words });
    return true;
  }

  #current(): Block[] {
    return this.#open.at(-1)?.blocks ?? this.#front;
  }

  #add(block: Block): void {
    this.#blocks += block.kind === 'table' ? 1 + block.rows.length : 1;
    if (this.#blocks > mostBlocks) throw new UnreadableStatementError(`more than ${mostBlocks} paragraphs and rows`);
    this.#current().push(block);
  }

  #closeTo(depth: number): void {
    for (;;) {
      const last = this.#open.at(-1);
      if (!last || last.depth < depth) return;
      this.#open.pop();
      const { number, title, blocks, sections } = last;
      (this.#open.at(-1)?.sections ?? this.#sections).push({
        number,
        title,
        blocks: blocks.filter(hasContent),
        sections,
      });
    }
  }

  #nextNumber(level: number): string {
    this.#counts = Array.from({ length: level }, (_, at) => this.#counts[at] ?? 0);
    this.#counts[level - 1] = (this.#counts[level - 1] ?? 0) + 1;
    return this.#counts.join('.');
  }

  #noteNumber(number: string): void {
    const parts = number.split('.').map(Number);
    if (parts.every(Number.isInteger)) this.#counts = parts;
  }
}

/** A caption that no table followed is a paragraph no more; a list or paragraph always has something. */
function hasContent(block: Block): boolean {
  return block.kind !== 'table' || block.rows.length > 0;
}

/** One cell over the whole row is a heading inside of the table. */
function bandOf(row: Row): Row {
  const [only, ...rest] = row.cells;
  const isWide = only !== undefined && (only.columns ?? 1) > 1 && rest.length === 0;
  return isWide && row.kind === 'body' ? { kind: 'band', cells: [only] } : row;
}

/** Text on one line. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** A cell with its spans, bounded. */
export function spanned(text: string, columns: number, rows: number): Cell {
  const bounded = (value: number) => (Number.isInteger(value) && value > 1 ? Math.min(value, 1000) : undefined);
  return { text: text.trim(), columns: bounded(columns), rows: bounded(rows) };
}

const raisedDigits = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The mark of a footnote as signs of its own, so that `16384` with a raised `1` is no other number. */
export function raised(text: string): string {
  if (!/^[\s([]*\d{1,3}[\s)\].,]*$/.test(text)) return text;
  return text.replaceAll(/[\s()[\].]/g, '').replaceAll(/\d/g, (digit) => raisedDigits[Number(digit)] ?? digit);
}
