import { expect } from 'chai';
import * as fc from 'fast-check';
import { characterSetOf } from './character-set.ts';

const singleByteSets = ['100', '101', '109', '110', '144', '127', '126', '138', '148', '203', '166', '13'];

describe('a character set', () => {
  it('encodes what it decodes, byte for byte, in every single-byte set', () => {
    for (const number of singleByteSets) {
      const set = characterSetOf([`ISO_IR ${number}`]);
      let high = 0;
      for (let byte = 0x80; byte <= 0xff; byte++) {
        const text = set.decode(Uint8Array.of(byte));
        if (text === undefined) continue;
        high++;
        expect(set.encode(text), `${number}: ${byte}`).to.deep.equal(Uint8Array.of(byte));
      }
      expect(high, number).to.be.at.least(63);
    }
  });

  it('decodes to the right letters', () => {
    const decode = (term: string, ...bytes: number[]) => characterSetOf([term]).decode(Uint8Array.from(bytes));
    expect(decode('ISO_IR 100', 0xe4)).to.equal('ä');
    expect(decode('ISO_IR 101', 0xf3, 0xb3)).to.equal('ół');
    expect(decode('ISO_IR 144', 0xb6)).to.equal('Ж');
    expect(decode('ISO_IR 126', 0xe1)).to.equal('α');
    expect(decode('ISO_IR 138', 0xe0)).to.equal('א');
    expect(decode('ISO_IR 148', 0xdd)).to.equal('İ');
    expect(decode('ISO_IR 166', 0xa1)).to.equal('ก');
    expect(decode('ISO_IR 13', 0xd4, 0xcf)).to.equal('ﾔﾏ');
    expect(decode('ISO_IR 192', 0xe5, 0xb1, 0xb1)).to.equal('山');
    expect(decode('GB18030', 0xcd, 0xf5)).to.equal('王');
  });

  it('gives UTF-8 back as it came, and nothing for bytes that are none', () => {
    const utf8 = characterSetOf(['ISO_IR 192']);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const bytes = utf8.encode(text);
        if (bytes && !text.includes('\x1b')) expect(utf8.decode(bytes)).to.equal(text);
      }),
    );
    expect(utf8.decode(Uint8Array.of(0xc3))).to.equal(undefined);
    expect(utf8.encode('\ud800')).to.equal(undefined);
  });

  it('understands only ASCII without a term, with several, or with one it does not know', () => {
    for (const terms of [[], ['ISO_IR 6'], ['', 'ISO 2022 IR 159'], ['ISO_IR 999']]) {
      const set = characterSetOf(terms);
      expect(set.decode(Buffer.from('Doe^John'))).to.equal('Doe^John');
      expect(set.decode(Uint8Array.of(0xe4))).to.equal(undefined);
      expect(set.decode(Buffer.from('\x1b$B;3', 'latin1'))).to.equal(undefined);
      expect(set.encode('ä')).to.equal(undefined);
    }
  });

  it('says that it cannot encode GB18030 beyond ASCII, rather than something wrong', () => {
    expect(characterSetOf(['GB18030']).encode('王')).to.equal(undefined);
    expect(characterSetOf(['GB18030']).encode('Wang')).to.deep.equal(Buffer.from('Wang'));
  });
});
