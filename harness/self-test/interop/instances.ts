/** Part 10 files of generated SOP Instances, and the comparison of what was sent with what was stored. */

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import {
  buildInstance,
  compareDataSets,
  encodePart10,
  nonPatientSopClasses,
  readPart10Head,
  uncompressedTransferSyntaxes,
} from '../../../src/index.ts';
import { runTool } from './peers/tool.ts';

export interface InstanceFile {
  readonly path: string;
  readonly sopClass: string;
  readonly sopInstanceUID: string;
  /** UID of the Transfer Syntax of the file. */
  readonly transferSyntax: string;
}

/** The nine of PS3.4 Annex GG, by keyword. */
export const nonPatientClasses = nonPatientSopClasses.map(({ keyword }) => keyword);

/** Ordinary storage classes, which most peers accept, by keyword. */
export const ordinaryClasses = [
  'SecondaryCaptureImageStorage',
  'CTImageStorage',
  'EncapsulatedPDFStorage',
  'BasicTextSRStorage',
  'RawDataStorage',
];

/** Keywords of the four Transfer Syntaxes that need no image codec. */
export const uncompressed = uncompressedTransferSyntaxes.map(({ keyword }) => keyword);

/** Writes one file for every SOP Class in every Transfer Syntax, both by keyword, into `directory`. */
export async function writeInstances(
  directory: string,
  sopClasses: readonly string[],
  transferSyntaxes: readonly string[] = uncompressed,
): Promise<InstanceFile[]> {
  await mkdir(directory, { recursive: true });
  const pairs = sopClasses.flatMap((sopClass) => transferSyntaxes.map((syntax) => [sopClass, syntax] as const));
  const files = pairs.map(async ([sopClass, syntax]) => {
    const instance = buildInstance(sopClass, { transferSyntax: syntax });
    const path = join(directory, `${sopClass}.${syntax}.dcm`);
    await writeFile(path, encodePart10(instance, instance.bytes));
    return { path, sopClass, sopInstanceUID: instance.sopInstanceUID, transferSyntax: instance.transferSyntax };
  });
  return Promise.all(files);
}

async function dataSetOf(path: string): Promise<{ bytes: Buffer; transferSyntax: string; sopInstanceUID: string }> {
  const { dataSetOffset, transferSyntax, sopInstanceUID } = await readPart10Head(path);
  const file = await readFile(path);
  return { bytes: file.subarray(dataSetOffset), transferSyntax, sopInstanceUID };
}

/** What dcmdump prints for a VR that Implicit VR leaves open, and what the same element has in Explicit VR. */
const openVRs: readonly (readonly [RegExp, string])[] = [
  [/\) xs /, ') US '],
  [/\) ox /, ') OW '],
  [/\) \?\? /, ') UN '],
];

/** A line of dcmdump without what depends on the encoding: lengths, and the names of open VRs. */
function withoutEncoding(line: string): string {
  const bare = line.replace(/ +#.*$/, '').replace(/\((Sequence|Item) with .*/, '');
  return openVRs.reduce((text, [open, vr]) => text.replace(open, vr), bare);
}

/** The elements of the Data Set of a file as dcmdump prints them, one a line. */
async function dumpOf(path: string): Promise<string[]> {
  const { code, stdout, stderr } = await runTool('dcmdump', ['--print-all', '--load-all', path]);
  if (code !== 0) throw new Error(`dcmdump cannot read ${path}: ${stderr}`);
  const elements = stdout.split('\n').filter((line) => /^ *\((?!0002,|fffe,e00d|fffe,e0dd)/.test(line));
  return elements.map(withoutEncoding);
}

/** The Part 10 files below a folder, by SOP Instance UID. */
async function storedFiles(directory: string): Promise<Map<string, string>> {
  const names = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const stored = new Map<string, string>();
  for (const file of files) stored.set((await readPart10Head(file)).sopInstanceUID, file);
  return stored;
}

/** Asserts that `stored` holds the same elements as `sent`, by our reader and by dcmdump. */
export async function expectSameDataSet(sent: string, stored: string): Promise<void> {
  const [a, b] = await Promise.all([dataSetOf(sent), dataSetOf(stored)]);
  expect(compareDataSets(a.bytes, a.transferSyntax, b.bytes, b.transferSyntax), sent).to.deep.equal([]);
  expect(await dumpOf(stored), sent).to.deep.equal(await dumpOf(sent));
}

/** Asserts that the files below `directory` are those that were sent: all of them, no other, element by element. */
export async function expectStored(sent: readonly InstanceFile[], directory: string): Promise<void> {
  const stored = await storedFiles(directory);
  expect([...stored.keys()].sort()).to.deep.equal(sent.map(({ sopInstanceUID }) => sopInstanceUID).sort());
  for (const { path, sopInstanceUID } of sent) await expectSameDataSet(path, stored.get(sopInstanceUID) ?? '');
}
