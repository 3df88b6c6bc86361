// The nine IOD definitions hang together: rows, macros, conditions and modules (PS3.3 A.44 to A.88).

import { expect } from 'chai';
import { sopClasses } from '../sop-classes.ts';
import { vrByName } from '../vrs.ts';
import type { Condition } from './condition.ts';
import { type AttributeRow, expandRows, type Row, type SequenceRow } from './definition.ts';
import { iodOf, iods } from './index.ts';

/** Every attribute and sequence row of an IOD, macros opened, to `depth` levels of sequences. */
function* rowsOf(rows: readonly Row[], depth = 8): Generator<AttributeRow | SequenceRow> {
  for (const row of expandRows(rows)) {
    if (row.row === 'wildcard') continue;
    yield row;
    if (row.row === 'sequence' && depth > 0) yield* rowsOf(row.rows, depth - 1);
  }
}

function keywordsIn(condition: Condition): readonly string[] {
  if ('keyword' in condition) return [condition.keyword];
  if (!('of' in condition)) return [];
  return Array.isArray(condition.of) ? condition.of.flatMap(keywordsIn) : keywordsIn(condition.of as Condition);
}

/** Rows of each module table of PS3.3 2024c; the Inventory Reference macro, which holds itself, opened once. */
const rowsOfTheStandard = {
  'C.11.15-1': 2,
  'C.12-1': 331,
  'C.23.1-1': 240,
  'C.23.2-1': 8,
  'C.23.3-1': 118,
  'C.27-1': 174,
  'C.28.1-1': 205,
  'C.29.1.1-1': 221,
  'C.29.1.2-1': 76,
  'C.29.1.3-1': 5,
  'C.29.1.4-1': 20,
  'C.29.1.5-1': 118,
  'C.29.2-1': 128,
  'C.29.3-1': 56,
  'C.34.11-1': 181,
  'C.34.13-1': 181,
  'C.34.15-1': 222,
  'C.34.2-1': 308,
  'C.34.4-1': 10,
  'C.34.5-1': 178,
  'C.34.6-1': 11,
  'C.34.7-1': 7,
  'C.34.8-1': 238,
  'C.34.9-1': 181,
  'C.38.1-1': 1404,
  'C.7-22': 10,
  'C.7-8': 52,
  'C.7-8b': 4,
};

/** All rows of a table, macros opened; a macro inside itself is not opened again. */
function countRows(rows: readonly Row[], within: readonly string[] = []): number {
  return expandRows(rows).reduce((sum, row) => {
    if (row.row !== 'sequence' || within.filter((keyword) => keyword === row.keyword).length > 0) return sum + 1;
    const selfHolding = row.keyword === 'IncorporatedInventoryInstanceSequence';
    return sum + 1 + countRows(row.rows, selfHolding ? [...within, row.keyword] : within);
  }, 0);
}

const everyRow = iods.flatMap((iod) => iod.modules.flatMap(({ module }) => [...rowsOf(module.rows)]));

describe('the IOD definitions', () => {
  it('cover the nine Non-Patient SOP Classes', () => {
    const nonPatient = sopClasses.filter((row) => row.service === 'non-patient').map((row) => row.uid);
    expect(iods.map((iod) => iod.sopClassUID)).to.include.members(nonPatient);
    for (const uid of nonPatient) expect(iodOf(uid)?.sopClassUID).to.equal(uid);
  });

  it('name for each Type 1C and 2C row when it has to be there, and for no other row', () => {
    for (const row of everyRow) {
      expect(row.required !== undefined, `${row.keyword} Type ${row.type}`).to.equal(row.type.endsWith('C'));
    }
  });

  it('use only VRs of PS3.5', () => {
    for (const row of everyRow) {
      if (row.row === 'sequence') continue;
      for (const vr of row.vr.split(' or ')) expect(vrByName(vr), `${row.keyword} ${row.vr}`).to.not.equal(undefined);
    }
  });

  it('let conditions read only elements that some row defines', () => {
    const known = new Set([
      ...everyRow.map((row) => row.keyword),
      'PixelData',
      'PixelDataProviderURL',
      'PixelPaddingRangeLimit',
    ]);
    for (const row of everyRow) {
      const conditions = [row.required, row.otherwise].filter((c): c is Condition => typeof c === 'object');
      for (const keyword of conditions.flatMap(keywordsIn)) expect(known, `${row.keyword} reads`).to.include(keyword);
    }
  });

  it('give each keyword one tag', () => {
    const tags = new Map<string, number>();
    for (const row of everyRow) {
      expect(tags.get(row.keyword) ?? row.tag, row.keyword).to.equal(row.tag);
      tags.set(row.keyword, row.tag);
    }
  });

  it('hold as many rows as the tables of PS3.3 2024c do with every macro opened', () => {
    const counted = iods.flatMap((iod) => iod.modules.map(({ module }) => [module.table, countRows(module.rows)]));
    expect(Object.fromEntries(counted)).to.deep.include(rowsOfTheStandard);
  });
});
