// Drafts of items and what the conditions of their rows make of them (PS3.5 7.4).

import { expect } from 'chai';
import { type DataSet, iods, type Row, type SequenceRow } from '../../../src/index.ts';
import { settle } from './repair.ts';
import { levelOf } from './rows.ts';

/** The rows of a sequence, wherever an IOD has it. */
function rowsOf(keyword: string): readonly Row[] {
  const open: SequenceRow[] = [];
  const visit = (rows: readonly Row[]): readonly Row[] | undefined => {
    const sequences = levelOf(rows).rows.filter((row): row is SequenceRow => row.row === 'sequence');
    const found = sequences.find((row) => row.keyword === keyword);
    if (found) return found.rows;
    for (const row of sequences) {
      if (open.some((one) => one.keyword === row.keyword)) continue;
      open.push(row);
      const inner = visit(row.rows);
      if (inner) return inner;
    }
    return undefined;
  };
  const found = visit(iods.flatMap(({ modules }) => modules.flatMap(({ module }) => module.rows)));
  if (!found) throw new Error(`no IOD has ${keyword}`);
  return found;
}

describe('a draft of an item', () => {
  const filter = rowsOf('FilterOperationsSequence');

  it('gets what is mandatory and what its conditions demand', () => {
    expect(settle(filter, { SelectorAttributeVR: 'CS' })).to.have.all.keys(
      'FilterByCategory',
      'FilterByOperator',
      'SelectorAttributeVR',
      'SelectorCSValue',
    );
  });

  it('keeps of attributes that exclude each other the last', () => {
    const settled = settle(filter, {
      FilterByAttributePresence: 'PRESENT',
      FilterByOperator: 'MEMBER_OF',
      SelectorAttribute: 1,
    });
    expect(settled).to.include({ SelectorAttribute: 1, FilterByOperator: 'MEMBER_OF' });
    expect(settled).to.not.have.property('FilterByAttributePresence');
  });

  it('loses what an optional attribute forbids', () => {
    const rows = rowsOf('ReferencedDefinedProtocolSequence');
    const settled = settle(rows, {
      SourceAcquisitionProtocolElementNumber: 1,
      SourceReconstructionProtocolElementNumber: 1,
    });
    expect(Object.keys(settled).filter((keyword) => keyword.startsWith('Source'))).to.have.lengthOf(1);
  });

  it('has as many items as another attribute of the item demands', () => {
    const rows = rowsOf('PatientSpecificationSequence');
    const drafted = (type: string, items: number): DataSet => ({
      SelectorAttributeVR: 'DS',
      ConstraintType: type,
      ConstraintValueSequence: Array.from({ length: items }, () => ({ SelectorDSValue: '1' })),
    });
    const counted = (type: string, items: number) => settle(rows, drafted(type, items)).ConstraintValueSequence;
    expect(counted('RANGE_INCL', 1)).to.have.lengthOf(2);
    expect(counted('EQUAL', 2)).to.have.lengthOf(1);
    expect(counted('MEMBER_OF', 2)).to.have.lengthOf(2);
    expect(counted('UNCONSTRAINED', 2)).to.equal(undefined);
  });

  it('has one item where only items of one kind may be several', () => {
    const rows: readonly Row[] = iods[0]?.modules.flatMap(({ module }) => module.rows) ?? [];
    const boxes = (type: string) => [{ ImageBoxLayoutType: type }, { ImageBoxLayoutType: type }];
    const counted = (type: string) => {
      const { DisplaySetsSequence: sets } = settle(rows, {
        DisplaySetsSequence: [{ ImageBoxesSequence: boxes(type) }],
      });
      return Array.isArray(sets) ? (sets[0] as DataSet).ImageBoxesSequence : undefined;
    };
    expect(counted('STACK')).to.have.lengthOf(1);
    expect(counted('TILED')).to.have.lengthOf(2);
  });
});
