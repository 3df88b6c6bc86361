import { expect } from 'chai';
import type { DataSet } from '../../data-set.ts';
import { buildInstance } from '../../instance/instance.ts';
import { encodeDataSet } from '../../write/codec.ts';
import { validateDataSet } from '../validate-data-set.ts';

/** What is found in a CT image of 16 x 16 pixels with these changes, as severity, rule, keyword and actual. */
function found(set: DataSet): readonly string[] {
  const bytes = encodeDataSet({ ...buildInstance('CTImageStorage').dataSet, ...set }, 'ExplicitVRLittleEndian');
  return validateDataSet({ bytes, transferSyntax: 'ExplicitVRLittleEndian' }, 'CTImageStorage')
    .filter(({ severity }) => severity !== 'information')
    .map(({ severity, rule, keyword, actual }) => `${severity} ${rule} ${keyword} ${actual}`);
}

describe('Image Pixel attributes', () => {
  it('have no more Bits Stored than Bits Allocated, and the High Bit below them', () => {
    expect(found({ BitsStored: 17, HighBit: 16 })).to.deep.equal(['error relation BitsStored 17']);
    expect(found({ HighBit: 15 })).to.deep.equal(['error relation HighBit 15']);
  });

  it('have as many samples as the Photometric Interpretation needs', () => {
    expect(found({ PhotometricInterpretation: 'RGB' })).to.include('error relation SamplesPerPixel 1');
    expect(found({ PhotometricInterpretation: 'OTHER' }).filter((each) => each.includes('Samples'))).to.deep.equal([]);
  });

  it('have as many bytes of native Pixel Data as they say', () => {
    expect(found({ Rows: 17 })).to.deep.equal(['error count PixelData 512 bytes']);
    expect(found({ Rows: 15 })).to.deep.equal(['warning count PixelData 512 bytes']);
  });

  it('count a byte of padding, and bits that fill no byte', () => {
    const bits = { BitsAllocated: 1, BitsStored: 1, HighBit: 0, Rows: 3, Columns: 3 };
    expect(found({ ...bits, PixelData: new Uint8Array(2) })).to.deep.equal([]);
    expect(found({ ...bits, PixelData: new Uint8Array(4) })).to.deep.equal(['warning count PixelData 4 bytes']);
  });
});
