// Minimal instances of storage SOP Classes, made of the registry: what Types 1 and 2 and the conditions that hold demand
// (PS3.5 7.4), of the modules and functional groups of usage M (PS3.3 A.1.3, C.7.6.16.1).

import { evaluate } from '../../registry/iods/condition.ts';
import { type AttributeRow, expandRows, type Row, type SequenceRow } from '../../registry/iods/definition.ts';
import { type StorageIod, storageIodOf } from '../../registry/storage/storage-iod.ts';
import type { DataSet, DataSetElement } from '../data-set.ts';
import { PlainItem } from '../instance/full/plain-item.ts';
import { sampleValue } from '../instance/full/sample-value.ts';
import { newUid } from '../instance/instance.ts';
import { parseMultiplicity } from '../validate/value-multiplicity.ts';

type DefinedRow = AttributeRow | SequenceRow;

const [rows, columns] = [4, 4];

/** What is there may demand more, which may demand more again: no row of a class here goes further. */
const passes = 4;

/** Values that have to agree with others, where the rows leave a choice. */
const plausible: Readonly<Record<string, DataSetElement>> = {
  SamplesPerPixel: 1,
  PhotometricInterpretation: 'MONOCHROME2',
  Rows: rows,
  Columns: columns,
  BitsAllocated: 16,
  BitsStored: 12,
  HighBit: 11,
  PixelRepresentation: 0,
  NumberOfFrames: 1,
  Modality: 'OT',
  PatientPosition: 'HFS',
  PixelSpacing: ['0.5', '0.5'],
  ImagerPixelSpacing: ['0.5', '0.5'],
  ImageOrientationPatient: ['1', '0', '0', '0', '1', '0'],
  ImagePositionPatient: ['0', '0', '0'],
  ImageType: ['ORIGINAL', 'PRIMARY'],
  LossyImageCompression: '00',
  BurnedInAnnotation: 'NO',
  ValueType: 'CONTAINER',
  PresentationLUTShape: 'IDENTITY',
  MIMETypeOfEncapsulatedDocument: 'application/pdf',
  FrameIncrementPointer: 0x00181063,
  LUTDescriptor: [16, 0, 8],
  LUTData: new Uint8Array(16),
  WindowCenter: '2048',
  WindowWidth: '4096',
};

/** What single classes ask for that no row says: their modality, and the pictures that they hold. */
export interface Wish {
  readonly [keyword: string]: DataSetElement;
}

/** A Data Set of the class that holds no more than it has to; throws RangeError for a class without an IOD here. */
export function minimalStorageInstance(sopClassUID: string, wish: Wish = {}): DataSet {
  const iod = storageIodOf(sopClassUID);
  if (!iod) throw new RangeError(`no IOD of ${sopClassUID}`);
  const fixed = { ...plausible, SOPClassUID: sopClassUID, ...wish };
  const dataSet: DataSet = {};
  for (let pass = 0; pass < passes; pass++) {
    const item = new PlainItem(dataSet);
    const used = iod.modules.filter(({ usage, required }) => usage === 'M' || (required && evaluate(required, item)));
    fill(item, strictest(used.flatMap(({ module }) => expandRows(module.rows))), fixed);
    fillGroups(
      iod,
      item,
      used.flatMap(({ module }) => expandRows(module.rows)),
      fixed,
    );
  }
  if (dataSet.PixelData !== undefined) dataSet.PixelData = pixels(dataSet);
  return dataSet;
}

/** One row of each attribute, with the Enumerated Values of any. */
function strictest(all: readonly Row[]): readonly DefinedRow[] {
  const byKeyword = new Map<string, DefinedRow>();
  for (const row of all) {
    if (row.row === 'wildcard' || row.row === 'include') continue;
    const known = byKeyword.get(row.keyword);
    const [one, other] = known && known.type <= row.type ? [known, row] : [row, known];
    const enumerated = common(one.enumerated, other?.enumerated);
    byKeyword.set(row.keyword, { ...withRows(one), enumerated, valueLists: one.valueLists ?? other?.valueLists });
  }
  return [...byKeyword.values()];
}

type Values = DefinedRow['enumerated'];

