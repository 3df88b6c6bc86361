import { expect } from 'chai';
import { encodeRleFrame } from './rle.ts';

/** A decoder by PS3.5 G.3.2, written apart from the encoder. */
function unpack(segment: Uint8Array, length: number): number[] {
  const out: number[] = [];
  for (let at = 0; out.length < length && at < segment.length; ) {
    const control = ((segment[at++] ?? 0) << 24) >> 24;
    if (control >= 0) {
      out.push(...segment.subarray(at, at + control + 1));
      at += control + 1;
    } else if (control !== -128) out.push(...new Array<number>(1 - control).fill(segment[at++] ?? 0));
  }
  return out;
}

function segmentsOf(frame: Uint8Array): Uint8Array[] {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const count = view.getUint32(0, true);
  const offsets = Array.from({ length: count }, (_, index) => view.getUint32(4 + 4 * index, true));
  return offsets.map((offset, index) => frame.subarray(offset, offsets[index + 1] ?? frame.length));
}

describe('a frame in RLE Lossless', () => {
  it('has a segment for each byte of each sample, the most significant first, and comes back', () => {
    const form = { rows: 3, columns: 200, samples: 1, bitsAllocated: 16 };
    const frame = Uint8Array.from({ length: 1200 }, (_, index) => (index % 400 < 280 ? index % 2 : (index * 7) & 0xff));
    const segments = segmentsOf(encodeRleFrame(frame, form));
    expect(segments).to.have.length(2);
    const [high = [], low = []] = segments.map((each) => unpack(each, 600));
    expect(high).to.deep.equal([...frame].filter((_, index) => index % 2 === 1));
    expect(low).to.deep.equal([...frame].filter((_, index) => index % 2 === 0));
    for (const { length } of segments) expect(length % 2).to.equal(0);
  });

  it('keeps the samples of a colour apart', () => {
    const frame = Uint8Array.from({ length: 12 }, (_, index) => index % 3);
    const segments = segmentsOf(encodeRleFrame(frame, { rows: 2, columns: 2, samples: 3, bitsAllocated: 8 }));
    expect(segments.map((each) => unpack(each, 4))).to.deep.equal([
      [0, 0, 0, 0],
      [1, 1, 1, 1],
      [2, 2, 2, 2],
    ]);
  });

  it('has a byte for each pixel of a single bit, the least significant bit first', () => {
    const form = { rows: 2, columns: 5, samples: 1, bitsAllocated: 1 };
    const segments = segmentsOf(encodeRleFrame(Uint8Array.of(0b1001_0011, 0b10), form));
    expect(segments.map((each) => unpack(each, 10))).to.deep.equal([[1, 1, 0, 0, 1, 0, 0, 1, 0, 1]]);
  });

  it('is not made of other parts of bytes', () => {
    const form = { rows: 8, columns: 8, samples: 1, bitsAllocated: 12 };
    expect(() => encodeRleFrame(new Uint8Array(96), form)).to.throw(RangeError, /12 bits are not written/);
  });
});
