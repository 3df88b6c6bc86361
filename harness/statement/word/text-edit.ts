// Words of a paragraph changed within the runs that hold them: all else of the paragraph stays.

import { visibleLine } from '../../words/visible-text.ts';
import { type TextPiece, textOf } from './blocks.ts';
import { Edits } from './edits.ts';
import { type Bindings, bindingName, placeholderPattern } from './titles.ts';
import { descendants, escapeXml, type XmlElement } from './xml-tree.ts';

/** New words for those from one offset to another of the text of a paragraph. */
export interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Changes words; those that several runs hold go into the first of them. */
export function changeWords(xml: string, edits: Edits, paragraph: XmlElement, changes: readonly Replacement[]): void {
  if (changes.length === 0) return;
  const { pieces } = textOf(xml, paragraph);
  const ordered = changes.toSorted((one, other) => one.from - other.from);
  let next = 0;
  for (const [index, piece] of pieces.entries()) {
    const end = piece.at + piece.text.length;
    const isLast = index === pieces.length - 1;
    // Only the last one of a piece can go beyond it.
    while (next < ordered.length && (ordered[next]?.to ?? 0) < piece.at) next++;
    const here: Replacement[] = [];
    for (let at = next; at < ordered.length; at++) {
      const change = ordered[at];
      if (!change || change.from > end || (change.from === end && !isLast)) break;
      here.push(change);
    }
    next += Math.max(0, here.length - 1);
    const own = changedPiece(piece, here);
    if (own === piece.text) continue;
    const { start, end: last } = piece.element;
    edits.replace(start, last, `<w:t xml:space="preserve">${escapeXml(own)}</w:t>`);
  }
}

/** New words go in where a change begins; a piece into which one only reaches loses the old ones. */
function changedPiece({ text, at }: TextPiece, changes: readonly Replacement[]): string {
  let kept = 0;
  const words = changes.map((change) => {
    const from = Math.max(change.from - at, kept);
    const before = text.slice(kept, from);
    kept = Math.max(kept, change.to - at);
    return change.from < at ? before : before + visibleLine(change.text);
  });
  return [...words, text.slice(kept)].join('');
}

/** The placeholders of a text that have a value. */
export function filledPlaceholders(text: string, bindings: Bindings): Replacement[] {
  return [...text.matchAll(placeholderPattern)].flatMap((found): Replacement[] => {
    const value = bindings.get(bindingName(found[1] ?? ''));
    return value === undefined ? [] : [{ from: found.index, to: found.index + found[0].length, text: value }];
  });
}

/** A copy of a paragraph with other words and without bookmarks, of which there can be one alone. */
export function copyWith(xml: string, paragraph: XmlElement, changes: readonly Replacement[]): string {
  const edits = new Edits();
  for (const { start, end } of descendants(paragraph, 'w:bookmarkStart', 'w:bookmarkEnd', 'w:sectPr'))
    edits.replace(start, end, '');
  changeWords(xml, edits, paragraph, changes);
  const copy = edits.applied(xml, paragraph.start, paragraph.end);
  // Identifiers of Word that may stand once in a document.
  return copy.replace(/^<w:p\b[^>]*>/, (tag) => tag.replaceAll(/\s+w14:(?:paraId|textId)="[^"]*"/g, ''));
}
