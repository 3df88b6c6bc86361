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

/** A CT image whose Pixel Data has these fragments, the first of them the Basic Offset Table. */
function encapsulated(frames: number, ...fragments: readonly string[]): readonly string[] {
  const { dataSet } = buildInstance('CTImageStorage');
  const head = encodeDataSet({ ...dataSet, NumberOfFrames: frames, PixelData: undefined as never }, 'JPEGBaseline8Bit');
  const items = fragments.map((hex) => {
    const header = Buffer.from('feff00e000000000', 'hex');
    header.writeUInt32LE(hex.length / 2, 4);
    return Buffer.concat([header, Buffer.from(hex, 'hex')]);
  });
  const [open, close] = ['e07f10004f420000ffffffff', 'feffdde000000000'].map((hex) => Buffer.from(hex, 'hex'));
  const bytes = Buffer.concat([head, open ?? head, ...items, close ?? head]);
  return validateDataSet({ bytes, transferSyntax: 'JPEGBaseline8Bit' }, 'CTImageStorage')
    .filter(({ severity }) => severity === 'error')
    .map(({ keyword, actual }) => `${keyword} ${actual}`);
}

describe('encapsulated Pixel Data', () => {
  it('has a fragment for each frame', () => {
    expect(encapsulated(1, '', '0102')).to.deep.equal([]);
    expect(encapsulated(2, '', '0102')).to.deep.equal(['PixelData 1 fragments']);
  });

  it('has a Basic Offset Table that is empty or leads to each frame', () => {
    expect(encapsulated(2, '000000000a000000', '0102', '0304')).to.deep.equal([]);
    expect(encapsulated(2, '0000000014000000', '0102', '0304', '0506')).to.deep.equal([]);
    expect(encapsulated(2, '000000000b000000', '0102', '0304')).to.deep.equal(['PixelData an offset of 11']);
    expect(encapsulated(2, '0000000000000000', '0102', '0304')).to.deep.equal(['PixelData an offset of 0']);
    expect(encapsulated(2, '00000000', '0102', '0304')).to.deep.equal(['PixelData 4 bytes']);
  });
});
