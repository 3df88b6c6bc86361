// A section of the template with what ours says: its texts in the place of instructions, or N/A (PS3.2 Annex N).

import type { Block, Cell, Section } from '../document/document.ts';
import { drawingLines } from '../document/drawing-text.ts';
import { notApplicable, notApplicableSuffix } from '../document/make.ts';
import { placeOfSection } from '../document/walk.ts';
import { lineOf, textOf, type WordBlock } from './blocks.ts';
import { instructionsIn } from './instructions.ts';
import { leaveOut } from './leave-out.ts';
import { lookOf, paragraphXml, type TextLook } from './look.ts';
import { type SectionMatch, subtree } from './match-sections.ts';
import type { TemplateSection } from './outline.ts';
import { changeWords, filledPlaceholders } from './text-edit.ts';
import type { Bindings } from './titles.ts';
import type { Work } from './work.ts';

/** A section and all below it become one that says N/A. */
export function markNotApplicable(work: Work, section: Section, { template, bindings }: SectionMatch): void {
  const { xml, edits, outline } = work;
  const all = subtree(outline.sections, template);
  const rest: WordBlock[] = all.flatMap(({ heading, blocks }) => [
    ...(heading === template.heading ? [] : [{ kind: 'paragraph' as const, element: heading }]),
    ...blocks,
  ]);
  if (!leaveOut(xml, edits, rest)) {
    work.notes.push(`${placeOfSection(section)}: N/A, but a field of the template goes beyond it; its text was left`);
  }
  edits.insert(template.heading.end, paragraphXml({ text: notApplicable }, work.look));
  changeHeading(work, template, bindings, notApplicableSuffix);
}

/** Texts go where the first instruction stands, or to the end of the section; instructions that are followed go. */
export function fillSection(work: Work, section: Section, { template, bindings }: SectionMatch): void {
  const { xml, edits } = work;
  const { blocks, heading } = template;
  changeHeading(work, template, bindings, '');
  const instructions = instructionsIn(xml, blocks);
  const texts = section.blocks.flatMap((block) => textsOf(block));
  const isOpen = section.blocks.some(isOpenBlock);
  const look = sectionLook(work, template, instructions.flat());
  const at = instructions[0]?.[0]?.element.start ?? blocks.at(-1)?.element.end ?? heading.end;
  if (texts.length > 0) edits.insert(at, texts.map((cell) => paragraphXml(cell, look)).join(''));
  if (section.blocks.length === 0 || isOpen) return;
  for (const group of instructions) leaveOut(xml, edits, group);
}

/** The placeholders of a heading, and what is added to it. */
function changeHeading(
  { xml, edits, product }: Work,
  { heading }: TemplateSection,
  bindings: Bindings,
  suffix: string,
) {
  const { text } = textOf(xml, heading);
  const isThere = suffix !== '' && text.trimEnd().endsWith(suffix.trim());
  const added = suffix === '' || isThere ? [] : [{ from: text.length, to: text.length, text: suffix }];
  changeWords(xml, edits, heading, [...filledPlaceholders(text, new Map([...product, ...bindings])), ...added]);
}

/** What a block of ours says that the template has no sentence for. Tables are filled where they stand. */
export function textsOf(block: Block): readonly Cell[] {
  if (block.kind === 'paragraph') return block.isIntroduction ? [] : [block];
  if (block.kind === 'list') return block.items.filter(({ open, ground }) => open || ground);
  if (block.kind === 'figure' && block.drawing)
    return [`Figure: ${block.title}`, ...drawingLines(block.drawing)].map((text) => ({ text }));
  return [];
}

export function isOpenBlock(block: Block): boolean {
  if (block.kind === 'paragraph') return block.open !== undefined;
  if (block.kind === 'list') return block.items.some(({ open }) => open);
  return block.kind === 'table' && block.rows.some(({ cells }) => cells.some(({ open }) => open));
}

/** That of the first sentence of the section that is no instruction; else that of the document. */
function sectionLook({ xml, look }: Work, { blocks }: TemplateSection, instructions: readonly WordBlock[]): TextLook {
  const first = blocks.find(
    (block) => block.kind === 'paragraph' && !instructions.includes(block) && isSentence(lineOf(xml, block.element)),
  );
  return first ? lookOf(xml, first.element) : look;
}

/** Captions and instructions look otherwise than running text. */
export function isSentence(line: string): boolean {
  return line.length > 20 && !/^(?:Table|Figure|Note)\b|^\[/.test(line) && /[.:]$/.test(line);
}
