import { expect } from 'chai';
import * as fc from 'fast-check';
import { ExplicitVRLittleEndian, readDataSet } from '../../../../src/index.ts';
import {
  decodeCommandSet,
  decodePdu,
  encodeCommandSet,
  type Pdv,
  type RawCommandElement,
} from '../../../../src/wire.ts';
import { encodeTree } from '../../draft/tree.ts';
import { arbitraryCommandSet, arbitraryRequest } from './command-set.ts';
import { arbitraryFreeDataSet, arbitraryValueOfVr } from './data-set.ts';
import { arbitraryPdvCounts, arbitraryPieceLengths, fragmented } from './delivery.ts';
import { arbitraryAeTitle, arbitraryFreeUid } from './names.ts';
import { arbitraryByteStream, arbitraryItem, arbitraryPdu } from './pdus.ts';

/** How many of a sample pass a test. */
function share<T>(arbitrary: fc.Arbitrary<T>, test: (value: T) => boolean): number {
  return fc.sample(arbitrary, { seed: 3, numRuns: 500 }).filter(test).length / 500;
}

const isDecoded = (bytes: Uint8Array) => 'pdu' in decodePdu(bytes);

describe('free arbitraries', () => {
  it('have Data Sets that can be read, and others', () => {
    const isSound = share(
      arbitraryFreeDataSet,
      (nodes) =>
        readDataSet(encodeTree(nodes, ExplicitVRLittleEndian), ExplicitVRLittleEndian.uid).findings.length === 0,
    );
    expect(isSound).to.be.within(0.02, 0.9);
  });

  it('have requests that are sound, and Command Sets that are not', () => {
    const isSound = (elements: readonly RawCommandElement[]) => {
      const length = Buffer.alloc(4);
      length.writeUInt32LE(elements.reduce((sum, { value }) => sum + 8 + value.length, 0));
      return decodeCommandSet(encodeCommandSet([{ tag: 0, value: length }, ...elements])).findings.length === 0;
    };
    expect(share(arbitraryRequest, isSound)).to.equal(1);
    expect(share(arbitraryCommandSet, isSound)).to.be.below(0.3);
  });

  it('have PDUs that can be decoded, and others', () => {
    expect(share(arbitraryPdu, isDecoded)).to.be.within(0.05, 0.9);
  });

  it('have byte streams of several PDUs, and items of known and unknown types', () => {
    expect(share(arbitraryByteStream, ({ length }) => length > 100)).to.be.within(0.1, 0.95);
    expect(share(arbitraryItem(), (bytes) => bytes[0] === 0x50)).to.be.within(0.01, 0.5);
  });

  it('have UIDs and AE titles that are legal, and others; no title has more than 16 bytes', () => {
    expect(share(arbitraryFreeUid, (uid) => /^[0-9.]{1,64}$/.test(uid))).to.be.within(0.2, 0.9);
    expect(share(arbitraryAeTitle, (title) => /^[\x20-\x5b\x5d-\x7e]+$/.test(title))).to.be.within(0.2, 0.9);
    expect(share(arbitraryAeTitle, (title) => title.length > 16)).to.equal(0);
  });

  it('have values of a VR that are legal, and others', () => {
    expect(
      share(arbitraryValueOfVr('DA'), (value) => /^\d{8}$/.test(Buffer.from(value).toString('latin1'))),
    ).to.be.within(0.1, 0.9);
  });

  it('cut a message without losing a byte, and mark the last fragment alone', () => {
    const message = fc.uint8Array({ maxLength: 3000 });
    fc.assert(
      fc.property(message, arbitraryPieceLengths, arbitraryPdvCounts, (bytes, lengths, counts) => {
        const pdv: Pdv = { contextId: 1, isCommand: false, isLast: true, fragment: bytes };
        const pieces = fragmented([pdv], lengths, counts).flat();
        expect(Buffer.concat(pieces.map(({ fragment }) => fragment)).equals(Buffer.from(bytes))).to.equal(true);
        expect(pieces.map(({ isLast }) => isLast)).to.deep.equal(pieces.map((_, at) => at === pieces.length - 1));
      }),
      { numRuns: 200, seed: 5 },
    );
  });
});
