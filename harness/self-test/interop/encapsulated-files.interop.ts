/** Files of dcmcrle, dcmcjpeg and gdcmconv with fragments of all kinds, right and made wrong: PS3.5 A.4, A.4.2. */

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { buildInstance, encodePart10, readFileTree, validateDataSet } from '../../../src/index.ts';
import { type TemporaryFolder, temporaryFolder } from './peers/temporary-folder.ts';
import { runTool } from './peers/tool.ts';
import { requireTools } from './require-peers.ts';

const sopClass = 'MultiFrameGrayscaleByteSecondaryCaptureImageStorage';
/** Of Pixel Data with its VR and length, and of the header of an item. */
const pixelDataHeader = Buffer.from('e07f10004f420000ffffffff', 'hex');
const [elementHeader, itemHeader] = [12, 8];

/** The tools, with what they are told to write, before the names of the two files. */
const tools: readonly (readonly [tool: string, ...options: string[]])[] = [
  ['dcmcrle', '+ot'],
  ['dcmcrle', '-ot'],
  ['dcmcjpeg', '+ot'],
  ['dcmcjpeg', '-ot'],
  ['dcmcjpeg', '+ot', '+fs', '1'],
  ['dcmcjpeg', '-ot', '+fs', '1'],
  ['dcmcjpeg', '+eb'],
  ['gdcmconv', '--rle'],
  ['gdcmconv', '--jpeg'],
  ['gdcmconv', '--jpegls'],
  ['gdcmconv', '--j2k'],
];

/** The file with noise for pixels, which no tool compresses to less than the 1 KB that a fragment holds at least. */
function withNoise(bytes: Buffer): Buffer {
  const header = bytes.lastIndexOf(Buffer.from('e07f10004f420000', 'hex'));
  expect(header, 'Pixel Data of VR OB').to.be.above(0);
  const start = header + elementHeader;
  const end = start + bytes.readUInt32LE(start - 4);
  let state = 1;
  for (let at = start; at < end; at++) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    bytes[at] = state >> 16;
  }
  return bytes;
}

describe('encapsulated Pixel Data of files of other programs', function () {
  this.timeout(120_000);
  let folder: TemporaryFolder;
  let native: string;

  before(async function () {
    requireTools(this, 'dcmcrle', 'dcmcjpeg', 'gdcmconv');
    folder = await temporaryFolder();
    native = join(folder.path, 'native.dcm');
    const transferSyntax = 'ExplicitVRLittleEndian';
    const instance = buildInstance(sopClass, { profile: 'typical', transferSyntax, seed: 1 });
    await writeFile(native, withNoise(encodePart10(instance, instance.bytes)));
  });
  after(() => folder?.[Symbol.asyncDispose]());

  async function written(tool: string, ...options: readonly string[]): Promise<string> {
    const path = join(folder.path, `${[tool, ...options].join('')}.dcm`);
    const { code, stderr } = await runTool(tool, [...options, native, path]);
    expect(code, stderr).to.equal(0);
    return path;
  }

  /** What `cstore validate` says of the pixels of a file. */
  async function found(path: string): Promise<readonly string[]> {
    const { tree } = await readFileTree(path);
    return validateDataSet(tree, sopClass)
      .filter(({ tag, severity }) => tag === 0x7fe00010 && severity === 'error')
      .map(({ rule, actual, clause }) => `${rule}: ${actual} (${clause})`);
  }

  /** The file with other bytes in it, the place of Pixel Data being given to whoever changes them. */
  async function changed(path: string, change: (bytes: Buffer, pixels: number) => Buffer): Promise<string> {
    const bytes = await readFile(path);
    const pixels = bytes.lastIndexOf(pixelDataHeader);
    expect(pixels).to.be.above(0);
    const other = `${path}.changed`;
    await writeFile(other, change(bytes, pixels));
    return other;
  }

  for (const [tool, ...options] of tools) {
    it(`is right as ${[tool, ...options].join(' ')} writes it`, async () => {
      expect(await found(await written(tool, ...options))).to.deep.equal([]);
    });
  }

  it('is wrong if dcmcrle cuts a frame in several fragments', async () => {
    const path = await written('dcmcrle', '+fs', '1');
    expect((await found(path)).join()).to.match(/^count: \d+ fragments \(PS3\.5 A\.4\.2\)$/);
  });

  it('is wrong with an offset that leads to no fragment', async () => {
    const path = await changed(await written('dcmcjpeg', '+ot'), (bytes, pixels) => {
      const second = pixels + elementHeader + itemHeader + 4;
      bytes.writeUInt32LE(bytes.readUInt32LE(second) + 2, second);
      return bytes;
    });
    expect((await found(path)).join()).to.match(/^reference: an offset of \d+ \(PS3\.5 A\.4\)$/);
  });

  it('is wrong without the first item, which is the Basic Offset Table', async () => {
    const path = await changed(await written('dcmcrle', '-ot'), (bytes, pixels) => {
      const table = pixels + elementHeader;
      return Buffer.concat([bytes.subarray(0, table), bytes.subarray(table + itemHeader)]);
    });
    // The first frame is taken for the table.
    expect(await found(path)).to.deep.equal(['count: 2 fragments (PS3.5 A.4.2)']);
  });

  it('is wrong without the last frame, without the delimiter, and with a fragment of odd length', async () => {
    const path = await written('dcmcrle', '-ot');
    const lastItem = (bytes: Buffer) => bytes.lastIndexOf(Buffer.from('feff00e0', 'hex'));
    const delimiter = (bytes: Buffer) => bytes.subarray(-itemHeader);
    const without = await changed(path, (bytes) =>
      Buffer.concat([bytes.subarray(0, lastItem(bytes)), delimiter(bytes)]),
    );
    expect(await found(without)).to.deep.equal(['count: 2 fragments (PS3.5 A.4.2)']);
    const open = await changed(path, (bytes) => bytes.subarray(0, -itemHeader));
    expect((await found(open)).join()).to.match(/^structure: the bytes end within/);
    const odd = await changed(path, (bytes) => {
      const length = lastItem(bytes) + 4;
      bytes.writeUInt32LE(bytes.readUInt32LE(length) - 1, length);
      return bytes;
    });
    expect((await found(odd)).join()).to.match(/^structure: a fragment has the odd length \d+/);
  });
});
