// The look of what is written into a template: properties of its own paragraphs, runs, cells and rows (ECMA-376 17.3, 17.4).

import { visible } from '../../words/visible-text.ts';
import type { Cell } from '../document/document.ts';
import { UnreadableStatementError } from '../read/limits.ts';
import { child, descendants, escapeXml, type XmlElement } from './xml-tree.ts';

/** What a text looks like: the content of `w:pPr` and of `w:rPr`, by element. */
export interface TextLook {
  readonly paragraph: readonly string[];
  readonly run: readonly Property[];
}

interface Property {
  readonly name: string;
  readonly xml: string;
}

/** Elements of `w:rPr` in the order of their schema (ECMA-376 17.3.2.28). */
const runOrder = (
  'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden ' +
  'color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath'
)
  .split(' ')
  .map((name) => `w:${name}`);

/** Marks of examples and instructions, and of changes: what is filled in is regular text. */
const notOfRun = ['w:i', 'w:iCs', 'w:vanish', 'w:webHidden', 'w:highlight', 'w:rPrChange', 'w:ins', 'w:del'];
const notOfParagraph = ['w:sectPr', 'w:pPrChange', 'w:rPr', 'w:numPr', 'w:pageBreakBefore'];
const upright: readonly Property[] = [
  { name: 'w:i', xml: '<w:i w:val="0"/>' },
  { name: 'w:iCs', xml: '<w:iCs w:val="0"/>' },
];
const openMarks: readonly Property[] = [
  { name: 'w:b', xml: '<w:b/>' },
  { name: 'w:bCs', xml: '<w:bCs/>' },
  { name: 'w:shd', xml: '<w:shd w:val="clear" w:color="auto" w:fill="FCF0D0"/>' },
];

export const plainLook: TextLook = { paragraph: [], run: [] };

/** Characters of the properties of one element, which each cell that is filled repeats. */
const longestProperties = 20_000;

/**
 * The children of an element of properties as they are written, without some.
 * @throws UnreadableStatementError when there is more of them than a look needs.
 */
export function childrenXml(xml: string, element: XmlElement | undefined, without: readonly string[] = []): Property[] {
  if (element && element.end - element.start > longestProperties)
    throw new UnreadableStatementError(`${element.name} has more than ${longestProperties} characters`);
  return (element?.children ?? [])
    .filter(({ name }) => !without.includes(name))
    .map((one) => ({ name: one.name, xml: xml.slice(one.start, one.end) }));
}

/** The look of a paragraph of the template: that of its first run, or of what is written into it. */
export function lookOf(xml: string, paragraph: XmlElement | undefined): TextLook {
  if (!paragraph) return plainLook;
  const own = child(paragraph, 'w:pPr');
  const run = descendants(paragraph, 'w:r').find((one) => child(one, 'w:t') !== undefined);
  return {
    paragraph: childrenXml(xml, own, notOfParagraph).map((one) => one.xml),
    run: childrenXml(xml, child(run ?? own, 'w:rPr'), notOfRun),
  };
}

/** A run in that look; what is open stands out, as in a draft of ours. */
export function runXml({ text, open }: Cell, look: TextLook): string {
  const marks = open ? [...upright, ...openMarks] : upright;
  const kept = look.run.filter(({ name }) => !marks.some((mark) => mark.name === name));
  const ordered = [...kept, ...marks].sort((one, other) => rank(one) - rank(other));
  const lines = visible(text).split('\n');
  const words = lines.map((line) => `<w:t xml:space="preserve">${escapeXml(line)}</w:t>`).join('<w:br/>');
  return `<w:r><w:rPr>${ordered.map(({ xml }) => xml).join('')}</w:rPr>${words}</w:r>`;
}

function rank({ name }: Property): number {
  const at = runOrder.indexOf(name);
  return at < 0 ? runOrder.length : at;
}

/** A paragraph in that look. */
export function paragraphXml(content: Cell, look: TextLook): string {
  const properties = look.paragraph.length > 0 ? `<w:pPr>${look.paragraph.join('')}</w:pPr>` : '';
  return `<w:p>${properties}${content.text === '' ? '' : runXml(content, look)}</w:p>`;
}
