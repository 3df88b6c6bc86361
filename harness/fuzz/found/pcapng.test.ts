import { expect } from 'chai';
import type { CapturedEntry } from '../exchange/capture.ts';
import { pcapng } from './pcapng.ts';

interface Packet {
  readonly atUs: bigint;
  readonly flags: number;
  readonly sequence: number;
  readonly acknowledged: number;
  readonly payload: Buffer;
  readonly length: number;
}

/** The packets of a file, each block checked for its two lengths. */
function packetsOf(file: Buffer): readonly Packet[] {
  const packets: Packet[] = [];
  for (let at = 0; at < file.length; ) {
    const length = file.readUInt32LE(at + 4);
    expect(length % 4).to.equal(0);
    expect(file.readUInt32LE(at + length - 4)).to.equal(length);
    if (file.readUInt32LE(at) === 6) {
      const bytes = file.subarray(at + 28, at + 28 + file.readUInt32LE(at + 20));
      packets.push({
        atUs: (BigInt(file.readUInt32LE(at + 12)) << 32n) + BigInt(file.readUInt32LE(at + 16)),
        length: bytes.readUInt16BE(2),
        sequence: bytes.readUInt32BE(24),
        acknowledged: bytes.readUInt32BE(28),
        flags: bytes.readUInt16BE(32) & 0x3f,
        payload: bytes.subarray(40),
      });
    }
    at += length;
  }
  return packets;
}

const entry = (from: 'harness' | 'SUT', what: CapturedEntry['what'], atMs = 0): CapturedEntry => ({
  ...{ atMs, connection: 0, from, what },
});

describe('A capture file', () => {
  it('begins with a section header and the description of an interface of raw IP', () => {
    const file = pcapng([], 0);
    expect(file.subarray(0, 4).toString('hex')).to.equal('0a0d0d0a');
    expect(file.subarray(8, 12).toString('hex')).to.equal('4d3c2b1a');
    expect([file.readUInt32LE(28), file.readUInt16LE(36)]).to.deep.equal([1, 101]);
  });

  it('has the bytes of both sides, in segments whose numbers follow each other', () => {
    const long = Buffer.alloc(3000, 7);
    const file = pcapng(
      [entry('harness', 'SYN'), entry('harness', long), entry('SUT', Buffer.from('abc'), 2), entry('SUT', 'RST', 3)],
      1_700_000_000_000,
    );
    const packets = packetsOf(file);
    expect(packets.map(({ flags }) => flags)).to.deep.equal([0x02, 0x12, 0x10, 0x18, 0x18, 0x18, 0x18, 0x14]);
    expect(packets.slice(3, 6).map(({ sequence }) => sequence)).to.deep.equal([1, 1401, 2801]);
    expect(Buffer.concat(packets.slice(3, 6).map(({ payload }) => payload)).equals(long)).to.equal(true);
    expect(packets[6]).to.deep.include({ sequence: 1, acknowledged: 3001, length: 43 });
    expect(packets[7]?.atUs).to.equal(1_700_000_000_003_000n);
  });
});