function common(one: Values, other: Values): Values {
  return one && other ? one.filter((value) => other.includes(value)) : (one ?? other);
}

/** The rows of a sequence are made when they are read, which a copy would not do. */
function withRows(row: DefinedRow): DefinedRow {
  if (row.row === 'attribute') return row;
  const { tag, keyword, type, items, required, otherwise } = row;
  return {
    row: 'sequence',
    tag,
    keyword,
    type,
    items,
    required,
    otherwise,
    get rows() {
      return row.rows;
    },
  };
}

function fill(item: PlainItem, of: readonly DefinedRow[], fixed: Wish): void {
  for (const row of of) {
    if (item.has(row.keyword)) {
      if (row.row === 'sequence')
        for (const inner of item.items(row.keyword)) fill(inner, strictest(expandRows(row.rows)), fixed);
    } else if (isNeeded(row, item)) item.dataSet[row.keyword] = chosenValue(row, item, fixed);
  }
}

function isNeeded({ type, required }: DefinedRow, item: PlainItem): boolean {
  return type === '1' || type === '2' || (required !== undefined && evaluate(required, item) === true);
}

function chosenValue(row: DefinedRow, item: PlainItem, fixed: Wish): DataSetElement {
  const isEmpty = row.type.startsWith('2');
  if (row.row === 'sequence') return isEmpty ? [] : items(row, item, fixed);
  if (isEmpty) return null;
  const given = item.parent === undefined || row.enumerated === undefined ? fixed[row.keyword] : undefined;
  if (given !== undefined && allows(row, given)) return given;
  if (row.enumerated && parseMultiplicity(row.vm).least === 1) return row.enumerated[0] ?? null;
  const listed = (row.valueLists ?? []).filter(({ when, value }) => !when && value !== undefined);
  if (listed.length > 0) return listed.map(({ values }) => values[0] ?? '');
  return sampleValue(row, newUid);
}

function allows({ enumerated }: DefinedRow, value: DataSetElement): boolean {
  return enumerated === undefined || enumerated.some((one) => one === value);
}

function items(row: SequenceRow, around: PlainItem, fixed: Wish): DataSet[] {
  const count = /^[2-9]/.test(row.items) ? Number(row.items[0]) : 1;
  return Array.from({ length: count }, (_, index) => {
    const item = new PlainItem({}, around, row.keyword, index === 0);
    for (let before = -1; before !== Object.keys(item.dataSet).length; ) {
      before = Object.keys(item.dataSet).length;
      fill(item, strictest(expandRows(row.rows)), fixed);
    }
    return item.dataSet;
  });
}

/** One frame; each functional group is shared if it may be. */
function fillGroups(iod: StorageIod, top: PlainItem, all: readonly Row[], fixed: Wish): void {
  if (iod.groups.length === 0) return;
  for (const [sequence, other] of [
    ['SharedFunctionalGroupsSequence', 'perframe'],
    ['PerFrameFunctionalGroupsSequence', 'shared'],
  ] as const) {
    const row = all.find((each) => each.row === 'sequence' && each.keyword === sequence);
    if (row?.row !== 'sequence') continue;
    const groups = iod.groups.filter(
      ({ usage, required, sharing }) =>
        (usage === 'M' || (required && evaluate(required, top) === true)) &&
        (sequence.startsWith('Shared') ? sharing !== other : sharing === 'perframe'),
    );
    const wanted = new Set(groups.flatMap(({ tags }) => tags));
    const item = top.items(sequence)[0] ?? new PlainItem({}, top, sequence, true);
    const inner = strictest(expandRows(row.rows)).filter(({ tag }) => wanted.has(tag));
    fill(
      item,
      inner.map((each) => ({ ...withRows(each), type: '1' }) as DefinedRow),
      fixed,
    );
    top.dataSet[sequence] = [item.dataSet];
  }
}

function pixels({ BitsAllocated, SamplesPerPixel }: DataSet): Uint8Array {
  const bytes = Math.ceil((rows * columns * Number(BitsAllocated) * Number(SamplesPerPixel)) / 8);
  return Uint8Array.from({ length: bytes + (bytes % 2) }, (_, index) => (index % 2 === 0 ? 8 * index : 0) & 0xff);
}
