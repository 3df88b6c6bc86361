import { expect } from 'chai';
import { transferSyntaxes } from '../../registry/transfer-syntaxes.ts';
import { readDataSet } from '../read/read-data-set.ts';
import { validateDataSet } from '../validate/validate-data-set.ts';
import { decodeDataSet } from '../write/codec.ts';
import { compressedPictures, writesPixels } from './encapsulated-pixels.ts';
import { buildInstance, type InstanceOptions } from './instance.ts';

/** Grey of 8, 12 and 16 bits, colour, and several frames. */
const kinds = [
  'XRayAngiographicImageStorage',
  'CTImageStorage',
  'PositronEmissionTomographyImageStorage',
  'VLPhotographicImageStorage',
  'EnhancedMRImageStorage',
];

const encapsulated = transferSyntaxes.filter(
  (syntax) => (syntax.encapsulated && writesPixels(syntax)) || compressedPictures.includes(syntax.keyword),
);

function typical(sopClass: string, transferSyntax: string, more: InstanceOptions = {}) {
  const { bytes } = buildInstance(sopClass, { profile: 'typical', seed: 1, transferSyntax, ...more });
  return { bytes, dataSet: decodeDataSet(bytes, transferSyntax) };
}

describe('an image in an encapsulated Transfer Syntax', () => {
  it('is made in JPEG, JPEG-LS, JPEG 2000, HTJ2K, RLE and uncompressed, each with and without losses', () => {
    expect(encapsulated.map(({ keyword }) => keyword)).to.deep.equal([
      'EncapsulatedUncompressedExplicitVRLittleEndian',
      'JPEGBaseline8Bit',
      'JPEGExtended12Bit',
      'JPEGLossless',
      'JPEGLosslessSV1',
      'JPEGLSLossless',
      'JPEGLSNearLossless',
      'JPEG2000Lossless',
      'JPEG2000',
      'HTJ2KLossless',
      'HTJ2KLosslessRPCL',
      'HTJ2K',
      'RLELossless',
    ]);
  });

  it('is valid', () => {
    const lossy = ['JPEGBaseline8Bit', 'JPEGExtended12Bit'];
    for (const sopClass of kinds)
      for (const { keyword, uid } of encapsulated.filter((syntax) => !lossy.includes(syntax.keyword))) {
        const { bytes, dataSet } = typical(sopClass, keyword);
        const found = validateDataSet(readDataSet(bytes, uid), String(dataSet.SOPClassUID));
        expect(
          found.filter(({ severity }) => severity !== 'information'),
          `${sopClass} ${keyword}`,
        ).to.deep.equal([]);
      }
  });

  it('has a fragment for each frame', () => {
    expect(typical('EnhancedMRImageStorage', 'JPEG2000').dataSet.PixelData).to.have.lengthOf(4);
  });

  it('has the single bits of each frame from a byte of its own on, or a byte for each in RLE Lossless', () => {
    const size = { Rows: 3, Columns: 3, NumberOfFrames: 2 };
    // Nine bits of the first frame are set, and of the second the last one alone.
    const set = { ...size, PixelData: Uint8Array.of(0b1111_1111, 0b0000_0001, 0b0000_0010) };
    const [native, rle] = ['EncapsulatedUncompressedExplicitVRLittleEndian', 'RLELossless'].map(
      (syntax) => typical('MultiFrameSingleBitSecondaryCaptureImageStorage', syntax, { set }).dataSet.PixelData,
    ) as [Uint8Array[], Uint8Array[]];
    expect(native.slice(1).map((frame) => [...frame])).to.deep.equal([
      [0b1111_1111, 1],
      [0, 1],
    ]);
    // Rows of three ones; then two rows of zeroes and one of two zeroes and a one (PS3.5 G.3.1).
    expect([...(rle[1] ?? new Uint8Array(0)).subarray(64)]).to.deep.equal([-2 & 0xff, 1, -2 & 0xff, 1, -2 & 0xff, 1]);
    expect((rle[2] ?? []).length).to.be.above(64);
  });

  it('says in which colours and with which losses it was compressed', () => {
    const { dataSet: baseline } = typical('VLPhotographicImageStorage', 'JPEGBaseline8Bit');
    expect(baseline.PhotometricInterpretation).to.equal('YBR_FULL_422');
    expect([baseline.LossyImageCompression, baseline.LossyImageCompressionMethod]).to.deep.equal(['01', 'ISO_10918_1']);
    expect(Number(baseline.LossyImageCompressionRatio)).to.be.within(5, 20);
    expect(typical('VLPhotographicImageStorage', 'HTJ2K').dataSet.PhotometricInterpretation).to.equal('YBR_RCT');
    expect(typical('CTImageStorage', 'JPEG2000').dataSet).to.not.have.property('LossyImageCompressionMethod');
    expect(typical('CTImageStorage', 'JPEGLSNearLossless').dataSet.LossyImageCompressionMethod).to.equal('ISO_14495_1');
  });

  it('is made of each instance of a series', () => {
    for (const number of [1, 2, 3, 4, 5])
      expect(typical('CTImageStorage', 'JPEGLSLossless', { number }).dataSet.PixelData).to.have.lengthOf(2);
  });

  it('is not made of pixels that no codec was given, nor with losses of a palette', () => {
    const other = { set: { PixelData: new Uint8Array(2 * 64 * 64).fill(9) } };
    expect(() => typical('CTImageStorage', 'JPEG2000', other)).to.throw(RangeError, 'not among those');
    expect(() => typical('CTImageStorage', 'JPEGBaseline8Bit')).to.throw(RangeError, 'not among those');
    expect(() => typical('CornealTopographyMapStorage', 'JPEGLSNearLossless')).to.throw(RangeError, 'palette');
  });
});
