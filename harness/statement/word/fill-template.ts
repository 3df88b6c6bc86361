// The official Word template of PS3.2 Annex N, as its user has it, filled with a statement: what is not filled stays as it is.

import type { Section } from '../document/document.ts';
import { isNotApplicable } from '../document/make.ts';
import type { NumberedDocument } from '../document/number.ts';
import { placeOfSection, sectionsOf } from '../document/walk.ts';
import { headingLevels } from '../read/docx-styles.ts';
import { mostBlocks, UnreadableStatementError } from '../read/limits.ts';
import { blocksIn, lineOf, textOf, type WordBlock } from './blocks.ts';
import { closePackage, openPackage } from './docx-package.ts';
import { Edits } from './edits.ts';
import { coverValues, fillCover, productBindings } from './fill-cover.ts';
import { fillSection, isSentence, markNotApplicable } from './fill-section.ts';
import { fillTables, fillUntitled } from './fill-tables.ts';
import { instructionsIn } from './instructions.ts';
import { lookOf, paragraphXml, plainLook } from './look.ts';
import { bareTitle, matchSections, type SectionMatch, subtree } from './match-sections.ts';
import { outlineOf, type TemplateSection } from './outline.ts';
import { changeWords, filledPlaceholders } from './text-edit.ts';
import type { Bindings } from './titles.ts';
import type { Work } from './work.ts';
import { child, parseTree, type XmlElement } from './xml-tree.ts';

export interface FilledTemplate {
  readonly bytes: Uint8Array;
  /** A line for each table, section or item of the cover that found no place, and for what else has to be known. */
  readonly notes: readonly string[];
}

/**
 * Fills a template; the same template and statement give the same bytes.
 * @throws UnreadableStatementError in one line when it is no template that can be filled, or beyond a limit.
 */
export function fillTemplate(template: Uint8Array, { document, open }: NumberedDocument): FilledTemplate {
  const file = openPackage(template);
  const values = coverValues(document.front);
  const sections = document.sections.filter(({ title }) => title !== 'About this Document');
  const work = workOn(file.body, file.styles, productBindings(values));
  const all = sectionsOf({ sections });
  const matches = matchSections(work.outline.sections, sections);
  const filling = { ...work, gone: sectionsGone(work, matches) };
  for (const target of file.fetched) work.notes.push(`the template makes programs fetch ${target} when it is opened`);
  fillCover(filling, values);
  insertOpen(filling, open);
  fillTables(filling, { ...document, front: [], sections });
  for (const section of all) fillOne(filling, section, matches.get(section));
  fillSentences(filling, matches);
  return { bytes: closePackage(file, filling.edits.applied(file.body)), notes: filling.notes };
}

function workOn(xml: string, styles: string, product: Bindings): Work {
  const blocks = blocksIn(bodyOf(parseTree(xml)));
  if (blocks.length > mostBlocks) throw new UnreadableStatementError(`more than ${mostBlocks} paragraphs and tables`);
  const outline = outlineOf(xml, blocks, styles === '' ? new Map() : headingLevels(styles));
  if (outline.sections.length === 0) throw new UnreadableStatementError('it has no headings, so no sections to fill');
  const inSections = outline.sections.flatMap((section) => section.blocks);
  const sentence = inSections.find(({ kind, element }) => kind === 'paragraph' && isSentence(lineOf(xml, element)));
  const look = sentence ? lookOf(xml, sentence.element) : plainLook;
  return { xml, blocks, outline, edits: new Edits(), notes: [], product, look, gone: new Set(), filled: new Set() };
}

function bodyOf(root: XmlElement): XmlElement {
  const body = root.name === 'w:document' ? child(root, 'w:body') : undefined;
  if (!body) throw new UnreadableStatementError('its main part is no w:document with a w:body');
  return body;
}

/** What stands below sections that do not apply, and what their own text is. */
function sectionsGone({ outline }: Work, matches: ReadonlyMap<Section, SectionMatch>): ReadonlySet<TemplateSection> {
  const tops = [...matches].filter(([section]) => isNotApplicable(section)).map(([, { template }]) => template);
  return new Set(tops.flatMap((top) => subtree(outline.sections, top)));
}

function fillOne(work: Work, section: Section, match: SectionMatch | undefined): void {
  const isEmpty = section.blocks.length === 0;
  if (!match) {
    if (!isEmpty) work.notes.push(`${placeOfSection(section)} ${bareTitle(section)}: not found in the template`);
  } else if (isNotApplicable(section) && !isWithin(work.gone, match.template.parent))
    markNotApplicable(work, section, match);
  else if (!work.gone.has(match.template)) {
    fillUntitled(work, section, match);
    fillSection(work, section, match);
  } else if (!isEmpty)
    work.notes.push(`${placeOfSection(section)} ${bareTitle(section)}: the template has it in a section that is N/A`);
}

function isWithin(gone: ReadonlySet<TemplateSection>, section: TemplateSection | undefined): boolean {
  return section !== undefined && gone.has(section);
}

/** The questions of a draft stand before the first section. */
function insertOpen({ edits, outline, look }: Work, open: NumberedDocument['open']): void {
  const [first] = outline.sections;
  if (!first || open.length === 0) return;
  const lines = open.map(({ who, how }, at) => `${at + 1} (${who}): ${how}`);
  const title = { text: 'Draft: what is open', open: open[0] };
  edits.insert(
    first.heading.start,
    [title, ...lines.map((text) => ({ text }))].map((cell) => paragraphXml(cell, look)).join(''),
  );
}

/** Placeholders in the sentences that stay: those of the product, and those that the headings above them have. */
function fillSentences(work: Work, matches: ReadonlyMap<Section, SectionMatch>): void {
  const { xml, edits, outline, product, gone } = work;
  const own = new Map([...matches.values()].map(({ template, bindings }) => [template, bindings]));
  const bindingsOf = (section: TemplateSection | undefined): Bindings =>
    section ? new Map([...bindingsOf(section.parent), ...(own.get(section) ?? [])]) : product;
  const captions = new Set(outline.tables.filter((table) => work.filled.has(table)).map(({ caption }) => caption));
  for (const section of outline.sections.filter((one) => !gone.has(one))) {
    const bindings = bindingsOf(section);
    const instructions = new Set(instructionsIn(xml, section.blocks).flat());
    const isKept = (block: WordBlock) =>
      block.kind === 'paragraph' && !instructions.has(block) && !captions.has(block.element);
    for (const { element } of section.blocks.filter(isKept))
      changeWords(xml, edits, element, filledPlaceholders(textOf(xml, element).text, bindings));
  }
}
