// Value rules of PS3.5 Table 6.2-1: for each VR what is right and what is wrong, taken from the table's own words.

import { expect } from 'chai';
import { valueRules } from './value-rules.ts';

const examples: Readonly<Record<string, { right: readonly string[]; wrong: readonly string[] }>> = {
  AE: { right: ['PACS', ' PACS 1 ', 'A'.repeat(16)], wrong: ['A'.repeat(17), '    ', 'PA\tCS', 'PÄCS'] },
  AS: { right: ['018M', '000D', '120Y', '052W'], wrong: ['18M', '018m', '018', '018MM'] },
  CS: { right: ['DERIVED_1', ' A B ', '0'], wrong: ['derived', 'A-B', 'A'.repeat(17)] },
  DA: {
    right: ['19930822', '20240229', '00010101'],
    wrong: ['1993.08.22', '20230229', '19931301', '1993082', '19930822 '],
  },
  DS: {
    right: ['0', '-1.5', '+.5', '5.', ' 1E-3 ', '1e10', '1234567890.12345'],
    wrong: ['1 2', '0x1', '1e', '.', '1,5', '12345678901234567'],
  },
  DT: {
    right: ['1953', '195308', '19530827111300.0', '2007-0500', '20240630235960', '20240101+1400', '20240101+0545'],
    wrong: [
      '195',
      '19531',
      '20230230',
      '2024010124',
      '202401011260',
      '2024-0000',
      '2024+1500',
      '2024-0160',
      '2024 '.padStart(6),
    ],
  },
  IS: { right: ['0', '-2147483648', '2147483647', ' +12 '], wrong: ['2147483648', '1.0', '1 2', '-2147483649', ''] },
  LO: {
    right: ['x'.repeat(64), ' text ', '漢'.repeat(64), '\u{20000}'.repeat(64)],
    wrong: ['x'.repeat(65), 'a\nb', '漢'.repeat(65)],
  },
  LT: { right: ['line\r\nline\ttab', 'a\\b'], wrong: ['bell\u0007', 'x'.repeat(10241)] },
  PN: {
    right: [
      'Adams^John Robert Quincy^^Rev.^B.A. M.Div.',
      'Yamada^Tarou=山田^太郎=やまだ^たろう',
      '==group',
      'x'.repeat(64),
    ],
    wrong: ['a^b^c^d^e^f', 'a=b=c=d', 'x'.repeat(65), `a=${'b'.repeat(65)}`, 'a\u0000b'],
  },
  SH: { right: ['x'.repeat(16)], wrong: ['x'.repeat(17), 'a\rb'] },
  ST: { right: ['x'.repeat(1024)], wrong: ['x'.repeat(1025), '\u0001'] },
  TM: {
    right: ['07', '0709', '070907', '070907.0705 ', '235960', '000000.123456'],
    wrong: ['021 ', '24', '0760', '070961', '07:09', '070907.', '070907.1234567', ' 07'],
  },
  UC: { right: ['x'.repeat(70000)], wrong: ['a\tb'] },
  UI: {
    right: ['1.2.840.10008.1.1', '0.0', '2.25.1'],
    wrong: ['1.02.3', '1..2', '.1', '1.', 'a.b', `1.${'2'.repeat(63)}`],
  },
  UR: {
    right: ['https://example.org/a%20b?c=d#e', 'relative/path ', ''],
    wrong: [' http://x', 'a\\b', 'a b', '100%', 'ü'],
  },
  UT: { right: ['x'.repeat(20000)], wrong: ['\u0008'] },
};

describe('the value rules of Table 6.2-1', () => {
  for (const [vr, { right, wrong }] of Object.entries(examples)) {
    it(`accept what ${vr} allows`, () => {
      for (const value of right)
        expect(valueRules[vr]?.(value), JSON.stringify(value.slice(0, 40))).to.equal(undefined);
    });
    it(`refuse what ${vr} does not allow, and say what would be right`, () => {
      for (const value of wrong)
        expect(valueRules[vr]?.(value), JSON.stringify(value.slice(0, 40)))
          .to.be.a('string')
          .and.not.equal('');
    });
  }

  it('are there for every text VR and for no binary one', () => {
    expect(Object.keys(valueRules).sort()).to.deep.equal(Object.keys(examples).sort());
  });
});
