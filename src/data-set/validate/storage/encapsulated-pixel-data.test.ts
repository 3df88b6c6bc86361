// Each rule of encapsulated Pixel Data with an image that breaks it and one that does not, in memory and as a file.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { transferSyntaxByKeyword } from '../../../registry/transfer-syntaxes.ts';
import type { DataSet } from '../../data-set.ts';
import { buildInstance } from '../../instance/instance.ts';
import { encodePart10 } from '../../part10/part10.ts';
import { readFileTree } from '../../part10/read-file.ts';
import type { DataSetTree } from '../../read/read-data-set.ts';
import { encodeDataSet } from '../../write/codec.ts';
import { validateDataSet } from '../validate-data-set.ts';

const sopClass = 'MultiFrameGrayscaleByteSecondaryCaptureImageStorage';
const jpeg = 'JPEGBaseline8Bit';
const image = buildInstance(sopClass, { profile: 'typical' });

describe('encapsulated Pixel Data', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'encapsulated-'));
  });
  after(() => rm(folder, { recursive: true }));

  /** What is found in an image of so many frames with this Basic Offset Table and these fragments; the same of a file. */
  async function found(
    keyword: string,
    frames: number,
    table: Uint8Array,
    fragments: readonly number[],
    set: DataSet = {},
  ): Promise<readonly string[]> {
    const pixels = [table, ...fragments.map((length) => new Uint8Array(length))];
    const dataSet = { ...image.dataSet, NumberOfFrames: frames, PixelData: pixels, ...set };
    const bytes = encodeDataSet(dataSet, keyword);
    const transferSyntax = transferSyntaxByKeyword(keyword)?.uid ?? '';
    const path = join(folder, 'image.dcm');
    await writeFile(path, encodePart10({ ...image, transferSyntax }, bytes));
    const { tree } = await readFileTree(path);
    const inMemory = errorsOf({ bytes, transferSyntax });
    expect(errorsOf(tree)).to.deep.equal(inMemory);
    return inMemory;
  }

  function errorsOf(dataSet: DataSetTree | { bytes: Uint8Array; transferSyntax: string }): readonly string[] {
    return validateDataSet(dataSet, sopClass)
      .filter(({ severity }) => severity === 'error')
      .map(({ rule, keyword, actual, clause }) => `${rule} ${keyword} ${actual} (${clause})`);
  }

  const none = new Uint8Array(0);
  const offsets = (...values: number[]) => new Uint8Array(Uint32Array.from(values).buffer);
  const extended = (...values: number[]) => new Uint8Array(BigUint64Array.from(values.map(BigInt)).buffer);

  it('has a fragment for each frame, or several', async () => {
    expect(await found(jpeg, 2, none, [2, 4])).to.deep.equal([]);
    expect(await found(jpeg, 2, none, [2, 4, 6])).to.deep.equal([]);
    expect(await found(jpeg, 2, none, [2])).to.deep.equal(['count PixelData 1 fragments (PS3.5 A.4.1)']);
  });

  it('has one fragment for each frame of RLE Lossless, HTJ2K and native frames', async () => {
    expect(await found('RLELossless', 2, none, [66, 70])).to.deep.equal([]);
    expect(await found('RLELossless', 2, none, [66, 70, 66])).to.deep.equal([
      'count PixelData 3 fragments (PS3.5 A.4.2)',
    ]);
    expect(await found('HTJ2K', 1, none, [2, 4])).to.deep.equal(['count PixelData 2 fragments (PS3.5 A.4.4)']);
    const native = 'EncapsulatedUncompressedExplicitVRLittleEndian';
    const { Rows: rows, Columns: columns } = image.dataSet;
    const length = Number(rows) * Number(columns);
    expect(await found(native, 2, none, [length, length])).to.deep.equal([]);
    expect(await found(native, 2, none, [length, length - 2])).to.deep.equal([
      `count PixelData a fragment of ${length - 2} bytes (PS3.5 A.4.11)`,
    ]);
  });

  it('has an RLE Header in each fragment of RLE Lossless', async () => {
    expect(await found('RLELossless', 1, none, [62])).to.deep.equal([
      'count PixelData a fragment of 62 bytes (PS3.5 G.5)',
    ]);
  });

  it('has a video in one fragment, unless its Transfer Syntax is a fragmentable one', async () => {
    expect(await found('MPEG2MPML', 20, none, [100])).to.deep.equal([]);
    expect(await found('MPEG2MPML', 20, none, [100, 100])).to.deep.equal(['count PixelData 2 fragments (PS3.5 A.4.5)']);
    expect(await found('MPEG4HP41', 20, none, [100, 100])).to.deep.equal(['count PixelData 2 fragments (PS3.5 8.2)']);
    expect(await found('MPEG2MPMLF', 20, none, [100, 100])).to.deep.equal([]);
    expect(await found('HEVCMP51', 20, none, [100, 100])).to.deep.equal([]);
    expect(await found('MPEG2MPHL', 1, offsets(0), [100])).to.deep.equal(['count PixelData 4 bytes (PS3.5 8.2.6)']);
  });

  it('has a Basic Offset Table that is empty or leads to the first fragment of each frame', async () => {
    expect(await found(jpeg, 2, offsets(0, 10), [2, 2])).to.deep.equal([]);
    expect(await found(jpeg, 2, offsets(0, 20), [2, 2, 2])).to.deep.equal([]);
    expect(await found(jpeg, 2, offsets(0, 11), [2, 2])).to.deep.equal([
      'reference PixelData an offset of 11 (PS3.5 A.4)',
    ]);
    expect(await found(jpeg, 2, offsets(0, 0), [2, 2])).to.deep.equal([
      'reference PixelData an offset of 0 (PS3.5 A.4)',
    ]);
    expect(await found(jpeg, 2, offsets(10, 20), [2, 2, 2])).to.deep.equal([
      'reference PixelData an offset of 10 (PS3.5 A.4)',
    ]);
    expect(await found(jpeg, 2, offsets(0), [2, 2])).to.deep.equal(['count PixelData 4 bytes (PS3.5 A.4)']);
  });

  it('has an Extended Offset Table and its lengths beside an empty Basic Offset Table alone', async () => {
    const tables = { ExtendedOffsetTable: extended(0, 10), ExtendedOffsetTableLengths: extended(2, 3) };
    expect(await found(jpeg, 2, none, [2, 4], tables)).to.deep.equal([]);
    expect(await found(jpeg, 2, offsets(0, 10), [2, 4], tables)).to.deep.equal([
      'not-allowed ExtendedOffsetTable present (PS3.5 A.4)',
    ]);
    expect(await found(jpeg, 2, none, [2, 2, 4], tables)).to.deep.equal([
      'not-allowed ExtendedOffsetTable present (PS3.3 C.7.6.3)',
    ]);
    expect(await found('MPEG2MPML', 2, none, [4], { ExtendedOffsetTable: extended(0, 10) })).to.deep.equal([
      'not-allowed ExtendedOffsetTable present (PS3.3 C.7.6.3)',
    ]);
    const { NumberOfFrames: frames = 1, PixelData: pixels = none } = image.dataSet;
    const native = { ExtendedOffsetTable: extended(0, 10), PixelData: pixels };
    expect(await found('ExplicitVRLittleEndian', Number(frames), none, [], native)).to.deep.equal([
      'not-allowed ExtendedOffsetTable present (PS3.3 C.7.6.3)',
    ]);
  });

  it('has an Extended Offset Table that leads to each frame, and says how long each is', async () => {
    const tables = (from: Uint8Array, ...lengths: Uint8Array[]): DataSet => ({
      ExtendedOffsetTable: from,
      ...(lengths[0] && { ExtendedOffsetTableLengths: lengths[0] }),
    });
    const both = (from: Uint8Array, ...lengths: Uint8Array[]) => found(jpeg, 2, none, [2, 4], tables(from, ...lengths));
    expect(await both(extended(0, 12), extended(2, 4))).to.deep.equal([
      'reference ExtendedOffsetTable an offset of 12 (PS3.3 C.7.6.3.1.8)',
    ]);
    expect(await both(extended(0), extended(2, 4))).to.deep.equal([
      'count ExtendedOffsetTable 8 bytes (PS3.3 C.7.6.3)',
    ]);
    expect(await both(none, extended(2, 4))).to.deep.equal(['count ExtendedOffsetTable 0 bytes (PS3.3 C.7.6.3)']);
    expect(await both(extended(0, 10))).to.deep.equal(['missing ExtendedOffsetTableLengths absent (PS3.3 C.7.6.3)']);
    expect(await both(extended(0, 10), extended(2, 2))).to.deep.equal([
      'count ExtendedOffsetTableLengths 2 (PS3.3 C.7.6.3)',
    ]);
    expect(await found(jpeg, 2, none, [2, 4], { ExtendedOffsetTableLengths: extended(2, 4) })).to.deep.equal([
      'not-allowed ExtendedOffsetTableLengths present (PS3.3 C.7.6.3)',
    ]);
  });

  it('has a total length that its fragments have', async () => {
    const total = (value: bigint) =>
      found('HEVCMP51', 20, none, [10, 6], { EncapsulatedPixelDataValueTotalLength: value });
    expect(await total(16n)).to.deep.equal([]);
    expect(await total(15n)).to.deep.equal([]);
    expect(await total(17n)).to.deep.equal(['count EncapsulatedPixelDataValueTotalLength 17 (PS3.3 C.7.6.6)']);
  });
});
