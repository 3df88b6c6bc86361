import { expect } from 'chai';
import type { DataSet } from '../../data-set.ts';
import { buildInstance } from '../../instance/instance.ts';
import { decodeDataSet, encodeDataSet } from '../../write/codec.ts';
import { validateDataSet } from '../validate-data-set.ts';

const sopClass = 'VLPhotographicImageStorage';

/** What is found in an image whose icon has these changes, as rule, place and actual. */
function found(set: DataSet, transferSyntax = 'ExplicitVRLittleEndian'): readonly string[] {
  const photograph = buildInstance(sopClass, { profile: 'typical', seed: 1, transferSyntax });
  const dataSet = decodeDataSet(photograph.bytes, transferSyntax);
  const [icon] = dataSet.IconImageSequence as DataSet[];
  const bytes = encodeDataSet({ ...dataSet, IconImageSequence: [{ ...icon, ...set }] }, transferSyntax);
  return validateDataSet({ bytes, transferSyntax }, sopClass)
    .filter(({ severity }) => severity !== 'information')
    .map(({ rule, tagPath, actual }) => `${rule} ${tagPath} ${actual}`);
}

const within = '(0088,0200)[1].';

describe('an Icon Image', () => {
  it('is grey, native and valid in a typical photograph, in every Transfer Syntax', () => {
    for (const syntax of ['ImplicitVRLittleEndian', 'ExplicitVRLittleEndian', 'RLELossless', 'JPEGBaseline8Bit'])
      expect(found({}, syntax), syntax).to.deep.equal([]);
  });

  it('has no colours but those of a palette', () => {
    const rgb = { SamplesPerPixel: 3, PhotometricInterpretation: 'RGB', PlanarConfiguration: 0 };
    expect(found({ ...rgb, PixelData: new Uint8Array(3 * 64 * 64) })).to.deep.equal([
      `enumerated-value ${within}(0028,0002) 3`,
      `enumerated-value ${within}(0028,0004) RGB`,
      `not-allowed ${within}(0028,0006) present`,
    ]);
  });

  it('has 1 or 8 bits without a sign, and square pixels', () => {
    const words = { BitsAllocated: 16, BitsStored: 12, HighBit: 11, PixelRepresentation: 1, PixelAspectRatio: [1, 2] };
    expect(found({ ...words, PixelData: new Uint8Array(2 * 64 * 64) })).to.include.members([
      `enumerated-value ${within}(0028,0100) 16`,
      `enumerated-value ${within}(0028,0101) 12`,
      `enumerated-value ${within}(0028,0103) 1`,
      `not-allowed ${within}(0028,0034) present`,
    ]);
    const bits = { BitsAllocated: 1, BitsStored: 1, HighBit: 0, PixelData: new Uint8Array(512) };
    expect(found(bits)).to.deep.equal([]);
    expect(found({ ...bits, PhotometricInterpretation: 'PALETTE COLOR' })).to.include(
      `enumerated-value ${within}(0028,0100) 1`,
    );
  });

  it('has the bytes that its rows and columns need, or the fragment of one frame', () => {
    expect(found({ Rows: 65 })).to.deep.equal([`count ${within}(7FE0,0010) 4096 bytes`]);
    const fragments = (...lengths: number[]) => ({
      PixelData: [new Uint8Array(0), ...lengths.map((length) => new Uint8Array(length))],
    });
    expect(found(fragments(70), 'RLELossless')).to.deep.equal([]);
    expect(found(fragments(70, 70), 'RLELossless')).to.deep.equal([`count ${within}(7FE0,0010) 2 fragments`]);
    expect(found(fragments(10), 'RLELossless')).to.deep.equal([`count ${within}(7FE0,0010) a fragment of 10 bytes`]);
  });

  it('is looked at in the content items of a document too', () => {
    const { dataSet } = buildInstance('EnhancedSRStorage', { profile: 'typical' });
    const text = JSON.stringify(dataSet.ContentSequence);
    expect(text).to.contain('ReferencedSOPSequence');
    const bytes = encodeDataSet(withIcons(dataSet), 'ExplicitVRLittleEndian');
    const places = validateDataSet({ bytes, transferSyntax: 'ExplicitVRLittleEndian' }, 'EnhancedSRStorage')
      .filter(({ clause }) => clause === 'PS3.3 C.7.6.1.1.6')
      .map(({ tagPath }) => tagPath);
    expect(places).to.not.deep.equal([]);
    for (const place of places) expect(place).to.match(/\(0008,1199\)\[1\]\.\(0088,0200\)\[1\]\.\(0028,0002\)$/);
  });
});

/** With an icon of two samples in every reference of the tree. */
function withIcons(item: DataSet): DataSet {
  const changed: DataSet = { ...item };
  const items = (keyword: string) => item[keyword] as DataSet[] | undefined;
  const icon: DataSet = { SamplesPerPixel: 2 };
  const references = items('ReferencedSOPSequence');
  if (references) changed.ReferencedSOPSequence = references.map((each) => ({ ...each, IconImageSequence: [icon] }));
  const content = items('ContentSequence');
  if (content) changed.ContentSequence = content.map(withIcons);
  return changed;
}
