/** The readers of Data Sets, values and files at hand: PS3.5 6.2 and 7, PS3.10 7.1, PS3.3 C.29.1.2.1.2.2. */

import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { compareDataSets } from '../data-set/compare.ts';
import { buildInstance, type Instance } from '../data-set/instance/instance.ts';
import { metaLength, readFileMeta } from '../data-set/part10/file-meta.ts';
import { decodePart10, encodePart10 } from '../data-set/part10/part10.ts';
import { Inflater } from '../data-set/read/inflater.ts';
import { type DataSetTree, elementsOf, readDataSet } from '../data-set/read/read-data-set.ts';
import { StrictReader } from '../data-set/read/strict-reader.ts';
import { shownValue } from '../data-set/shown-value.ts';
import { arbitraryModel, encodeModel } from '../data-set/testing/arbitrary-data-set.ts';
import { checkFileMetaUids } from '../data-set/validate/file-meta-uids.ts';
import { readHpgl } from '../data-set/validate/relations/hpgl.ts';
import { textDecoding } from '../data-set/validate/text-decoder.ts';
import { validateDataSet } from '../data-set/validate/validate-data-set.ts';
import { characterSetOf } from '../data-set/write/character-set.ts';
import { decodeDataSet } from '../data-set/write/codec.ts';
import { decodeValues } from '../data-set/write/element-values.ts';
import { decodeKanji, encodeKanji } from '../data-set/write/iso-2022-ir-87.ts';
import { transcode } from '../data-set/write/transcode.ts';
import { DataSetError } from '../errors.ts';
import { valueRepresentations } from '../registry/vrs.ts';
import type { ReaderRow } from './reader-row.ts';

const syntaxes = [
  'ImplicitVRLittleEndian',
  'ExplicitVRLittleEndian',
  'ExplicitVRBigEndian',
  'DeflatedExplicitVRLittleEndian',
] as const;
type Syntax = (typeof syntaxes)[number];
const encodings = {
  ImplicitVRLittleEndian: 'ILE',
  ExplicitVRLittleEndian: 'ELE',
  ExplicitVRBigEndian: 'EBE',
  DeflatedExplicitVRLittleEndian: 'ELE',
} as const;

const classes = ['HangingProtocolStorage', 'ColorPaletteStorage', 'SecondaryCaptureImageStorage', 'BasicTextSRStorage'];
const made = new Map<string, readonly Instance[]>();

function instancesIn(syntax: Syntax): readonly Instance[] {
  const known = made.get(syntax);
  if (known) return known;
  const instances = classes.map((keyword) => buildInstance(keyword, { transferSyntax: syntax, seed: 3 }));
  made.set(syntax, instances);
  return instances;
}

/** Sound Data Sets: any structure, and instances. */
function dataSets(syntax: Syntax): fc.Arbitrary<Uint8Array> {
  const models = arbitraryModel.map((model) => {
    const bytes = encodeModel(model, encodings[syntax]);
    return syntax === 'DeflatedExplicitVRLittleEndian' ? deflateRawSync(bytes) : bytes;
  });
  return fc.oneof(
    models,
    fc.constantFrom(...instancesIn(syntax)).map(({ bytes }) => bytes),
  );
}

const isSound = (result: unknown) => (result as Pick<DataSetTree, 'findings'>).findings.length === 0;

/** A reader that is fed in pieces. */
function inPieces(bytes: Buffer, syntax: Syntax) {
  const reader = new StrictReader(syntax);
  for (let at = 0; at < bytes.length; at += 11) reader.push(bytes.subarray(at, at + 11));
  reader.end();
  const { findings, captured, offset } = reader;
  return { findings, captured, offset };
}

function inflated(bytes: Buffer): { readonly sum: number; readonly problem: string | undefined } {
  let sum = 0;
  const inflater = new Inflater((part) => {
    sum += part.length;
    return sum < 1_000_000;
  });
  inflater.push(bytes);
  inflater.end();
  return { sum, problem: inflater.problem };
}

