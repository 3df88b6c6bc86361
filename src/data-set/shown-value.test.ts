import { expect } from 'chai';
import { shownValue } from './shown-value.ts';

describe('a value in a difference', () => {
  const values: readonly [string, Uint8Array, string, string][] = [
    ['text in quotation marks', Buffer.from('Doe^John'), 'PN', "'Doe^John'"],
    ['text of other alphabets', Buffer.from('Müller^Jörg'), 'PN', "'Müller^Jörg'"],
    ['text of ISO_IR 100', Buffer.from('Müller', 'latin1'), 'PN', "'Müller'"],
    ['an empty value', Buffer.alloc(0), 'US', "''"],
    ['unsigned numbers', Buffer.from('0100ffff', 'hex'), 'US', '1\\65535'],
    ['signed numbers', Buffer.from('feffffff', 'hex'), 'SL', '-2'],
    ['fractions', Buffer.from('0000c03f', 'hex'), 'FL', '1.5'],
    ['large numbers', Buffer.from('ffffffffffffff7f', 'hex'), 'SV', '9223372036854775807'],
    ['numbers of a wrong length in hexadecimal', Buffer.from('010203', 'hex'), 'US', '010203'],
    ['other bytes in hexadecimal', Buffer.from('00ff', 'hex'), 'OB', '00ff'],
    ['the beginning of a long value', Buffer.alloc(100, 'a'), 'UT', `'${'a'.repeat(32)}…'`],
    ['no half of a character', Buffer.from(`${'a'.repeat(31)}üü`), 'UT', `'${'a'.repeat(31)}…'`],
  ];
  for (const [what, bytes, vr, shown] of values) {
    it(`shows ${what}`, () => expect(shownValue(bytes, vr)).to.equal(shown));
  }
});
