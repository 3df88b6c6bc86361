import { execFileSync } from 'node:child_process';
import { mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { expect } from 'chai';
import { DataSetError, DataSetLimitError } from '../../errors.ts';
import { DeflatedExplicitVRLittleEndian, ExplicitVRLittleEndian } from '../../registry/transfer-syntaxes.ts';
import { buildInstance } from '../instance/instance.ts';
import { keptValueLimit } from '../read/kept-tree.ts';
import { readDataSet } from '../read/read-data-set.ts';
import { delimiter, element, header } from '../testing/encode-by-hand.ts';
import { everyInstance } from '../testing/instances.ts';
import { validateDataSet } from '../validate/validate-data-set.ts';
import { encodePart10, readPart10 } from './part10.ts';
import { readFileTree } from './read-file.ts';

const explicit = ExplicitVRLittleEndian.uid;
const instance = buildInstance('HangingProtocolStorage', { transferSyntax: explicit });
const image = buildInstance('SecondaryCaptureImageStorage', { transferSyntax: explicit, remove: ['PixelData'] });
const fixtures = new URL('../validate/fixtures/', import.meta.url);

describe('readFileTree', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'read-file-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function write(dataSet: Uint8Array, transferSyntax = explicit): Promise<string> {
    const path = join(folder, 'one.dcm');
    await writeFile(path, encodePart10({ ...instance, transferSyntax }, dataSet));
    return path;
  }

  /** A file with a gap of so many bytes, which take no room on the disk: start, NULLs, end. */
  async function sparse(start: Buffer, gap: number, end: Buffer = Buffer.alloc(0)): Promise<string> {
    const path = join(folder, 'sparse.dcm');
    const head = encodePart10({ ...image, transferSyntax: explicit }, start);
    await using file = await open(path, 'w');
    await file.write(head, 0, head.length, 0);
    await file.truncate(head.length + gap);
    if (end.length > 0) await file.write(end, 0, end.length, head.length + gap);
    return path;
  }

  const messageOf = async (
    action: Promise<unknown>,
    type: typeof DataSetError | typeof DataSetLimitError = DataSetError,
  ): Promise<string> => {
    const error = await action.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).to.be.instanceOf(type);
    return (error as Error).message;
  };

  for (const { title, bytes, transferSyntax, sopClassUID } of everyInstance()) {
    it(`leads to the same findings as the whole Data Set: ${title}`, async () => {
      const { tree } = await readFileTree(await write(bytes, transferSyntax));
      expect(validateDataSet(tree, sopClassUID)).to.deep.equal(validateDataSet({ bytes, transferSyntax }, sopClassUID));
    });
  }

  it('leads to the same findings as the whole Data Set in files that are wrong', async () => {
    const names = (await readdir(fixtures)).filter((name) => name.endsWith('.dcm'));
    expect(names).to.have.lengthOf.at.least(20);
    for (const name of names) {
      const path = new URL(name, fixtures).pathname;
      const { head, tree } = await readFileTree(path);
      const whole = readDataSet((await readPart10(path)).bytes, head.transferSyntax);
      const [found, expected] = [tree, whole].map((one) => validateDataSet(one, head.sopClassUID));
      expect(found, name).to.deep.equal(expected);
    }
  });

  it('tells the File Meta Information as it stands in the file', async () => {
    const path = await write(instance.bytes);
    const { head, fileMeta } = await readFileTree(path);
    expect(fileMeta).to.deep.equal((await readFile(path)).subarray(132, head.dataSetOffset));
  });

  it('holds nothing of bulk data, however long, and reads what stands behind it', async () => {
    const gap = 2 ** 26;
    const start = Buffer.concat([image.bytes, header(0x7fe00010, 'OB', gap)]);
    const { tree } = await readFileTree(await sparse(start, gap, element(0xfffcfffc, 'OB', 'end!')));
    expect(tree.findings).to.deep.equal([]);
    expect(tree.bytes.length).to.be.below(image.bytes.length);
    const [pixels, padding] = tree.elements.slice(-2);
    expect([pixels?.tag, pixels?.length, pixels?.passedOver, pixels?.value.length]).to.deep.equal([
      0x7fe00010,
      gap,
      true,
      0,
    ]);
    expect([padding?.tag, padding?.length]).to.deep.equal([0xfffcfffc, 4]);
  });

  it('holds nothing of fragments', async () => {
    const syntax = '1.2.840.10008.1.2.4.50';
    const fragment = Buffer.concat([delimiter(0xfffee000, 100_000), Buffer.alloc(100_000)]);
    const dataSet = Buffer.concat([
      image.bytes,
      header(0x7fe00010, 'OB', 0xffffffff),
      delimiter(0xfffee000, 0),
      ...Array.from({ length: 20 }, () => fragment),
      delimiter(0xfffee0dd, 0),
    ]);
    const { tree } = await readFileTree(await write(dataSet, syntax));
    expect(tree.findings).to.deep.equal([]);
    expect(tree.elements.at(-1)).to.deep.include({ tag: 0x7fe00010, undefinedLength: true, fragments: [] });
    expect(tree.bytes.length).to.be.below(image.bytes.length);
  });

  it('tells that text too long to be held was not judged', async () => {
    const length = keptValueLimit + 2;
    const start = Buffer.concat([image.bytes, element(0x00990010, 'LO', 'TEST'), header(0x00991001, 'UT', length)]);
    const { head, tree } = await readFileTree(await sparse(start, length));
    const found = validateDataSet(tree, head.sopClassUID).filter(({ tag }) => tag === 0x00991001);
    expect(found.map(({ rule, severity }) => [rule, severity])).to.deep.equal([['reading-limit', 'warning']]);
  });

  it('takes limits for limits, not for faults of the Data Set', async () => {
    const path = await write(instance.bytes);
    const { length } = instance.bytes;
    const messages = [
      await messageOf(readFileTree(path, { limits: { size: length - 1 } }), DataSetLimitError),
      await messageOf(readFileTree(path, { limits: { elements: 5 } }), DataSetLimitError),
      await messageOf(readFileTree(path, { limits: { depth: 0 } }), DataSetLimitError),
    ];
    expect(messages[0]).to.equal(`${path}: the Data Set has ${length} bytes, and the limit is ${length - 1}`);
    expect(messages[1]).to.match(/one\.dcm: there are more than 5 Data Elements and Items: .*byte \d+$/);
    expect(messages[2]).to.match(/one\.dcm: sequences are nested more than 0 deep: \(0072,000C\) at byte \d+$/);
  });

  it('stops inflating at the limit', async () => {
    const dataSet = Buffer.concat([instance.bytes, element(0x7fe00010, 'OB', Buffer.alloc(1_000_000))]);
    const path = await write(deflateRawSync(dataSet), DeflatedExplicitVRLittleEndian.uid);
    const limits = { size: 100_000, inflatedSize: 100_000 };
    expect(await messageOf(readFileTree(path, { limits }), DataSetLimitError)).to.match(
      /larger than the limit of 100000/,
    );
    expect((await readFileTree(path)).tree.findings).to.deep.equal([]);
  });

  it('says that a value reaches beyond the end of the file, though it is longer than any limit', async () => {
    const path = await write(Buffer.concat([instance.bytes, header(0x7fe00010, 'OB', 0xf0000000)]));
    const { tree } = await readFileTree(path);
    expect(tree.findings.map(({ rule }) => rule)).to.deep.equal(['truncated']);
  });

  it('stops when it is told to', async () => {
    const path = await write(instance.bytes);
    const stopped = new Error('stopped');
    const error = await readFileTree(path, { signal: AbortSignal.abort(stopped) }).catch((reason: unknown) => reason);
    expect(error).to.equal(stopped);
  });

  it('refuses what is no regular file at once, in one line', async function () {
    if (process.platform === 'win32') this.skip();
    const fifo = join(folder, 'fifo');
    execFileSync('mkfifo', [fifo]);
    expect(await messageOf(readFileTree(fifo))).to.equal(`${fifo}: is a FIFO, and no regular file`);
    expect(await messageOf(readFileTree('/dev/null'))).to.equal('/dev/null: is a device, and no regular file');
    expect(await messageOf(readFileTree(folder))).to.equal(`${folder}: is a directory`);
  });
});
