import { expect } from 'chai';
import { blocksOf, packetsOf, segmentOf } from '../../capture/testing/read-blocks.ts';
import type { CapturedEntry } from '../exchange/capture.ts';
import { pcapng } from './pcapng.ts';

const entry = (from: 'harness' | 'SUT', what: CapturedEntry['what'], atMs = 0): CapturedEntry => ({
  ...{ atMs, connection: 0, from, what },
});

describe('A capture file', () => {
  it('begins with a section header and the description of an interface of raw IP', () => {
    const [section, raw] = blocksOf(pcapng([], 0));
    expect([section?.type, raw?.type, raw?.body.readUInt16LE(0)]).to.deep.equal([0x0a0d0d0a, 1, 101]);
  });

  it('has the bytes of both sides, in packets whose numbers follow each other', () => {
    const long = Buffer.alloc(3000, 7);
    const file = pcapng(
      [entry('harness', 'SYN'), entry('harness', long), entry('SUT', Buffer.from('abc'), 2), entry('SUT', 'RST', 3)],
      1_700_000_000_000,
    );
    const packets = packetsOf(file);
    const segments = packets.map(({ bytes }) => segmentOf(bytes));
    expect(segments.map(({ flags }) => flags)).to.deep.equal([
      ...['SYN', 'SYN ACK', 'ACK', 'PSH ACK', 'PSH ACK', 'RST ACK'],
    ]);
    expect(segments[3]?.payload.equals(long)).to.equal(true);
    expect(segments[4]).to.deep.include({ sequence: 1, acknowledged: 3001 });
    expect(packets[5]?.atUs).to.equal(1_700_000_000_003_000);
  });

  it('has other addresses for each connection', () => {
    const file = pcapng(
      [0, 1, 300].map((connection) => ({ ...entry('harness', 'SYN'), connection })),
      0,
    );
    expect(new Set(packetsOf(file).map(({ bytes }) => segmentOf(bytes).to)).size).to.equal(4);
  });
});
