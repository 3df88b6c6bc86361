import { expect } from 'chai';
import * as fc from 'fast-check';
import { characterSetOf } from './character-set.ts';
import { decodeDataSet, encodeDataSet } from './codec.ts';

const set = characterSetOf(['', 'ISO 2022 IR 87']);

/** PS3.5 Example H.3-1, as an ASCII machine displays it. */
const name = 'Yamada^Tarou=山田^太郎=やまだ^たろう';
const bytes = Buffer.from(
  'Yamada^Tarou=\x1b$B;3ED\x1b(B^\x1b$BB@O:\x1b(B=\x1b$B$d$^$@\x1b(B^\x1b$B$?$m$&\x1b(B',
  'latin1',
);

describe('ISO 2022 IR 87', () => {
  it('encodes and decodes the person name of PS3.5 Example H.3-1', () => {
    expect(set.encode(name)).to.deep.equal(bytes);
    expect(set.decode(bytes)).to.equal(name);
    expect(characterSetOf(['ISO 2022 IR 6', 'ISO 2022 IR 87']).encode(name)).to.deep.equal(bytes);
  });

  it('keeps several values apart, also where the bytes of a character look like a backslash', () => {
    const dataSet = { SpecificCharacterSet: ['', 'ISO 2022 IR 87'], OtherPatientNames: ['十', name, '表'] };
    const decoded = decodeDataSet(encodeDataSet(dataSet, 'ExplicitVRLittleEndian'), 'ExplicitVRLittleEndian');
    expect(set.encode('十')).to.deep.equal(Buffer.from('\x1b$B==\x1b(B', 'latin1'));
    expect(decoded.OtherPatientNames).to.deep.equal(dataSet.OtherPatientNames);
  });

  it('switches back to ASCII before line ends and at the end of a value (PS3.5 6.1.2.5.3)', () => {
    expect(set.encode('山\r\n田 a')).to.deep.equal(Buffer.from('\x1b$B;3\x1b(B\r\n\x1b$BED\x1b(B a', 'latin1'));
  });

  it('gives back every text of its repertoire', () => {
    const character = fc.oneof(
      fc.constantFrom(...'山田太郎やまだたろうヤマダ、。　'),
      fc.string({ minLength: 1, maxLength: 1 }),
    );
    fc.assert(
      fc.property(fc.array(character), (characters) => {
        const text = characters.join('');
        const encoded = set.encode(text);
        expect(encoded && set.decode(encoded)).to.equal(text);
      }),
    );
  });

  it('refuses what JIS X 0208 does not have, vendor characters included', () => {
    for (const text of ['ä', '한', '①', '纊', '😀']) expect(set.encode(text), text).to.equal(undefined);
  });

  it('leaves bytes alone that it would write in another way, or that use another set', () => {
    for (const other of [
      '\x1b$B;3',
      '\x1b$B;3\x1b$BED\x1b(B',
      '\x1b(Bplain',
      '\x1b$(DB@\x1b(B',
      '\xb1',
      '\x1b$B;\x1b(B',
    ])
      expect(set.decode(Buffer.from(other, 'latin1')), JSON.stringify(other)).to.equal(undefined);
  });
});
