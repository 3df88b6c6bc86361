import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { packetsOf } from '../../capture/testing/read-blocks.ts';
import type { ConnectionFacts } from '../../model/traffic.ts';
import { oneOfEach } from '../run-result-fixture.ts';
import { CaptureRecorder } from './capture-recorder.ts';
import { countCapture, joinedCaptures } from './joined-captures.ts';

const facts: ConnectionFacts = {
  by: 'harness',
  harness: { address: '127.0.0.1', port: 50_001 },
  sut: { address: '127.0.0.1', port: 11_112 },
  calledAETitle: 'PACS',
  callingAETitle: 'CT1',
  isTls: false,
};

describe('Captures that are joined', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'captures-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** The capture of a part with so many connections; those of IPv6 have another header. */
  const capture = (first: number, connections: number, some: Partial<ConnectionFacts> = {}): Buffer => {
    using recorder = new CaptureRecorder({ folder, share: { first, step: 2 } });
    for (let at = 0; at < connections; at += 1) {
      const connection = recorder.watch(`case ${at}`, 1).connected({ ...facts, ...some });
      connection.sends({ kind: 'note', text: '' });
      connection.sent(Buffer.alloc(100_000));
      connection.ended('SUT', 'FIN');
    }
    return Buffer.concat(Array.from(recorder.file(oneOfEach()), (part) => Buffer.from(part)));
  };

  const written = async (name: string, bytes: Uint8Array) => {
    await writeFile(join(folder, name), bytes);
    return join(folder, name);
  };

  it('have the packets of each one after the other, from addresses of their own', async () => {
    const [one, two] = [capture(1, 3), capture(2, 2)];
    const files = [await written('1', one), await written('2', two)];
    const whole = Buffer.concat(Array.from(joinedCaptures(files), (part) => Buffer.from(part)));
    expect(whole.equals(Buffer.concat([one, two]))).to.equal(true);
    const addresses = (file: Buffer) =>
      new Set(packetsOf(file).map(({ bytes }) => [...bytes.subarray(12, 16)].join('.')));
    expect([...addresses(one)]).to.include.members(['127.1.0.1', '127.1.0.3', '127.1.0.5']);
    expect([...addresses(two)]).to.include.members(['127.1.0.2', '127.1.0.4']);
  });

  it('are counted: frames, and streams by the packets that open them', async () => {
    const one = capture(1, 3);
    expect(countCapture(await written('1', one))).to.deep.equal({ frames: packetsOf(one).length, streams: 3 });
    const v6 = { harness: { address: '2001:db8::1', port: 1 }, sut: { address: '2001:db8::2', port: 2 } };
    expect(countCapture(await written('2', capture(1, 2, v6))).streams).to.equal(2);
  });

  it('are refused if they are cut, empty, no captures, or say a wrong length', async () => {
    const one = capture(1, 1);
    const wrong = Buffer.from(one);
    wrong.writeUInt32LE(0xfffffff0, 4);
    const twoLengths = Buffer.from(one);
    twoLengths.writeUInt32LE(16, one.readUInt32LE(4) - 4);
    for (const [bytes, why] of [
      [one.subarray(0, -5), /it ends within the block at \d+/],
      [Buffer.alloc(0), /it is empty/],
      [Buffer.alloc(100), /the block at 0 has a length of 0/],
      [Buffer.from('60000000100000000000000010000000', 'hex'), /it does not begin as a capture/],
      [wrong, /the block at 0 has a length of 4294967280/],
      [twoLengths, /the block at 0 has two lengths/],
    ] as const) {
      const file = await written('x', bytes);
      expect(() => countCapture(file)).to.throw(why);
    }
  });
});
