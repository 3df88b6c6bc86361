// Words of a paragraph changed within the runs that hold them: all else of the paragraph stays.

import { visibleLine } from '../../words/visible-text.ts';
import { textOf } from './blocks.ts';
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
  const ordered = changes.toSorted((one, other) => other.from - one.from);
  for (const [index, { element, text, at }] of pieces.entries()) {
    const end = at + text.length;
    const isLast = index === pieces.length - 1;
    let own = text;
    for (const change of ordered) {
      const isHere = change.from >= at && (change.from < end || (isLast && change.from === end));
      const [from, to] = [Math.max(change.from, at) - at, Math.min(change.to, end) - at];
      if (isHere) own = own.slice(0, from) + visibleLine(change.text) + own.slice(Math.max(from, to));
      else if (from < to) own = own.slice(0, from) + own.slice(to);
    }
    if (own === text) continue;
    edits.replace(element.start, element.end, `<w:t xml:space="preserve">${escapeXml(own)}</w:t>`);
  }
}

/** A paragraph has a few. */
const mostPlaceholders = 100;

/** The placeholders of a text that have a value. */
export function filledPlaceholders(text: string, bindings: Bindings): Replacement[] {
  return [...text.matchAll(placeholderPattern)].slice(0, mostPlaceholders).flatMap((found): Replacement[] => {
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
