import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { expect } from 'chai';
import { buildInstance } from '../data-set/instance/instance.ts';
import { encodePart10 } from '../data-set/part10/part10.ts';
import { element } from '../data-set/testing/encode-by-hand.ts';
import { DataSetLimitError } from '../errors.ts';
import { DeflatedExplicitVRLittleEndian, ExplicitVRLittleEndian } from '../registry/transfer-syntaxes.ts';
import { type SendFilesOptions, type SendOutcome, sendFiles } from './send-files.ts';
import { TestAcceptor } from './testing/test-acceptor.ts';

const deflated = DeflatedExplicitVRLittleEndian.uid;
const plain = buildInstance('HangingProtocolStorage', { transferSyntax: ExplicitVRLittleEndian.uid });

describe('A file that is sent as it is', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'file-to-send-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function write(transferSyntax: string, dataSet: Uint8Array): Promise<string> {
    const path = join(folder, 'one.dcm');
    await writeFile(path, encodePart10({ ...plain, transferSyntax }, dataSet));
    return path;
  }

  async function send(acceptor: TestAcceptor, path: string, more: Partial<SendFilesOptions> = {}) {
    const outcomes: SendOutcome[] = [];
    for await (const outcome of sendFiles(acceptor.peer, [path], { callingAETitle: 'SCU', ...more }))
      outcomes.push(outcome);
    return outcomes[0];
  }

  /** The deflated stream of a Data Set with a private value of so many bytes that do not compress; its length is odd. */
  function oddStream(bytes: number): Buffer {
    for (let more = 0; more < 64; more += 2) {
      const value = Buffer.from(Array.from({ length: bytes + more }, (_, i) => (i * i * 31 + i * 7) & 0xff));
      const dataSet = Buffer.concat([plain.bytes, element(0x00990010, 'LO', 'TEST'), element(0x00991001, 'OB', value)]);
      const stream = deflateRawSync(dataSet, { level: 1 });
      if (stream.length % 2 !== 0) return stream;
    }
    throw new Error('no stream of odd length');
  }

  for (const [title, stream] of [
    ['read whole', oddStream(100)],
    ['streamed', deflateOdd(3_000_000)],
  ] as const) {
    it(`has a NULL after a deflated stream of odd length, ${title} (PS3.5 A.5)`, async () => {
      await using acceptor = await TestAcceptor.listen();
      expect(await send(acceptor, await write(deflated, stream))).to.include({
        stored: true,
        transferSyntax: deflated,
      });
      const [{ dataSet } = { dataSet: Buffer.alloc(0) }] = acceptor.received;
      expect(dataSet.length).to.equal(stream.length + 1);
      expect(dataSet.subarray(0, -1).equals(stream)).to.equal(true);
      expect(dataSet.at(-1)).to.equal(0);
    });
  }

  /** The same in stored blocks, so that it is as long as what it holds. */
  function deflateOdd(bytes: number): Buffer {
    for (let more = 0; more < 64; more += 2) {
      const dataSet = Buffer.concat([plain.bytes, element(0x7fe00010, 'OB', Buffer.alloc(bytes + more, 0x5a))]);
      const stream = deflateRawSync(dataSet, { level: 0 });
      if (stream.length % 2 !== 0) return stream;
    }
    throw new Error('no stream of odd length');
  }

  it('is not changed where a deflated stream is even already', async () => {
    await using acceptor = await TestAcceptor.listen();
    const stream = oddStream(100);
    const padded = Buffer.concat([stream, Buffer.alloc(1)]);
    await send(acceptor, await write(deflated, padded));
    expect(acceptor.received[0]?.dataSet.equals(padded)).to.equal(true);
  });

  it('is refused as too large, and not as no Data Set, where it is over the limit', async () => {
    await using acceptor = await TestAcceptor.listen();
    const path = await write(ExplicitVRLittleEndian.uid, plain.bytes);
    const outcome = await send(acceptor, path, { dataSetLimit: plain.bytes.length - 2 });
    expect(outcome?.error).to.be.instanceOf(DataSetLimitError).that.includes({ limit: 'size' });
    expect(outcome?.error?.message).to.equal(
      `${path}: the Data Set has ${plain.bytes.length} bytes, and the limit is ${plain.bytes.length - 2}`,
    );
    expect(acceptor.associations).to.equal(0);
    expect(await send(acceptor, path, { dataSetLimit: plain.bytes.length })).to.include({ stored: true });
  });

  it('is refused as too large where it inflates to more than the limit', async () => {
    await using acceptor = await TestAcceptor.listen();
    const stream = deflateRawSync(Buffer.concat([plain.bytes, element(0x7fe00010, 'OB', Buffer.alloc(1_000_000))]), {
      level: 9,
    });
    const path = await write(deflated, stream);
    const outcome = await send(acceptor, path, { dataSetLimit: 100_000 });
    expect(outcome?.error).to.be.instanceOf(DataSetLimitError);
    expect(outcome?.error?.message).to.match(/one\.dcm: the Data Set is larger than the limit of 100000 bytes: /);
    expect(await send(acceptor, path)).to.include({ stored: true });
  });
});
