// Paragraphs and tables of the main part of a DOCX in their order (ECMA-376 17.2 and 17.3), with their text.

import { child, unescapeXml, type XmlElement } from './xml-tree.ts';

/** A paragraph or table that stands in the body itself, or in a content control of it. */
export interface WordBlock {
  readonly kind: 'paragraph' | 'table';
  readonly element: XmlElement;
}

const containers = ['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:smartTag'];

/** What stands in the body; tables and paragraphs within tables are none of it. */
export function blocksIn(container: XmlElement): WordBlock[] {
  return container.children.flatMap((element): WordBlock[] => {
    if (element.name === 'w:p') return [{ kind: 'paragraph', element }];
    if (element.name === 'w:tbl') return [{ kind: 'table', element }];
    return containers.includes(element.name) ? blocksIn(element) : [];
  });
}

/** A `w:t` with its text, and where that begins in the text of the paragraph. */
export interface TextPiece {
  readonly element: XmlElement;
  readonly text: string;
  readonly at: number;
}

export interface WordText {
  readonly text: string;
  readonly pieces: readonly TextPiece[];
}

/** What is deleted, or drawn, is not text of the paragraph. */
const left = ['w:del', 'w:moveFrom', 'mc:AlternateContent', 'w:drawing', 'w:pict', 'w:object', 'w:pPr', 'w:rPr'];
const marks: Readonly<Record<string, string>> = { 'w:tab': ' ', 'w:br': '\n', 'w:cr': '\n', 'w:noBreakHyphen': '-' };

/** Texts that were asked for: several parts of filling a template ask for the same. */
const known = new WeakMap<XmlElement, WordText>();
const knownLines = new WeakMap<XmlElement, string>();

/** The text of a paragraph, or of the paragraphs of a cell with line feeds between; `xml` is what it was read from. */
export function textOf(xml: string, element: XmlElement): WordText {
  const found = known.get(element) ?? readText(xml, element);
  known.set(element, found);
  return found;
}

function readText(xml: string, element: XmlElement): WordText {
  const pieces: TextPiece[] = [];
  let text = '';
  const walk = (one: XmlElement) => {
    if (left.includes(one.name)) return;
    if (one.name === 'w:t') {
      const own = unescapeXml(xml.slice(one.inner, one.innerEnd));
      pieces.push({ element: one, text: own, at: text.length });
      text += own;
    } else text += marks[one.name] ?? '';
    if (one.name === 'w:p' && one !== element && text !== '') text += '\n';
    for (const below of one.children) walk(below);
  };
  walk(element);
  return { text, pieces };
}

/** Text on one line. */
export function lineOf(xml: string, element: XmlElement): string {
  const line = knownLines.get(element) ?? textOf(xml, element).text.replaceAll(/\s+/g, ' ').trim();
  knownLines.set(element, line);
  return line;
}

/** The style of a paragraph. */
export function styleOf(paragraph: XmlElement): string {
  return child(child(paragraph, 'w:pPr'), 'w:pStyle')?.attributes['w:val'] ?? '';
}

/** True for a paragraph that ends a section of pages, which its removal would join to the next. */
export function endsPages(paragraph: XmlElement): boolean {
  return child(child(paragraph, 'w:pPr'), 'w:sectPr') !== undefined;
}
