// What holds of every Composite IOD: PS3.3 C.12.1, PS3.6 6 (VRs), PS3.5 A.4 (encapsulated values) and 9.1 (UIDs of a file).

import { expect } from 'chai';
import type { DataSet } from '../data-set.ts';
import { buildInstance } from '../instance/instance.ts';
import { encodePart10 } from '../part10/part10.ts';
import { encodeDataSet } from '../write/codec.ts';
import { type EncodedDataSet, validateDataSet } from './validate-data-set.ts';

const explicit = 'ExplicitVRLittleEndian';

function errors(dataSet: EncodedDataSet, sopClass: string): string[] {
  const findings = validateDataSet(dataSet, sopClass).filter(({ severity }) => severity === 'error');
  return findings.map(({ rule, tagPath, clause }) => `${rule} ${tagPath} ${clause}`);
}

/** One element in Explicit VR Little Endian, behind the UIDs of an instance. */
function withElement(sopClass: string, tag: number, vr: string, value: Buffer, length = value.length): EncodedDataSet {
  const { bytes } = buildInstance(sopClass, { remove: ['PixelData'] });
  const header = Buffer.alloc(12);
  header.writeUInt16LE(tag >>> 16, 0);
  header.writeUInt16LE(tag & 0xffff, 2);
  header.write(vr, 4, 'latin1');
  header.writeUInt32LE(length, 8);
  return { bytes: Buffer.concat([bytes, header, value]), transferSyntax: explicit };
}

describe('an instance of any SOP Class', () => {
  for (const sopClass of ['CTImageStorage', 'BasicTextSRStorage', 'HangingProtocolStorage', '1.2.3.4']) {
    it(`has a SOP Class and a SOP Instance UID: ${sopClass}`, () => {
      const known = sopClass === '1.2.3.4' ? 'CTImageStorage' : sopClass;
      const of = (changes: DataSet) => {
        const { dataSet } = buildInstance(known);
        const bytes = encodeDataSet({ ...dataSet, SOPClassUID: '1.2.3.4', ...changes }, explicit);
        return errors({ bytes, transferSyntax: explicit }, sopClass).filter((one) => !one.startsWith('uid-mismatch'));
      };
      expect(of({})).to.deep.equal([]);
      expect(of({ SOPClassUID: undefined as never })).to.deep.equal(['missing (0008,0016) PS3.3 Table C.12-1']);
      expect(of({ SOPClassUID: null })).to.deep.equal(['empty (0008,0016) PS3.5 7.4.1']);
      expect(of({ SOPInstanceUID: undefined as never })).to.deep.equal(['missing (0008,0018) PS3.3 Table C.12-1']);
      expect(of({ SOPInstanceUID: null })).to.deep.equal(['empty (0008,0018) PS3.5 7.4.1']);
    });
  }

  it('has no sequence where PS3.6 has another VR, in its IOD or beyond it', () => {
    const item = Buffer.from('feff00e000000000', 'hex');
    for (const sopClass of ['RawDataStorage', 'ColorPaletteStorage'])
      expect(errors(withElement(sopClass, 0x7fe00020, 'SQ', item), sopClass)).to.deep.equal(['vr (7FE0,0020) PS3.6 6']);
    expect(errors(withElement('RawDataStorage', 0x88880010, 'SQ', item), 'RawDataStorage')).to.deep.equal([]);
  });

  it('has encapsulated Pixel Data as OB', () => {
    const fragments = Buffer.from('feff00e000000000feff00e0020000000102feffdde000000000', 'hex');
    const pixels = (vr: string) => {
      const { bytes } = withElement('CTImageStorage', 0x7fe00010, vr, fragments, 0xffffffff);
      return errors({ bytes, transferSyntax: 'JPEGBaseline8Bit' }, 'CTImageStorage');
    };
    expect(pixels('OB')).to.deep.equal([]);
    expect(pixels('OW')).to.deep.equal(['vr (7FE0,0010) PS3.5 A.4']);
  });
});

describe('the File Meta Information', () => {
  const { bytes, sopClassUID, sopInstanceUID } = buildInstance('ColorPaletteStorage', { sopInstanceUID: '1.2.3' });
  const file = encodePart10({ sopClassUID, sopInstanceUID, transferSyntax: '1.2.840.10008.1.2.1' }, bytes);
  const found = (head: Buffer) =>
    validateDataSet({ bytes, transferSyntax: explicit }, 'ColorPaletteStorage', {
      fileMeta: head.subarray(132, head.length - bytes.length),
    }).map(({ rule, tagPath, clause }) => `${rule} ${tagPath} ${clause}`);

  it('has UIDs that end with NULL to be even', () => {
    expect(found(file)).to.deep.equal([]);
  });

  it('has none that ends with a space', () => {
    const padded = Buffer.from(file);
    padded.write('1.2.3 ', padded.indexOf('1.2.3\0'), 'latin1');
    expect(found(padded)).to.deep.equal(['value (0002,0003) PS3.5 9.1']);
  });
});
