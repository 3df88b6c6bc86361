import { expect } from 'chai';
import * as fc from 'fast-check';
import { DataSetError } from '../../errors.ts';
import { compareDataSets } from '../compare.ts';
import { readDataSet } from '../read/read-data-set.ts';
import { arbitraryModel, encodeModel, type Model } from '../testing/arbitrary-data-set.ts';
import { everyInstance } from '../testing/instances.ts';
import { decodeDataSet, encodeDataSet } from './codec.ts';

const instances = everyInstance();
const flip = fc.tuple(fc.nat(), fc.nat({ max: 7 }));

function flipped(bytes: Uint8Array, flips: readonly (readonly [at: number, bit: number])[]): Buffer {
  const copy = Buffer.from(bytes);
  for (const [at, bit] of flips) copy[at % copy.length] = (copy[at % copy.length] ?? 0) ^ (1 << bit);
  return copy;
}

/** Runs `action` and gives what was written to the console meanwhile. */
function consoleOutput(action: () => void): unknown[][] {
  const output: unknown[][] = [];
  const { log, info, warn, error } = console;
  const record = (...args: unknown[]) => void output.push(args);
  Object.assign(console, { log: record, info: record, warn: record, error: record });
  try {
    action();
  } finally {
    Object.assign(console, { log, info, warn, error });
  }
  return output;
}

/** A NaN, in either byte order, is a number to a program, which does not keep its bits. */
function holdsNaN(elements: Model): boolean {
  return elements.some(({ vr, value, items }) => {
    if (items) return items.some(({ content }) => holdsNaN(content));
    if (!value || (vr !== 'FL' && vr !== 'FD')) return false;
    const bytes = Buffer.from(value);
    const size = vr === 'FL' ? 4 : 8;
    const offsets = Array.from({ length: bytes.length / size }, (_, index) => index * size);
    const numbers = offsets.flatMap((at) =>
      vr === 'FL' ? [bytes.readFloatLE(at), bytes.readFloatBE(at)] : [bytes.readDoubleLE(at), bytes.readDoubleBE(at)],
    );
    return numbers.some(Number.isNaN);
  });
}

describe('the codec, for any bytes', () => {
  it('decodes an instance with flipped bits exactly when it is sound, and never says a word on the console', () => {
    fc.assert(
      fc.property(fc.constantFrom(...instances), fc.array(flip, { minLength: 1, maxLength: 3 }), (instance, flips) => {
        const bytes = flipped(instance.bytes, flips);
        const isSound = readDataSet(bytes, instance.transferSyntax).findings.length === 0;
        const decode = () => decodeDataSet(bytes, instance.transferSyntax);
        const output = consoleOutput(() => {
          if (isSound) expect(decode).to.not.throw();
          else expect(decode).to.throw(DataSetError);
        });
        expect(output).to.deep.equal([]);
      }),
      { numRuns: 500 },
    );
  });

  it('loses no byte that counts between decoding and encoding', () => {
    const syntaxes = {
      ILE: 'ImplicitVRLittleEndian',
      ELE: 'ExplicitVRLittleEndian',
      EBE: 'ExplicitVRBigEndian',
    } as const;
    const noSpaces = arbitraryModel.filter((model) => !encodeModel(model, 'ELE').includes(0x20) && !holdsNaN(model));
    fc.assert(
      fc.property(noSpaces, fc.constantFrom('ILE', 'ELE', 'EBE'), (model, encoding) => {
        const bytes = encodeModel(model, encoding);
        const again = encodeDataSet(decodeDataSet(bytes, syntaxes[encoding]), syntaxes[encoding]);
        expect(compareDataSets(bytes, syntaxes[encoding], again, syntaxes[encoding])).to.deep.equal([]);
      }),
      { numRuns: 200 },
    );
  });
});
