/** How fast Data Sets are read and validated in this process: our strict reader beside dcmjs, and the validator. */

import { createRequire } from 'node:module';
import {
  buildInstance,
  type DataSet,
  type EncodedDataSet,
  encodePart10,
  type Instance,
  nonPatientSopClasses,
  StrictReader,
  validateDataSet,
} from '../../../src/index.ts';
import { median } from './measure.ts';
import { formatTable, type TargetResult } from './table.ts';

/** What has to come out: ratio to dcmjs, megabytes of small elements a second, validations a second. */
const targets = { ratioToDcmjs: 20, readMegabytes: 100, validations: 5_000 };

/** One thing that is done over and over, and how much of what it does each time. */
interface Task {
  /** Megabytes or calls. */
  readonly amount: number;
  readonly run: () => void;
}

/** Rounds that are not counted, rounds of which the median counts, and the length of a round in milliseconds of CPU time. */
const warmUps = 3;
const rounds = 7;
const roundMs = 150;
/** Calls between two looks at the clock. */
const callsAtOnce = 10;

/** Milliseconds of processor time that this process has taken, those of garbage collection and compilation included. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The amount done in a second of processor time, so that other processes do not count: the median over the rounds. */
function rateOf({ amount, run }: Task): number {
  const rates: number[] = [];
  for (let round = -warmUps; round < rounds; round++) {
    const start = cpuMs();
    let calls = 0;
    let elapsed = 0;
    for (; elapsed < roundMs; elapsed = cpuMs() - start) {
      for (let call = 0; call < callsAtOnce; call++) run();
      calls += callsAtOnce;
    }
    if (round >= 0) rates.push((calls * amount * 1000) / elapsed);
  }
  return median(rates);
}

function readStrictly(transferSyntax: string, fragments: readonly Uint8Array[]): void {
  const reader = new StrictReader(transferSyntax);
  for (const fragment of fragments) reader.push(fragment);
  reader.end();
  if (reader.error) throw new Error(reader.error.text);
}

/** The part of dcmjs that is measured: what an application calls to read a file. */
interface Dcmjs {
  readonly log: { disableAll(): void; getLogger(name: string): { disableAll(): void } };
  readonly data: { readonly DicomMessage: { readFile(file: ArrayBuffer): unknown } };
}

function quietDcmjs(): Dcmjs {
  const dcmjs: Dcmjs = createRequire(import.meta.url)('dcmjs');
  dcmjs.log.disableAll();
  dcmjs.log.getLogger('validation.dcmjs').disableAll();
  return dcmjs;
}

/** A buffer of its own, since dcmjs ignores the offset of a view. */
function fileOf(instance: Instance): ArrayBuffer {
  const bytes = encodePart10(instance, instance.bytes);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
}

/** A P-DATA-TF of common length brings this much of a Data Set. */
const fragmentLength = 16 * 1024;
const largeRows = 5_000;

interface FragmentedDataSet {
  readonly transferSyntax: string;
  readonly fragments: readonly Uint8Array[];
  readonly megabytes: number;
}

/** As it comes from a peer. */
function inFragments({ bytes, transferSyntax }: Instance): FragmentedDataSet {
  const count = Math.ceil(bytes.length / fragmentLength);
  const fragments = Array.from({ length: count }, (_, at) =>
    bytes.subarray(at * fragmentLength, (at + 1) * fragmentLength),
  );
  return { transferSyntax, fragments, megabytes: bytes.length / 1e6 };
}

/** An image of 50 MB, of which the reader passes over the pixels. */
function largeImage(): FragmentedDataSet {
  const set = {
    Rows: largeRows,
    Columns: largeRows,
    BitsAllocated: 16,
    BitsStored: 16,
    HighBit: 15,
    PixelData: new Uint8Array(largeRows * largeRows * 2),
  };
  return inFragments(buildInstance('SecondaryCaptureImageStorage', { set }));
}

