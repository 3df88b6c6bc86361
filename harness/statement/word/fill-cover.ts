// The cover of the template with names, version and date of the product (PS3.2 N.0), where its placeholders are recognised.

import type { Block, Cell } from '../document/document.ts';
import { textOf, type WordBlock } from './blocks.ts';
import { lookOf, paragraphXml } from './look.ts';
import { changeWords, type Replacement } from './text-edit.ts';
import { type WordCell, wordTable } from './word-grid.ts';
import type { Work } from './work.ts';
import { child } from './xml-tree.ts';

/** What the cover of ours says, by its label, and the labels by which templates know it. */
const labels: Readonly<Record<string, RegExp>> = {
  Product: /^(?:commercial )?(?:product|system|application)(?: name)?(?:\(s\))?$/i,
  Version: /^(?:(?:product|software) )?(?:versions?|releases?)(?:\(s\))?(?: number)?$/i,
  Manufacturer: /^(?:manufacturer|company|vendor)(?: name)?$/i,
  Date: /^(?:(?:document|publication|issue) )?date(?: of (?:the )?document)?$/i,
  'DICOM Standard': /^(?:dicom )?(?:standard|edition)(?: edition)?$/i,
};

/** The label of ours that words of a template mean. */
function labelOf(words: string): string | undefined {
  const bare = words.trim().replace(/:$/, '').trim();
  return Object.keys(labels).find((label) => labels[label]?.test(bare));
}

/** The values of the cover of ours: the first table of its front. */
export function coverValues(front: readonly Block[]): ReadonlyMap<string, Cell> {
  const table = front.find((block) => block.kind === 'table');
  const rows = table?.kind === 'table' ? table.rows : [];
  return new Map(rows.map(({ cells }) => [cells[0]?.text ?? '', cells[1] ?? { text: '' }]));
}

/** Placeholders that stand for the product in all of the template. */
export function productBindings(values: ReadonlyMap<string, Cell>): ReadonlyMap<string, string> {
  const names: Readonly<Record<string, readonly string[]>> = {
    Product: ['product', 'product name'],
    Version: ['version', 'product version'],
    Manufacturer: ['manufacturer', 'company', 'company name', 'vendor'],
  };
  return new Map(
    Object.entries(names).flatMap(([label, words]) => {
      const value = values.get(label);
      return !value || value.open || value.text === '' ? [] : words.map((name) => [name, value.text] as const);
    }),
  );
}

/** Fills the cover; what it has no recognised place for is noted. */
export function fillCover(work: Work, values: ReadonlyMap<string, Cell>): void {
  const placed = new Set<string>();
  for (const block of work.outline.front) {
    if (block.kind === 'paragraph') fillParagraph(work, block, values, placed);
    else fillRows(work, block, values, placed);
  }
  for (const [label, { text }] of values) {
    if (!placed.has(label)) work.notes.push(`cover page: no place for ${label} (${text})`);
  }
}

/** `<Product Name>`, `[Version]`, or a line that is only `Date:`. */
function fillParagraph(
  { xml, edits }: Work,
  { element }: WordBlock,
  values: ReadonlyMap<string, Cell>,
  placed: Set<string>,
) {
  const { text } = textOf(xml, element);
  const changes = [...text.matchAll(/<\s*([^<>[\]]{1,60})>|\[\s*([^<>[\]]{1,60})\]/g)].flatMap(
    (found): Replacement[] => {
      const label = labelOf(found[1] ?? found[2] ?? '');
      const value = label === undefined ? undefined : values.get(label);
      if (label === undefined || !value) return [];
      placed.add(label);
      return [{ from: found.index, to: found.index + found[0].length, text: value.text }];
    },
  );
  const alone = /:\s*$/.test(text) ? labelOf(text) : undefined;
  const value = alone === undefined ? undefined : values.get(alone);
  if (alone !== undefined && value && changes.length === 0) {
    placed.add(alone);
    changes.push({ from: text.length, to: text.length, text: `${/\s$/.test(text) ? '' : ' '}${value.text}` });
  }
  changeWords(xml, edits, element, changes);
}

/** A row with a label and an empty cell, or one with a placeholder. */
function fillRows(work: Work, { element }: WordBlock, values: ReadonlyMap<string, Cell>, placed: Set<string>): void {
  for (const { cells } of wordTable(work.xml, element)?.rows ?? []) {
    const [first, second] = cells;
    const label = first ? labelOf(first.text) : undefined;
    const value = label === undefined ? undefined : values.get(label);
    if (label === undefined || !value || !second || !/^(?:<.*>|\[.*\]|)$/.test(second.text)) continue;
    if (fillCell(work, second, value)) placed.add(label);
  }
}

function fillCell({ xml, edits }: Work, { element }: WordCell, value: Cell): boolean {
  const paragraphs = element.children.filter(({ name }) => name !== 'w:tcPr');
  const first = child(element, 'w:p');
  const last = paragraphs.at(-1);
  if (!first || !last || paragraphs.some(({ name }) => name !== 'w:p')) return false;
  edits.replace(first.start, last.end, paragraphXml(value, lookOf(xml, first)));
  return true;
}
