// DICOM-HPGL documents of implant templates: PS3.3 C.29.1.2.1.2.2, Table C.29.1.2-2.

import { withoutPadding } from '../../../registry/padding.ts';
import { numbersOf, objectAt, objectTo, type Place, type RelationCheck, tagFor } from './place.ts';

/** How many parameters a command may have. */
const parameterCounts: Readonly<Record<string, (count: number) => boolean>> = {
  IN: (count) => count === 0,
  PA: (count) => count === 0 || count === 2,
  PC: (count) => count === 4,
  SP: (count) => count === 1,
  PU: (count) => count % 2 === 0,
  PD: (count) => count % 2 === 0,
};

const moves = ['PA', 'PU', 'PD'];
/** HPGL reads mnemonics in either case. */
const commandForm = /^([A-Z]{2})([-+\d., ]*)$/i;
const numberForm = /^[-+]?\d+(?:\.\d*)?$/;
const fixedColors: Readonly<Record<number, readonly [string, string]>> = {
  0: ['white', '255,255,255'],
  1: ['black', '0,0,0'],
};

/** What a document draws with, or the first thing wrong with it. */
interface Drawing {
  /** Pens that have been given a color. */
  readonly colored: Set<number>;
  /** Pens that have been selected. */
  readonly selected: Set<number>;
  problem?: string;
}

/** Goes through the commands up to the first that is wrong. */
export function readHpgl(bytes: Uint8Array): Drawing {
  const drawing: Drawing = { colored: new Set(), selected: new Set() };
  const text = withoutPadding(Buffer.from(bytes).toString('latin1'), '\0 \r\n');
  if (!text.endsWith(';')) return { ...drawing, problem: 'a last command without a semicolon' };
  for (const command of text.slice(0, -1).split(';')) {
    const problem = problemOf(command.replace(/^[ \r\n]+/, ''), drawing);
    if (problem !== undefined) return { ...drawing, problem };
  }
  return drawing;
}

function problemOf(command: string, drawing: Drawing): string | undefined {
  const shown = JSON.stringify(command.slice(0, 40));
  const [, mnemonic = '', list = ''] = commandForm.exec(command) ?? [];
  const name = mnemonic.toUpperCase();
  const parameters = list.trim() === '' ? [] : list.split(',').map((one) => one.trim());
  const allowed = parameterCounts[name];
  if (!allowed) return `the command ${shown}`;
  if (!parameters.every((one) => numberForm.test(one)) || !allowed(parameters.length))
    return `the parameters of ${shown}`;
  const numbers = parameters.map(Number);
  if (moves.includes(name)) return numbers.some((one) => one < 0) ? `negative coordinates in ${shown}` : undefined;
  return name === 'PC' || name === 'SP' ? penProblem(name, numbers, drawing, shown) : undefined;
}

function penProblem(
  name: 'PC' | 'SP',
  [pen = 0, ...color]: readonly number[],
  { colored, selected }: Drawing,
  shown: string,
): string | undefined {
  if (name === 'SP') {
    if (!colored.has(pen)) return `${shown} before the pen has a color`;
    selected.add(pen);
    return undefined;
  }
  colored.add(pen);
  if (color.some((one) => one < 0 || one > 255)) return `an intensity beyond 255 in ${shown}`;
  const fixed = fixedColors[pen];
  return fixed && color.join() !== fixed[1] ? `${shown}, although pen ${pen} is ${fixed[0]}` : undefined;
}

const [contourPen, penSequence, penNumber] = [
  tagFor('HPGLContourPenNumber'),
  tagFor('HPGLPenSequence'),
  tagFor('HPGLPenNumber'),
];

/** The document, and the pens that are named beside it. */
export const hpglDocument: RelationCheck = (place) => {
  const element = place.scope.find(place.tag);
  if (!element || element.length === 0) return;
  const drawing = readHpgl(element.value);
  if (drawing.problem === undefined) checkPens({ ...place, clause: 'PS3.3 Table C.29.1.2-1' }, drawing);
  else objectTo(place, 'relation', 'commands of DICOM-HPGL', drawing.problem);
};

function checkPens(place: Place, { colored, selected }: Drawing): void {
  const { scope } = place;
  const known = `a pen of the document: ${[...colored].join(', ')}`;
  for (const pen of numbersOf(scope, contourPen))
    if (!colored.has(pen)) objectAt(place, scope, { tag: contourPen }, 'reference', known, String(pen));
  const seen = new Set<number>();
  for (const item of scope.itemsOf(penSequence)) {
    const [pen] = numbersOf(item, penNumber);
    if (pen === undefined) return;
    if (!colored.has(pen)) objectAt(place, item, { tag: penNumber }, 'reference', known, String(pen));
    if (seen.has(pen)) objectAt(place, item, { tag: penNumber }, 'duplicate', 'one item for a pen', `pen ${pen} again`);
    seen.add(pen);
  }
  // Pen 0 is white, and SP0 puts the pen away in HPGL, so it need not be one that draws.
  const missing = [...selected].filter((pen) => pen !== 0 && !seen.has(pen));
  if (missing.length > 0 && scope.itemsOf(penSequence).length > 0)
    objectAt(
      place,
      scope,
      { tag: penSequence },
      'count',
      'an item for each pen used',
      `none for ${missing.join(', ')}`,
    );
}
