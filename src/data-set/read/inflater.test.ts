import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { Inflater } from './inflater.ts';

function inflate(bytes: Uint8Array, size = bytes.length + 1): { bytes: Buffer; problem: string | undefined } {
  const parts: Buffer[] = [];
  const inflater = new Inflater((part) => parts.push(Buffer.from(part)) > 0);
  for (let at = 0; at < bytes.length; at += size) inflater.push(bytes.subarray(at, at + size));
  inflater.end();
  return { bytes: Buffer.concat(parts), problem: inflater.problem };
}

/** Bytes that repeat themselves now and then, near and far, as deflate likes them. */
const compressible = fc
  .array(fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.nat({ max: 300 })), { maxLength: 30 })
  .map((parts) => Buffer.concat(parts.flatMap(([bytes, times]) => [bytes, Buffer.alloc(times, bytes)])));

describe('the inflater', () => {
  it('gives back what zlib deflated, at any level and strategy, in fragments of any size', () => {
    const settings = fc.record({ level: fc.nat({ max: 9 }), strategy: fc.nat({ max: 4 }) });
    fc.assert(
      fc.property(compressible, settings, fc.integer({ min: 1, max: 50 }), (bytes, options, size) => {
        const stream = deflateRawSync(bytes, options);
        expect(inflate(stream, size)).to.deep.equal({ bytes, problem: undefined });
      }),
      { numRuns: 200 },
    );
  });

  it('slides its window over large streams, stored ones too', () => {
    const bytes = Buffer.from(Array.from({ length: 400_000 }, (_, n) => (n * n) >> 5));
    for (const level of [0, 6]) {
      const result = inflate(deflateRawSync(bytes, { level }), 1000);
      expect(result.problem).to.equal(undefined);
      expect(result.bytes.equals(bytes)).to.equal(true);
    }
  });

  it('agrees with zlib on what is corrupt', () => {
    const accepted = (stream: Uint8Array) => {
      try {
        return inflateRawSync(stream);
      } catch {
        return undefined;
      }
    };
    fc.assert(
      fc.property(compressible, fc.nat({ max: 7 }), fc.nat(), (bytes, bit, at) => {
        const stream = Buffer.from(deflateRawSync(bytes));
        const index = at % stream.length;
        stream[index] = (stream[index] ?? 0) ^ (1 << bit);
        const ours = inflate(stream);
        const zlibs = accepted(stream);
        if (ours.problem === 'bytes follow the end of the deflated stream') expect(zlibs).to.not.equal(undefined);
        else expect(ours.problem === undefined ? ours.bytes : undefined).to.deep.equal(zlibs);
      }),
      { numRuns: 500 },
    );
  });

  it('finds every truncation', () => {
    const stream = deflateRawSync(Buffer.from('DICOM DICOM DICOM, and so on and so on'.repeat(9)));
    for (let length = 0; length < stream.length; length++) {
      expect(inflate(stream.subarray(0, length)).problem).to.equal(
        `the deflated stream breaks off after ${length} bytes`,
      );
    }
  });

  it('allows one NULL after the end, and nothing else (PS3.5 A.5)', () => {
    const stream = deflateRawSync(Buffer.from('abc'));
    const problemAfter = (...bytes: number[]) => inflate(Buffer.concat([stream, Buffer.from(bytes)]), 1).problem;
    expect(problemAfter(0)).to.equal(undefined);
    expect(problemAfter(1)).to.equal('bytes follow the end of the deflated stream');
    expect(problemAfter(0, 0)).to.equal('bytes follow the end of the deflated stream');
  });

  it('stops when no more is wanted', () => {
    let given = 0;
    const inflater = new Inflater((part) => {
      given += part.length;
      return false;
    });
    inflater.push(deflateRawSync(Buffer.alloc(10_000_000)));
    expect(given).to.be.at.most(98_304);
  });
});
