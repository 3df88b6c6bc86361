// Rules about sections: PS3.2 Annex N, "start numbering with Section 1", additions at the end, annexes are mandatory.

import { templateSections } from '../annex-n/template-sections.ts';
import type { Section, StatementDocument } from '../document/document.ts';
import { isNotApplicable } from '../document/make.ts';
import { placeOfSection, sectionsOf } from '../document/walk.ts';
import type { Fault, LintRule } from './finding.ts';

const titles = new Map(
  templateSections.map((line) => {
    const space = line.indexOf(' ');
    return [line.slice(0, space), line.slice(space + 1)] as const;
  }),
);

/** The title without what a product fills in, in a form in which two can be compared. */
function comparable(title: string): string {
  return title
    .replace(/\s-\s*N\/?A$/i, '')
    .replace(/^A\.[A-E](?:\.\d+)*\.?\s+/, '')
    .replaceAll(/[^a-z0-9<>]+/gi, ' ')
    .trim()
    .toLowerCase();
}

function isSameTitle(template: string, found: string): boolean {
  const pattern = comparable(template)
    .split(/<[^>]*>/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pattern.join('.+')}$`).test(comparable(found));
}

function startsAtOne({ sections }: StatementDocument): Fault[] {
  const [first] = sections;
  if (!first) return [{ place: 'document', text: 'it has no sections' }];
  const asPrinted = sections.filter(({ number }) => /^N\b/.test(number));
  if (asPrinted.length > 0) {
    return [{ place: placeOfSection(asPrinted[0]), text: 'sections are numbered from 1, not from N.1' }];
  }
  return first.number === '1' ? [] : [{ place: placeOfSection(first), text: 'the first section is 1, the Overview' }];
}

function wrongTitles(document: StatementDocument): Fault[] {
  return sectionsOf(document).flatMap((section) => {
    const title = titles.get(section.number);
    if (title === undefined || isSameTitle(title, section.title)) return [];
    return [
      {
        place: placeOfSection(section),
        text: `the template calls it "${title}"; what is added goes to the end of the parent`,
      },
    ];
  });
}

/** Sections of the template that are not there; one of a parent that is not there either is not told. */
function missingSections(document: StatementDocument): Fault[] {
  const found = new Map(sectionsOf(document).map((section) => [section.number, section]));
  return [...titles].flatMap(([number, title]) => {
    if (found.has(number)) return [];
    const parentNumber = number.split('.').slice(0, -1).join('.');
    const parent = found.get(parentNumber);
    if (parentNumber !== '' && (!parent || isNotApplicable(parent) || isEmptyDraft(parent))) return [];
    if (parentNumber === '' && annexNumbers.includes(number)) return [];
    if (number === '9.1') return [];
    return [
      {
        place: placeOfSection(parent),
        text: `section ${number} ${title} is missing; if it does not apply, it says N/A`,
      },
    ];
  });
}

/** A section that waits for the decision whether the product has the service at all. */
function isEmptyDraft({ blocks, sections }: Section): boolean {
  return sections.length === 0 && blocks.some((block) => block.kind === 'paragraph' && /^OPEN \d+: /.test(block.text));
}

const annexNumbers = ['9', '10', '11', '12', '13'];
const annexes = [
  'Information Object Definitions (IODs)',
  'Structured Report Content Encoding',
  'Security Details',
  'Mapping of Attributes',
  'Code Set Usage',
];

/** The annexes stand as sections 9 to 13, or as Annex A to E. */
function missingAnnexes({ sections }: StatementDocument): Fault[] {
  return annexes
    .filter((title) => !sections.some((section) => comparable(section.title).includes(comparable(title))))
    .map((title) => ({ place: 'document', text: `the annex "${title}" is missing; annexes are mandatory` }));
}

/** Siblings are numbered one after the other. */
function outOfOrder(document: StatementDocument): Fault[] {
  return [document, ...sectionsOf(document)].flatMap(({ sections }) =>
    sections.flatMap((section, at) => {
      const before = sections[at - 1];
      const [last, previous] = [section, before].map((one) => Number(one?.number.split('.').at(-1)));
      if (!before || last === undefined || previous === undefined || Number.isNaN(last) || Number.isNaN(previous))
        return [];
      if (last === previous + 1 || (titles.has(section.number) && last > previous)) return [];
      return [
        {
          place: placeOfSection(section),
          text: `it stands after ${before.number}; sections are numbered one after the other`,
        },
      ];
    }),
  );
}

function notApplicableText(document: StatementDocument): Fault[] {
  return sectionsOf(document).flatMap((section): Fault[] => {
    const place = placeOfSection(section);
    if (/\s-\s*NA$/i.test(section.title))
      return [{ place, text: 'its title ends with "- NA"; the template wants " - N/A"' }];
    const says = section.blocks.length === 1 && isText(section, /^n\/?a\.?$/i);
    if (isNotApplicable(section)) {
      const isExact = section.blocks.length === 1 && isText(section, /^N\/A$/);
      return isExact ? [] : [{ place, text: 'its title ends with " - N/A", so its content is "N/A" and nothing else' }];
    }
    return says ? [{ place, text: 'it says N/A, so its title ends with " - N/A"' }] : [];
  });
}

function isText({ blocks }: Section, pattern: RegExp): boolean {
  const [first] = blocks;
  return first?.kind === 'paragraph' && pattern.test(first.text.trim());
}

function notApplicableSubsections(document: StatementDocument): Fault[] {
  return sectionsOf(document)
    .filter(isNotApplicable)
    .flatMap((section) =>
      sectionsOf(section)
        .filter((below) => !isNotApplicable(below))
        .map((below) => ({
          place: placeOfSection(below),
          text: `it applies, but section ${section.number} above it says N/A`,
        })),
    );
}

/** N.2: one that a reader knows as such, or lines that are the titles of most major sections. */
function noContents(document: StatementDocument): Fault[] {
  const { front, sections, hasContents } = document;
  const own = sections.find(({ title }) => comparable(title) === 'table of contents');
  const lines = [...front, ...(own?.blocks ?? [])].flatMap((block) =>
    block.kind === 'list' ? block.items.map(({ text }) => text) : block.kind === 'paragraph' ? [block.text] : [],
  );
  const listed = sections.filter(({ title }) => lines.some((line) => comparable(line).includes(comparable(title))));
  if (hasContents || listed.length * 2 > sections.length) return [];
  return [{ place: own ? placeOfSection(own) : 'document', text: 'it has no table of contents' }];
}

export const structureRules: readonly LintRule[] = [
  { id: 'structure/starts-at-1', title: 'The document starts at Section 1', annexN: true, check: startsAtOne },
  { id: 'structure/titles', title: 'Sections have the titles of the template', annexN: true, check: wrongTitles },
  { id: 'structure/missing', title: 'No section of the template is missing', annexN: true, check: missingSections },
  { id: 'structure/contents', title: 'The document has a table of contents', annexN: true, check: noContents },
  { id: 'structure/annexes', title: 'The annexes are there', annexN: true, check: missingAnnexes },
  { id: 'structure/order', title: 'Sections are numbered one after the other', check: outOfOrder },
  {
    id: 'structure/not-applicable',
    title: 'What does not apply says N/A, in title and text',
    check: notApplicableText,
  },
  { id: 'structure/not-applicable-subsections', title: 'Nothing below N/A applies', check: notApplicableSubsections },
];
