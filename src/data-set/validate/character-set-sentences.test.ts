// PS3.3 C.12.1.1.2 and PS3.5 6.1.2 in whole instances: SC-3 to SC-5 of docs/iod-sentences.md. What breaks them cannot be
// written by the writer, so the bytes of a right instance are changed.

import { expect } from 'chai';
import { buildInstance } from '../instance/instance.ts';
import { validateDataSet } from './validate-data-set.ts';

const sopClass = 'ColorPaletteStorage';
/** Specific Character Set (0008,0005) of VR CS in Explicit VR Little Endian, up to its length. */
const header = Buffer.from('08000500' + '4353', 'hex');

/** An instance whose content description is `text`, in these character sets. */
function instanceIn(terms: string, text: Uint8Array): Buffer {
  const set = { SpecificCharacterSet: 'ISO_IR 192', ContentDescription: 'QQQQ' };
  const { bytes } = buildInstance(sopClass, { profile: 'minimal', seed: 1, set });
  const at = bytes.indexOf(header) + header.length;
  const value = Buffer.from(terms.length % 2 === 0 ? terms : `${terms} `, 'latin1');
  const length = Buffer.alloc(2);
  length.writeUInt16LE(value.length);
  const after = bytes.subarray(at + 2 + bytes.readUInt16LE(at));
  Buffer.from(text).copy(after, after.indexOf('QQQQ'));
  return Buffer.concat([bytes.subarray(0, at), length, value, after]);
}

function errorsOf(terms: string, text: Uint8Array = Buffer.from('abcd')): string[] {
  const dataSet = { bytes: instanceIn(terms, text), transferSyntax: 'ExplicitVRLittleEndian' };
  const findings = validateDataSet(dataSet, sopClass).filter(({ severity }) => severity === 'error');
  return findings.map(({ rule, tagPath, clause }) => `${rule} ${tagPath} ${clause}`);
}

const wrongTerms = ['character-set (0008,0005) PS3.3 C.12.1.1.2'];
const wrongText = ['character-set (0070,0081) PS3.5 6.1.2'];

describe('the character sets of an instance', () => {
  it('are right in one of them, and in several that may be switched', () => {
    for (const terms of ['ISO_IR 192', 'GB18030', 'ISO_IR 100', '\\ISO 2022 IR 87', 'ISO 2022 IR 13\\ISO 2022 IR 87'])
      expect(errorsOf(terms), terms).to.deep.equal([]);
  });

  it('are none of them named twice (SC-3)', () => {
    for (const terms of ['ISO 2022 IR 13\\ISO 2022 IR 13', 'ISO 2022 IR 13\\ISO 2022 IR 87\\ISO 2022 IR 87'])
      expect(errorsOf(terms), terms).to.deep.equal(wrongTerms);
  });

  for (const alone of ['ISO_IR 192', 'GB18030', 'GBK']) {
    it(`are ${alone} and no other (SC-4)`, () => {
      for (const terms of [`${alone}\\ISO 2022 IR 87`, `ISO 2022 IR 6\\${alone}`])
        expect(errorsOf(terms), terms).to.deep.equal(wrongTerms);
    });
  }

  for (const [what, bytes] of [
    ['two bytes for A', [0xc1, 0x81, 0x62, 0x63]],
    ['three bytes for a letter of two', [0xe0, 0x82, 0xa9, 0x62]],
    ['four bytes for a sign of three', [0xf0, 0x82, 0x82, 0xac]],
  ] as const) {
    it(`leave UTF-8 its shortest form: ${what} (SC-5)`, () => {
      expect(errorsOf('ISO_IR 192', Uint8Array.from(bytes))).to.deep.equal(wrongText);
    });
  }

  it('take what UTF-8 has in its shortest form', () => {
    expect(errorsOf('ISO_IR 192', Buffer.from('é€').subarray(0, 4))).to.deep.equal(wrongText);
    expect(errorsOf('ISO_IR 192', Buffer.from('€b'))).to.deep.equal([]);
    expect(errorsOf('ISO_IR 192', Buffer.from('😀'))).to.deep.equal([]);
  });
});
