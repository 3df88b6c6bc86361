import { inflateRawSync } from 'node:zlib';
import { expect } from 'chai';
import { buildInstance } from '../../src/index.ts';
import { deflateForms } from '../language/element-spec.ts';
import { deflated } from './deflate.ts';

/** The type of the first block (RFC 1951 3.2.3). */
function blockType(bytes: Uint8Array): number {
  return ((bytes[0] ?? 0) >>> 1) & 3;
}

describe('deflated', () => {
  const { bytes } = buildInstance('HangingProtocolStorage', { seed: 1 });

  for (const form of deflateForms) {
    it(`gives the bytes back that went in, and an even number (${form})`, () => {
      const compressed = deflated(bytes, form);
      expect(compressed.length % 2).to.equal(0);
      expect(inflateRawSync(compressed).equals(bytes)).to.equal(true);
    });
  }

  it('uses the blocks that it was asked for', () => {
    expect(blockType(deflated(bytes, 'stored'))).to.equal(0);
    expect(blockType(deflated(bytes, 'fixed'))).to.equal(1);
    expect(blockType(deflated(bytes, 'dynamic'))).to.equal(2);
  });

  it('has to pad stored blocks of an even Data Set: five bytes precede them', () => {
    expect(deflated(bytes, 'stored')).to.have.length(bytes.length + 6);
  });

  it('has an empty stored block between two pieces', () => {
    expect(deflated(bytes, 'pieces').includes(Buffer.from('0000ffff', 'hex'))).to.equal(true);
  });
});
