// The tables of ours in those of the template: found by title or number; several of ours in one stand after each other.

import type { Section, StatementDocument, Table } from '../document/document.ts';
import { placeOfTable, tablesOf } from '../document/walk.ts';
import { textOf } from './blocks.ts';
import { fillTable } from './fill-table.ts';
import type { SectionMatch } from './match-sections.ts';
import type { TemplateTable } from './outline.ts';
import { changeWords, copyWith, type Replacement } from './text-edit.ts';
import { bareNumber, isSimilar, matchTitle, plain } from './titles.ts';
import type { Work } from './work.ts';

interface Placed {
  readonly table: Table;
  readonly section?: Section | undefined;
}

/** Fills every table that has a title; one that is not found, or cannot be filled, is noted. */
export function fillTables(work: Work, document: StatementDocument): void {
  const slots = new Map<TemplateTable, Placed[]>();
  for (const placed of tablesOf(document).filter(({ table }) => table.title !== '')) {
    const slot = slotOf(work, placed.table);
    if (slot) slots.set(slot, [...(slots.get(slot) ?? []), placed]);
    else note(work, placed, 'not found in the template');
  }
  for (const [slot, placed] of slots) fillSlot(work, slot, placed);
}

/** By title and number, then by title, then by number if the title is nearly the same. */
export function slotOf({ outline, gone }: Work, table: Table): TemplateTable | undefined {
  const number = bareNumber(table.template ?? '');
  const there = outline.tables.filter(({ section }) => !section || !gone.has(section));
  const titled = there.filter((one) => isTitled(one, table));
  return (
    titled.find((one) => one.number === number) ??
    titled[0] ??
    there.find((one) => one.number === number && isSimilar(one.title, table.title))
  );
}

/** A table that stands for one Application Entity of several has its name at the end. */
function isTitled({ title }: TemplateTable, table: Table): boolean {
  const without = table.title.replace(/ (?:of|for) \S+$/, '');
  return matchTitle(title, table.title) !== undefined || plain(title) === plain(without);
}

function fillSlot(work: Work, slot: TemplateTable, placed: readonly Placed[]): void {
  const { xml, edits } = work;
  const filled = placed.flatMap((one) => {
    const result = fillTable(xml, slot.element, one.table);
    if (!result)
      note(work, one, 'the table of the template is too large, or has a content control or field over its rows');
    else if (result.isRebuilt) note(work, one, 'the columns of the template are others, so it has ours');
    return result ? [{ ...one, filled: result.xml }] : [];
  });
  const [first, ...others] = filled;
  if (!first) return;
  const isBelow = slot.caption.start > slot.element.start;
  const copies = others.map((one) => {
    const caption = copyWith(xml, slot.caption, captionChanges(work, slot, one.table));
    return isBelow ? one.filled + caption : caption + one.filled;
  });
  if (others.length > 0) note(work, first, `it stands ${filled.length} times under one number; number them`);
  changeWords(xml, edits, slot.caption, captionChanges(work, slot, first.table));
  edits.replace(slot.element.start, slot.element.end, isBelow ? first.filled : first.filled + copies.join(''));
  if (isBelow) edits.insert(slot.caption.end, copies.join(''));
  work.filled.add(slot);
}

/** The title of the caption becomes ours, if it has placeholders or names another Application Entity. */
export function captionChanges({ xml }: Work, { caption, title }: TemplateTable, table: Table): Replacement[] {
  const { text } = textOf(xml, caption);
  const from = text.length - text.trimEnd().length;
  const start = text.trimEnd().lastIndexOf(title);
  if (start < 0 || plain(title) === plain(table.title)) return [];
  return [{ from: start, to: text.length - from, text: table.title }];
}

/** Tables without a title stand in their section, such as the revision history; those of our own words alone stay out. */
export function fillUntitled(work: Work, section: Section, { template }: SectionMatch): void {
  const tables = section.blocks.filter(
    (block) =>
      block.kind === 'table' &&
      block.title === '' &&
      block.rows.some(({ cells }) => cells.some(({ open, ground }) => open || ground)),
  ) as Table[];
  const captioned = new Set(work.outline.tables.map(({ element }) => element));
  const free = template.blocks.filter(({ kind, element }) => kind === 'table' && !captioned.has(element));
  for (const [at, table] of tables.entries()) {
    const element = free[at]?.element;
    const filled = element && fillTable(work.xml, element, table);
    if (filled) work.edits.replace(element.start, element.end, filled.xml);
    else note(work, { table, section }, 'not found in the template');
  }
}

function note({ notes }: Work, { table, section }: Placed, words: string): void {
  const title = table.title === '' ? '' : ` ${table.title}`;
  const place = table.template === undefined ? placeOfTable(table, section) : `Table ${bareNumber(table.template)}`;
  notes.push(`${place}${title}: ${words}`);
}
