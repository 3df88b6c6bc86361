// Rules about texts: PS3.2 Annex N, no instruction or placeholder is left, words are those of the standard, and N.0.

import type { StatementDocument } from '../document/document.ts';
import { cellsOf, placeOfSection, sectionsOf } from '../document/walk.ts';
import type { Fault, LintRule } from './finding.ts';

/** Every text of the document, titles of sections too. */
function texts(document: StatementDocument): { readonly text: string; readonly place: string }[] {
  return [
    ...cellsOf(document).map(({ cell, place }) => ({ text: cell.text, place })),
    ...sectionsOf(document).map((section) => ({ text: section.title, place: placeOfSection(section) })),
  ];
}

function matches(document: StatementDocument, pattern: RegExp, words: (found: string) => string | undefined): Fault[] {
  return texts(document).flatMap(({ text, place }) => {
    const faults = [...text.matchAll(pattern)].map(([found]) => words(found));
    return faults.flatMap((fault) => (fault === undefined ? [] : [{ place, text: fault }]));
  });
}

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text).replaceAll('\n', ' ');

/** A sentence or some words in brackets; `[Selection Value 1]` belongs to the name of a Transfer Syntax. */
function instructions(document: StatementDocument): Fault[] {
  return matches(document, /\[[A-Z][A-Za-z]+[\s,][^[\]]{4,}\]?/g, (found) =>
    /^\[Selection Value/.test(found) || /…/.test(found)
      ? undefined
      : `${short(found)}: instructions of the template are removed`,
  );
}

function placeholders(document: StatementDocument): Fault[] {
  return matches(
    document,
    /(?<!<)<\s?[A-Za-z(][^<>\n]{0,60}>(?!>)/g,
    (found) => `${short(found)}: the placeholder is to be replaced`,
  );
}

function choices(document: StatementDocument): Fault[] {
  return matches(document, /<<[^<>]{1,200}>>/g, (found) => `${short(found)}: one of the list is to be chosen`);
}

/** An ellipsis alone in a cell is a row of the template's examples. */
function examples(document: StatementDocument): Fault[] {
  return cellsOf(document)
    .filter(({ cell, block }) => block.kind === 'table' && /^(…|\.{2,3})$/.test(cell.text.trim()))
    .map(({ place }) => ({ place, text: 'the row is one of the examples of the template' }));
}

/** Words as vendors write them, and as the standard does. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/\b[Dd]ata[Ss]ets?\b|\bdata[- ]sets?\b/g, 'Data Set'],
  [/\btransfer[- ]?syntax(?:es)?\b|\bTransferSyntax(?:es)?\b/g, 'Transfer Syntax'],
  [/\bpresentation[- ]contexts?\b/g, 'Presentation Context'],
  [
    /\b(?:Explicit|Implicit) (?:Little|Big) Endian\b|\b(?:Little|Big) Endian (?:Explicit|Implicit)\b/g,
    'Explicit VR Little Endian',
  ],
  [/\b(?:Explicit|Implicit) VR (?:Little|Big)-Endian\b/g, 'Explicit VR Little Endian'],
  [/\bC-(?:Store|Echo|Find|Move|Get)\b/g, 'C-STORE'],
  [/\bN-(?:Action|Create|Set|Get|Delete|Event-Report)\b/g, 'N-ACTION'],
  [/\bSOP[- ]class(?:es)?\b|\bSOP-Class(?:es)?\b/g, 'SOP Class'],
  [/\bAE[- ]title\b|\bAE-Title\b|\bAETitle\b/g, 'AE Title'],
  [/\bModality Work List\b/g, 'Modality Worklist'],
  [/\bISO[- ]IR[- ]\d+\b/g, 'ISO_IR 100'],
  [/\bbyte stream\b.*\bassociation\b|\bassociaton\b/gi, 'Association'],
  [/\bStorage Committment\b/gi, 'Storage Commitment'],
];

function terms(document: StatementDocument): Fault[] {
  return spellings.flatMap(([pattern, standard]) =>
    matches(document, pattern, (found) => `"${short(found)}" is written as in the standard, such as "${standard}"`),
  );
}

const datePattern =
  /\b\d{4}-\d{2}-\d{2}\b|\b\d{4}[./]\d{1,2}[./]\d{1,2}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{4}\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b.{0,12}\d{4}/i;

/** N.0: names and versions of products, and the date of the document. A draft may have them open. */
function coverPage(document: StatementDocument): Fault[] {
  const lines = [
    document.title,
    ...cellsOf({ ...document, sections: [] }).map(({ cell }) => cell.text),
    ...document.front.map((block) => ('title' in block ? block.title : '')),
  ];
  const text = lines.join('\n');
  const isOpen = /OPEN \d+: /.test(text);
  const fault = (words: string): Fault => ({ place: 'cover page', text: words });
  return [
    ...(text.trim() === '' ? [fault('there is no cover page with the name of the product')] : []),
    ...(/\b(version|release|revision)\b|\bv\d/i.test(text)
      ? []
      : [fault('it does not tell the version of the product')]),
    ...(datePattern.test(text) || isOpen ? [] : [fault('it does not tell the date of the document')]),
  ];
}

export const textRules: readonly LintRule[] = [
  { id: 'text/instructions', title: 'No instruction of the template is left', check: instructions },
  { id: 'text/placeholders', title: 'No placeholder <x> is left', check: placeholders },
  { id: 'text/choices', title: 'No choice <<a, b>> is left', check: choices },
  { id: 'text/examples', title: 'No example row of the template is left', check: examples },
  { id: 'text/terms', title: 'Terms are written as in the standard', check: terms },
  { id: 'cover/items', title: 'The cover page tells products, versions and date', check: coverPage },
];
