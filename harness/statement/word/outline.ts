// The sections and tables of a Word template: headings by their styles, tables by the captions above or below them.

import type { StyleLevels } from '../read/docx-styles.ts';
import { UnreadableStatementError } from '../read/limits.ts';
import { lineOf, styleOf, type WordBlock } from './blocks.ts';
import { bareNumber } from './titles.ts';
import { child, type XmlElement } from './xml-tree.ts';

export interface TemplateSection {
  /** Without the N of the annex; counted if it is not printed. */
  readonly number: string;
  readonly title: string;
  readonly level: number;
  readonly heading: XmlElement;
  /** Blocks before the next heading. */
  readonly blocks: WordBlock[];
  readonly parent?: TemplateSection | undefined;
}

export interface TemplateTable {
  readonly number: string;
  readonly title: string;
  readonly caption: XmlElement;
  readonly element: XmlElement;
  readonly section?: TemplateSection | undefined;
}

export interface TemplateOutline {
  /** What stands before the first heading. */
  readonly front: readonly WordBlock[];
  /** All sections in their order. */
  readonly sections: readonly TemplateSection[];
  readonly tables: readonly TemplateTable[];
}

/** A template has some four hundred sections, and half as many tables. */
const mostSections = 1000;
const mostTables = 1000;

const numberPattern = /^(?:(?:Annex|Appendix|Section)\s+)?([A-Z]?\d+(?:\.\d+)*|[A-Z](?:\.\d+)+)[.:]?\s+(.*)$/s;
const captionPattern = /^Table\s+((?:[A-Z]\.)?[A-Z0-9]+(?:\.\d+)*(?:\s*-\s*\d+[a-z]?)?)\s*[.:–-]?\s*(.*)$/is;

export function outlineOf(xml: string, blocks: readonly WordBlock[], levels: StyleLevels): TemplateOutline {
  const front: WordBlock[] = [];
  const sections: TemplateSection[] = [];
  let counts: number[] = [];
  for (const block of blocks) {
    const level = headingLevel(block, levels);
    const line = level === undefined ? '' : lineOf(xml, block.element);
    if (level === undefined || line === '') {
      (sections.at(-1)?.blocks ?? front).push(block);
      continue;
    }
    if (sections.length >= mostSections) throw new UnreadableStatementError(`more than ${mostSections} headings`);
    const [, printed, title] = numberPattern.exec(line) ?? [];
    counts =
      printed === undefined
        ? counted(counts, level)
        : bareNumber(printed)
            .split('.')
            .map((part) => Number(part) || 0);
    const depth = printed === undefined ? level : counts.length;
    const parent = sections.findLast((one) => one.level < depth);
    sections.push({
      number: printed === undefined ? counts.join('.') : bareNumber(printed),
      title: title ?? line,
      level: depth,
      heading: block.element,
      blocks: [],
      parent,
    });
  }
  return { front, sections, tables: tablesOf(xml, blocks, sections) };
}

function headingLevel({ kind, element }: WordBlock, levels: StyleLevels): number | undefined {
  if (kind === 'table') return undefined;
  const own = child(child(element, 'w:pPr'), 'w:outlineLvl')?.attributes['w:val'];
  const level = levels.get(styleOf(element)) ?? (own === undefined ? undefined : Number(own) + 1);
  return level !== undefined && level >= 1 && level <= 9 ? level : undefined;
}

function counted(counts: readonly number[], level: number): number[] {
  return Array.from({ length: level }, (_, at) => (counts[at] || 0) + (at === level - 1 ? 1 : 0));
}

interface Caption {
  readonly element: XmlElement;
  readonly number: string;
  readonly title: string;
}

/** Captions stand above their tables or below them, in all of a document. */
function tablesOf(xml: string, blocks: readonly WordBlock[], sections: readonly TemplateSection[]): TemplateTable[] {
  const solid = blocks.filter(({ kind, element }) => kind === 'table' || lineOf(xml, element) !== '');
  const around = solid.flatMap(({ kind, element }, at) =>
    kind === 'table' ? [{ element, above: captionAt(xml, solid[at - 1]), below: captionAt(xml, solid[at + 1]) }] : [],
  );
  if (around.filter(({ above, below }) => above ?? below).length > mostTables)
    throw new UnreadableStatementError(`more than ${mostTables} tables with a title`);
  const count = (side: 'above' | 'below', other: 'above' | 'below') =>
    around.filter((one) => one[side] && !one[other]).length;
  const isBelow = count('below', 'above') > count('above', 'below');
  const taken = new Set<XmlElement>();
  const ofBlock = new Map(sections.flatMap((section) => section.blocks.map(({ element }) => [element, section])));
  return around.flatMap(({ element, above, below }): TemplateTable[] => {
    const caption = (isBelow ? [below, above] : [above, below]).find((one) => one && !taken.has(one.element));
    if (!caption) return [];
    taken.add(caption.element);
    const { number, title } = caption;
    return [{ number, title, caption: caption.element, element, section: ofBlock.get(element) }];
  });
}

function captionAt(xml: string, block: WordBlock | undefined): Caption | undefined {
  if (block?.kind !== 'paragraph') return undefined;
  const line = lineOf(xml, block.element);
  const [, number, title] = line.length < 300 ? (captionPattern.exec(line) ?? []) : [];
  return number === undefined
    ? undefined
    : { element: block.element, number: bareNumber(number.replaceAll(/\s/g, '')), title: title ?? '' };
}
