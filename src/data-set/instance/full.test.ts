// Full instances against the IOD definitions row by row: nothing is left out, and alternatives stand apart (PS3.5 7.4).

import { expect } from 'chai';
import { evaluate } from '../../registry/iods/condition.ts';
import { expandRows, type Row, type SequenceRow } from '../../registry/iods/definition.ts';
import { iods } from '../../registry/iods/index.ts';
import type { DataSet } from '../data-set.ts';
import type { DefinedRow } from './full/assumption.ts';
import { PlainItem } from './full/plain-item.ts';
import { fullInstance } from './full.ts';

/** An element of an instance with its row; `sequence` is undefined at the top level. */
interface Place {
  readonly row: DefinedRow;
  readonly sequence: SequenceRow | undefined;
  readonly item: PlainItem;
}

function placesOf(rows: readonly Row[], item: PlainItem, sequence?: SequenceRow): Place[] {
  return expandRows(rows).flatMap((row) => {
    if (row.row === 'wildcard' || !item.has(row.keyword)) return [];
    const inner = row.row === 'sequence' ? item.items(row.keyword).flatMap((one) => placesOf(row.rows, one, row)) : [];
    return [{ row, sequence, item }, ...inner];
  });
}

type RowOfSequence = Pick<Place, 'row' | 'sequence'>;

/** The rows of the top level and of each sequence, once each: a sequence that holds itself is opened once. */
function rowsOf(rows: readonly Row[], sequence?: SequenceRow, seen = new Set<SequenceRow>()): RowOfSequence[] {
  return expandRows(rows).flatMap((row) => {
    if (row.row === 'wildcard') return [];
    if (row.row === 'attribute' || seen.has(row)) return [{ row, sequence }];
    return [{ row, sequence }, ...rowsOf(row.rows, row, seen.add(row))];
  });
}

const nameOf = ({ row, sequence }: RowOfSequence) => `${sequence ? `${sequence.keyword} > ` : ''}${row.keyword}`;

/** What no instance of the IOD can hold, or not beside what it does hold at the top level. */
const impossible: Readonly<Record<string, readonly string[]>> = {
  /** Segmented tables would stand instead of the usual ones (PS3.3 C.7.9). */
  'Color Palette': ['Red', 'Green', 'Blue'].map((color) => `Segmented${color}PaletteColorLookupTableData`),
  /** Padding is of images alone (PS3.3 C.7.5.1), what was performed of Performed Procedure Protocols (C.34.7, C.34.8). */
  'CT Defined Procedure Protocol': [
    'PixelPaddingValue',
    'InstructionSequence > InstructionPerformedFlag',
    'InstructionSequence > InstructionPerformedDateTime',
    'PatientPositioningInstructionSequence > InstructionPerformedFlag',
    'PatientPositioningInstructionSequence > InstructionPerformedDateTime',
  ],
  'Protocol Approval': ['PixelPaddingValue'],
  Inventory: ['PixelPaddingValue'],
};
const impossibleIn = (name: string) => impossible[name.replace(/^XA /, 'CT ')] ?? [];

/**
 * Alternatives to what stands in the only item of a sequence, or to a Code Value: each in some sequences, not in all.
 * Constraints on patients select no private attributes (PS3.3 C.34.5).
 */
const inSomeSequencesAlone = [
  / > (Long|URN)CodeValue$/,
  /^ContentCreatorIdentificationCodeSequence > InstitutionCodeSequence$/,
  /^PatientSpecificationSequence > SelectorAttributePrivateCreator$/,
];

describe('a full instance', () => {
  for (const iod of iods) {
    const rows = iod.modules.flatMap(({ module }) => module.rows);
    const make = (): readonly Place[] => {
      const dataSet: DataSet | undefined = fullInstance(iod.sopClassUID, () => '2.25.1');
      return placesOf(rows, new PlainItem(dataSet ?? {}));
    };

    it(`holds every row of every table: ${iod.name}`, () => {
      const held = new Set(make().map(({ row }) => row));
      const missing = rowsOf(rows).filter(({ row }) => !held.has(row));
      expect(missing.map(nameOf)).to.have.members(impossibleIn(iod.name));
    });

    it(`holds every row in every sequence that has it: ${iod.name}`, () => {
      const held = new Set(make().map(nameOf));
      const names = new Set(rowsOf(rows).map(nameOf));
      const missing = [...names].filter((name) => !held.has(name));
      expect(missing.filter((name) => !inSomeSequencesAlone.some((pattern) => pattern.test(name)))).to.have.members(
        impossibleIn(iod.name),
      );
    });

    it(`holds what need not be there in items that require it, if any can: ${iod.name}`, () => {
      const places = make().filter(({ row }) => row.otherwise === 'may' && row.required);
      const isNeedless = ({ row, item }: Place) => row.required && evaluate(row.required, item) === false;
      const required = new Set(places.filter((place) => !isNeedless(place)).map(({ row }) => row));
      const needless = places.filter((place) => isNeedless(place) && required.has(place.row));
      expect(needless.map(nameOf)).to.deep.equal([]);
    });
  }
});
