import { deflateRawSync } from 'node:zlib';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { arbitraryModel, boundaries, encodeModel } from '../testing/arbitrary-data-set.ts';
import type { Encoding } from '../testing/encode-by-hand.ts';
import { readDataSet } from './read-data-set.ts';
import { StrictReader } from './strict-reader.ts';

const syntaxes: readonly (readonly [Encoding, string])[] = [
  ['ILE', 'ImplicitVRLittleEndian'],
  ['ELE', 'ExplicitVRLittleEndian'],
  ['EBE', 'ExplicitVRBigEndian'],
];

function readInParts(bytes: Uint8Array, syntax: string, size: number): StrictReader {
  const reader = new StrictReader(syntax);
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
  reader.end();
  return reader;
}

/** Changes some bytes, then cuts: most results are wrong somewhere, and some are still right. */
const damage = fc.record({
  changes: fc.array(fc.record({ at: fc.nat(), byte: fc.nat({ max: 255 }) }), { maxLength: 3 }),
  cut: fc.double({ min: 0, max: 1, noNaN: true }),
});

function damaged(
  bytes: Uint8Array,
  { changes, cut }: { changes: { at: number; byte: number }[]; cut: number },
): Buffer {
  const copy = Buffer.from(bytes);
  for (const { at, byte } of changes) if (copy.length > 0) copy[at % copy.length] = byte;
  return copy.subarray(0, cut > 0.5 ? copy.length : Math.floor(copy.length * cut * 2));
}

describe('the strict reader, for any Data Set', () => {
  for (const [encoding, syntax] of syntaxes) {
    it(`accepts what is sound in ${syntax}, and gives every element with its place`, () => {
      fc.assert(
        fc.property(arbitraryModel, (model) => {
          const bytes = encodeModel(model, encoding);
          const { findings, elements } = readDataSet(bytes, syntax);
          expect(findings).to.deep.equal([]);
          expect(elements.map((one) => one.tag)).to.deep.equal(model.map((one) => one.tag));
          const ends = elements.map((one) => one.valueOffset + one.length);
          expect(new Set([0, ...ends])).to.deep.equal(boundaries(model, encoding));
        }),
      );
    });

    it(`finds every truncation in ${syntax} that is not between two top-level elements`, () => {
      fc.assert(
        fc.property(arbitraryModel, (model) => {
          const bytes = encodeModel(model, encoding);
          const allowed = boundaries(model, encoding);
          const lengths = Array.from({ length: bytes.length + 1 }, (_, length) => length);
          const found = lengths.map((length) => {
            const { error } = readInParts(bytes.subarray(0, length), syntax, bytes.length + 1);
            return error && `${error.rule} at ${error.offset}`;
          });
          const expected = lengths.map((length) => (allowed.has(length) ? undefined : `truncated at ${length}`));
          expect(found).to.deep.equal(expected);
        }),
        { numRuns: 40 },
      );
    });

    it(`finds the same in ${syntax} in one piece, in fragments of any size and byte by byte`, () => {
      fc.assert(
        fc.property(arbitraryModel, damage, fc.integer({ min: 2, max: 40 }), (model, how, size) => {
          const bytes = damaged(encodeModel(model, encoding), how);
          const whole = readInParts(bytes, syntax, bytes.length + 1);
          for (const parts of [readInParts(bytes, syntax, size), readInParts(bytes, syntax, 1)]) {
            expect(parts.findings).to.deep.equal(whole.findings);
            expect(parts.captured).to.deep.equal(whole.captured);
            expect(parts.offset).to.equal(whole.offset);
          }
          expect(readDataSet(bytes, syntax).findings).to.deep.equal(whole.findings);
        }),
        { numRuns: 300 },
      );
    });
  }

  it('finds the same in a deflated Data Set in one piece, in fragments of any size and byte by byte', () => {
    const syntax = 'DeflatedExplicitVRLittleEndian';
    fc.assert(
      fc.property(arbitraryModel, damage, damage, fc.integer({ min: 2, max: 40 }), (model, inner, outer, size) => {
        const bytes = damaged(deflateRawSync(damaged(encodeModel(model, 'ELE'), inner)), outer);
        const whole = readInParts(bytes, syntax, bytes.length + 1);
        for (const parts of [readInParts(bytes, syntax, size), readInParts(bytes, syntax, 1)]) {
          expect(parts.findings).to.deep.equal(whole.findings);
        }
        expect(readDataSet(bytes, syntax).findings).to.deep.equal(whole.findings);
      }),
      { numRuns: 300 },
    );
  });

  it('neither throws nor loops on random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom(...syntaxes), (bytes, [, syntax]) => {
        const reader = readInParts(bytes, syntax, 7);
        expect(reader.offset).to.be.at.most(bytes.length);
        expect(reader.error !== undefined || reader.offset === bytes.length).to.equal(true);
      }),
      { numRuns: 500 },
    );
  });
});
