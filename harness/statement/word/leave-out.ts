// Parts of a template left out without tearing what goes beyond them: bookmarks, fields, and the ends of sections of pages.

import { endsPages, type WordBlock } from './blocks.ts';
import type { Edits } from './edits.ts';
import { child, descendants, type XmlElement } from './xml-tree.ts';

const marks = [
  'w:bookmarkStart',
  'w:bookmarkEnd',
  'w:commentRangeStart',
  'w:commentRangeEnd',
  'w:permStart',
  'w:permEnd',
];

/** Starts and ends of bookmarks and the like: they stay, for their other end may be elsewhere. */
export function rangeMarks(xml: string, elements: readonly XmlElement[]): string {
  return elements
    .flatMap((element) => descendants(element, ...marks))
    .map(({ start, end }) => xml.slice(start, end))
    .join('');
}

/** True if each field that begins in these elements ends there too (ECMA-376 17.16.18). */
export function hasWholeFields(elements: readonly XmlElement[]): boolean {
  let depth = 0;
  for (const field of elements.flatMap((element) => descendants(element, 'w:fldChar'))) {
    const type = field.attributes['w:fldCharType'];
    depth += type === 'begin' ? 1 : type === 'end' ? -1 : 0;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** Leaves blocks out; false, and nothing is done, if a field would be torn. */
export function leaveOut(xml: string, edits: Edits, blocks: readonly WordBlock[]): boolean {
  if (!hasWholeFields(blocks.map(({ element }) => element))) return false;
  for (const { kind, element } of blocks) {
    const kept = rangeMarks(xml, [element]);
    const pages = kind === 'paragraph' && endsPages(element) ? emptyParagraph(xml, element) : '';
    edits.replace(element.start, element.end, kept + pages);
  }
  return true;
}

function emptyParagraph(xml: string, paragraph: XmlElement): string {
  const pages = child(child(paragraph, 'w:pPr'), 'w:sectPr');
  return pages ? `<w:p><w:pPr>${xml.slice(pages.start, pages.end)}</w:pPr></w:p>` : '';
}
