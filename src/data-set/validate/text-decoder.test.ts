// Text under Specific Character Set (PS3.5 6.1.2); the byte sequences are those of PS3.5 Annexes H, I, J and K.

import { expect } from 'chai';
import { textDecoding } from './text-decoder.ts';

const bytes = (hex: string): Uint8Array => Buffer.from(hex.replaceAll(' ', ''), 'hex');
const decoded = (terms: readonly string[], hex: string, vr?: string) => textDecoding(terms).decode(bytes(hex), vr);

describe('text under a Specific Character Set', () => {
  it('is the default repertoire where none is named', () => {
    expect(decoded([], '41 42')).to.deep.equal({ text: 'AB' });
    expect(decoded([], '41 E4')).to.have.property('problem').that.includes('E4H');
  });

  it('is read as Latin alphabet No. 1', () => {
    expect(decoded(['ISO_IR 100'], '42 75 63 5E 4A E9 72 F4 6D 65')).to.deep.equal({ text: 'Buc^Jérôme' });
  });

  it('has no characters between 80H and 9FH in a single-byte set (PS3.5 6.1.3)', () => {
    expect(decoded(['ISO_IR 100'], '41 85'))
      .to.have.property('problem')
      .that.includes('85H');
  });

  it('is read as UTF-8, and bytes that are not UTF-8 are told', () => {
    expect(decoded(['ISO_IR 192'], 'E5 B1 B1 E7 94 B0')).to.deep.equal({ text: '山田' });
    expect(decoded(['ISO_IR 192'], 'E5 B1')).to.have.property('problem');
    expect(decoded(['ISO_IR 192'], 'C0 80')).to.have.property('problem');
  });

  it('switches to Kanji by escape sequence (PS3.5 H.3.1)', () => {
    const name =
      '59 61 6D 61 64 61 5E 54 61 72 6F 75 3D 1B 24 42 3B 33 45 44 1B 28 42 5E 1B 24 42 42 40 4F 3A 1B 28 42';
    expect(decoded(['', 'ISO 2022 IR 87'], name)).to.deep.equal({ text: 'Yamada^Tarou=山田^太郎' });
  });

  it('starts with half-width Katakana where value 1 says so (PS3.5 H.3.2)', () => {
    const name = 'D4 CF C0 DE 5E C0 DB B3 3D 1B 24 42 3B 33 45 44 1B 28 4A 5E 1B 24 42 42 40 4F 3A 1B 28 4A';
    expect(decoded(['ISO 2022 IR 13', 'ISO 2022 IR 87'], name)).to.deep.equal({ text: 'ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎' });
  });

  it('reads Hangul in G1 (PS3.5 I.2)', () => {
    const name = '48 6F 6E 67 5E 47 69 6C 64 6F 6E 67 3D 1B 24 29 43 FB F3 5E 1B 24 29 43 D1 CE D4 D7';
    expect(decoded(['', 'ISO 2022 IR 149'], name)).to.deep.equal({ text: 'Hong^Gildong=洪^吉洞' });
  });

  it('reads Simplified Chinese in G1 (PS3.5 K.3)', () => {
    expect(decoded(['', 'ISO 2022 IR 58'], '1B 24 29 41 D5 C5')).to.deep.equal({ text: '张' });
  });

  it('goes back to value 1 at the end of a line', () => {
    expect(decoded(['', 'ISO 2022 IR 87'], '1B 24 42 3B 33 1B 28 42 0D 0A 41')).to.deep.equal({ text: '山\r\nA' });
  });

  describe('has value 1 active again', () => {
    const kanji = ['', 'ISO 2022 IR 87'];
    const [open, yama, back] = ['1B 24 42', '3B 33', '1B 28 42'];
    const places = { LF: '0A', CR: '0D', FF: '0C', TAB: '09' };

    for (const [name, byte] of Object.entries(places)) {
      it(`before ${name}`, () => {
        expect(decoded(kanji, `${open} ${yama} ${back} ${byte}`, 'LT')).to.have.property('text');
        expect(decoded(kanji, `${open} ${yama} ${byte}`, 'LT'))
          .to.have.property('problem')
          .that.includes(`before ${name}`);
      });
    }

    it('at the end of the value', () => {
      expect(decoded(kanji, `${open} ${yama} ${back}`, 'LO')).to.deep.equal({ text: '山' });
      expect(decoded(kanji, `${open} ${yama}`, 'LO'))
        .to.have.property('problem')
        .that.includes('the end of the value');
    });

    it('before the delimiter of values, which is a character of Kanji within them', () => {
      expect(decoded(kanji, `${open} ${yama} ${back} 5C 41`, 'LO')).to.deep.equal({ text: '山\\A' });
      expect(decoded(kanji, `${open} ${yama} 5C 41`, 'LO')).to.have.property('problem');
    });

    it('where value 1 has a G1 set of its own', () => {
      const cyrillic = ['ISO 2022 IR 100', 'ISO 2022 IR 144'];
      expect(decoded(cyrillic, '1B 2D 4C B1 1B 2D 41 5C E9', 'LO')).to.deep.equal({ text: 'Б\\é' });
      expect(decoded(cyrillic, '1B 2D 4C B1 5C E9', 'LO'))
        .to.have.property('problem')
        .that.includes('delimiter \\');
      expect(decoded(cyrillic, '1B 2D 4C B1 5C E9', 'ST'))
        .to.have.property('problem')
        .that.includes('the end');
    });

    it('but for a G1 set where value 1 has G0 alone, which needs its escape sequence anew', () => {
      const hangul = ['', 'ISO 2022 IR 149'];
      expect(decoded(hangul, '41 3D 1B 24 29 43 FB F3 5E 1B 24 29 43 D1 CE', 'PN')).to.have.property('text');
      expect(decoded(hangul, '41 3D 1B 24 29 43 FB F3 5E D1 CE', 'PN'))
        .to.have.property('problem')
        .that.includes('D1H');
      expect(decoded(hangul, '1B 24 29 43 FB F3 3D D1 CE', 'LO')).to.have.property('text');
      expect(decoded(hangul, '1B 24 29 43 FB F3 0D 0A D1 CE', 'LT')).to.have.property('problem');
      expect(decoded(hangul, '1B 24 29 43 FB F3 09 D1 CE', 'LT')).to.have.property('text');
    });

    it('as Romaji, where value 1 is JIS X 0201', () => {
      const terms = ['ISO 2022 IR 13', 'ISO 2022 IR 87'];
      expect(decoded(terms, `D4 3D ${open} ${yama} 1B 28 4A`, 'PN')).to.have.property('text');
      expect(decoded(terms, `D4 3D ${open} ${yama} 1B 28 42`, 'PN')).to.have.property('problem');
    });
  });

  it('has no escape sequence in the first group of a person name (PS3.5 6.2.1.2)', () => {
    expect(decoded(['', 'ISO 2022 IR 87'], '1B 24 42 3B 33 1B 28 42', 'PN'))
      .to.have.property('problem')
      .that.includes('first group');
    expect(decoded(['', 'ISO 2022 IR 87'], '3D 1B 24 42 3B 33 1B 28 42', 'PN')).to.deep.equal({ text: '=山' });
    expect(decoded(['', 'ISO 2022 IR 87'], '41 3D 42 5C 1B 24 42 3B 33 1B 28 42', 'PN')).to.have.property('problem');
  });

  it('refuses an escape sequence of a set that is not named', () => {
    expect(decoded(['', 'ISO 2022 IR 87'], '1B 24 29 43 FB F3'))
      .to.have.property('problem')
      .that.includes('escape');
  });

  it('refuses an escape sequence where only one value is named', () => {
    expect(decoded(['ISO_IR 100'], '1B 24 42 3B 33'))
      .to.have.property('problem')
      .that.includes('escape');
  });

  it('finds what is wrong with the terms themselves', () => {
    expect(textDecoding(['ISO_IR 999']).problems[0]).to.include('no Defined Term');
    expect(textDecoding(['ISO 2022 IR 100', 'ISO 2022 IR 100']).problems[0]).to.include('twice');
    expect(textDecoding(['ISO_IR 192', 'ISO 2022 IR 87']).problems[0]).to.include('stands alone');
    expect(textDecoding(['ISO_IR 100', 'ISO 2022 IR 87']).problems[0]).to.include('no term for code extension');
    expect(textDecoding(['ISO 2022 IR 87']).problems[0]).to.include('not the only value');
    expect(textDecoding(['ISO 2022 IR 87', 'ISO 2022 IR 13']).problems[0]).to.include('multi-byte');
    expect(textDecoding(['ISO_IR 100']).problems).to.deep.equal([]);
    expect(textDecoding(['', 'ISO 2022 IR 87']).problems).to.deep.equal([]);
  });
});