const rowsOf = (syntax: Syntax): readonly ReaderRow[] => [
  {
    name: 'readDataSet',
    right: dataSets(syntax),
    read: (bytes) => {
      const { elements, findings } = readDataSet(bytes, syntax);
      return { findings, elements: elements.map(({ tag, vr, length, value }) => [tag, vr, length, value]) };
    },
    isRight: isSound,
  },
  { name: 'StrictReader', right: dataSets(syntax), read: (bytes) => inPieces(bytes, syntax), isRight: isSound },
  { name: 'elementsOf', right: dataSets(syntax), read: (b) => elementsOf(b, syntax).length, throws: DataSetError },
  { name: 'decodeDataSet', right: dataSets(syntax), read: (b) => decodeDataSet(b, syntax), throws: DataSetError },
  {
    name: 'transcode',
    right: fc.constantFrom(...instancesIn(syntax)).map(({ bytes }) => bytes),
    read: (bytes) => transcode(bytes, syntax, 'ImplicitVRLittleEndian'),
    throws: DataSetError,
  },
  {
    name: 'validateDataSet',
    right: dataSets(syntax),
    read: (bytes) => validateDataSet({ bytes, transferSyntax: syntax }, 'HangingProtocolStorage'),
  },
  {
    name: 'compareDataSets',
    right: dataSets(syntax),
    read: (b) => compareDataSets(b, syntax, instancesIn(syntax)[0]?.bytes ?? b, syntax),
    throws: DataSetError,
  },
];

const text = fc.string({ unit: 'grapheme', maxLength: 60 }).map((value) => Buffer.from(value, 'utf8'));
const [instance] = instancesIn('ExplicitVRLittleEndian');
const file = instance === undefined ? Buffer.alloc(0) : encodePart10(instance, instance.bytes);
const meta = file.subarray(144, file.length - (instance?.bytes.length ?? 0));
const characterSets = [[], ['ISO_IR 100'], ['', 'ISO 2022 IR 87'], ['ISO_IR 192'], ['GB18030'], ['ISO_IR 13']];

export const dataSetReaders: readonly ReaderRow[] = [
  ...syntaxes.flatMap((syntax) => rowsOf(syntax).map((row) => ({ ...row, name: `${row.name} (${syntax})` }))),
  { name: 'Inflater', right: text.map((bytes) => deflateRawSync(bytes)), read: inflated },
  { name: 'decodePart10', right: fc.constant(file), read: decodePart10, throws: DataSetError },
  { name: 'metaLength', right: fc.constant(file), read: metaLength, throws: DataSetError },
  { name: 'readFileMeta', right: fc.constant(meta), read: readFileMeta, throws: DataSetError },
  {
    name: 'checkFileMetaUids',
    right: fc.constant(meta),
    read: (bytes) => {
      const found: unknown[] = [];
      checkFileMetaUids(bytes, (finding) => found.push(finding));
      return found;
    },
  },
  {
    name: 'decodeValues',
    right: text,
    // Of any bytes as many as make whole values, as the strict reader leaves them.
    read: (bytes) =>
      valueRepresentations.flatMap((vr) => {
        const whole = bytes.subarray(0, bytes.length - (bytes.length % vr.unit));
        return characterSets.map((terms) => decodeValues(whole, vr, characterSetOf(terms)));
      }),
  },
  { name: 'decodeKanji', right: fc.constant(Buffer.from(encodeKanji('山田^Taro') ?? [])), read: decodeKanji },
  { name: 'characterSetOf', right: text, read: (b) => characterSets.map((terms) => characterSetOf(terms).decode(b)) },
  { name: 'textDecoding', right: text, read: (b) => characterSets.map((terms) => textDecoding(terms).decode(b, 'PN')) },
  { name: 'readHpgl', right: fc.constant(Buffer.from('IN;SP1;PU1,2;PD3,4;')), read: readHpgl },
  { name: 'shownValue', right: text, read: (b) => valueRepresentations.map(({ vr }) => shownValue(b, vr)) },
];