/** An inventory of 3,000 studies with their series and instances: nothing but small elements. */
function largeInventory(): FragmentedDataSet {
  const { InventoriedStudiesSequence: studies } = buildInstance('InventoryStorage', { profile: 'typical' }).dataSet;
  const many = Array.from({ length: 1_000 }, () => studies as readonly DataSet[]).flat();
  return inFragments(
    buildInstance('InventoryStorage', { profile: 'typical', set: { InventoriedStudiesSequence: many } }),
  );
}

function result(met: boolean, text: string): TargetResult {
  return { met, text: `${met ? 'met   ' : 'MISSED'}  ${text}` };
}

function measureReaders(write: (text: string) => void): TargetResult[] {
  const small = buildInstance('HangingProtocolStorage', { seed: 1 });
  const file = fileOf(small);
  const { DicomMessage } = quietDcmjs().data;
  const [image, inventory] = [largeImage(), largeInventory()];
  const megabytesOf = ({ transferSyntax, fragments, megabytes }: FragmentedDataSet) =>
    rateOf({ amount: megabytes, run: () => readStrictly(transferSyntax, fragments) });
  const ours = rateOf({ amount: 1, run: () => readStrictly(small.transferSyntax, [small.bytes]) });
  const theirs = rateOf({ amount: 1, run: () => void DicomMessage.readFile(file) });
  const [passedOver, read] = [megabytesOf(image), megabytesOf(inventory)];
  const ratio = ours / theirs;
  write(
    `\nreading a Data Set of ${small.bytes.length} bytes and an inventory of ${inventory.megabytes.toFixed(0)} MB, each element of which is ` +
      `looked at, and passing over the pixels of an image of ${image.megabytes.toFixed(0)} MB; a second of processor time`,
  );
  write(
    formatTable([
      ['reader', 'small', 'ratio', 'MB read', 'MB passed over'],
      ['strict reader', ours.toFixed(0), ratio.toFixed(1), read.toFixed(0), passedOver.toFixed(0)],
      ['dcmjs', theirs.toFixed(0), '1.0', '-', '-'],
    ]),
  );
  const { ratioToDcmjs, readMegabytes } = targets;
  return [
    result(
      ratio >= ratioToDcmjs,
      `small: the strict reader is ${ratio.toFixed(1)} x dcmjs (at least ${ratioToDcmjs} x)`,
    ),
    result(
      read > readMegabytes,
      `large: the strict reader reads ${read.toFixed(0)} MB/s of small elements (more than ${readMegabytes})`,
    ),
  ];
}

function measureValidator(write: (text: string) => void): TargetResult[] {
  const rows = nonPatientSopClasses.map(({ keyword }) => {
    const { bytes, transferSyntax, sopInstanceUID } = buildInstance(keyword, { profile: 'typical', seed: 1 });
    const dataSet: EncodedDataSet = { bytes, transferSyntax };
    const run = () => void validateDataSet(dataSet, keyword, { sopInstanceUID });
    return { keyword, length: bytes.length, rate: rateOf({ amount: 1, run }) };
  });
  const middle = median(rows.map(({ rate }) => rate));
  write('\nvalidating a typical instance, reading its bytes included, a second of processor time');
  write(
    formatTable([
      ['SOP Class', 'bytes', 'validations/s'],
      ...rows.map(({ keyword, length, rate }) => [keyword, String(length), rate.toFixed(0)]),
      ['median of the nine', '', middle.toFixed(0)],
    ]),
  );
  const slowest = rows.reduce((least, row) => (row.rate < least.rate ? row : least));
  const text = `${slowest.rate.toFixed(0)}/s for ${slowest.keyword}, the slowest of the nine`;
  return [
    result(
      slowest.rate >= targets.validations,
      `validating a typical instance: ${text} (at least ${targets.validations})`,
    ),
  ];
}

/** Measures reading and validating, prints a table of each, and says what became of their targets. */
export function measureDataSets(write: (text: string) => void): TargetResult[] {
  return [...measureReaders(write), ...measureValidator(write)];
}
