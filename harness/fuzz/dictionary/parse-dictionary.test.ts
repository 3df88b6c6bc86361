import { expect } from 'chai';
import * as fc from 'fast-check';
import { parseDictionary } from './parse-dictionary.ts';

const tokensOf = (text: string) =>
  parseDictionary(text, 'x.dict').tokens.map(({ name, level, bytes }) => [
    name,
    level,
    Buffer.from(bytes).toString('latin1'),
  ]);

describe('a dictionary of AFL', () => {
  it('has tokens with a name and a level, or without', () => {
    expect(tokensOf('item="abc"\nsq@2 = "SQ"\n"bare"')).to.deep.equal([
      ['item', 0, 'abc'],
      ['sq', 2, 'SQ'],
      ['', 0, 'bare'],
    ]);
  });

  it('has bytes, backslashes and quotation marks by their escapes', () => {
    expect(tokensOf(String.raw`a="\xfe\xFF\x00E\\\"#"`)).to.deep.equal([['a', 0, '\xfe\xff\0E\\"#']]);
  });

  it('has comments, empty lines and line ends of any system', () => {
    expect(tokensOf('# one\r\n\r\n  a="1"  \r\n\t# two\rb="2"\n')).to.deep.equal([
      ['a', 0, '1'],
      ['b', 0, '2'],
    ]);
  });

  const wrong: readonly (readonly [string, string])[] = [
    ['abc', 'expected name="value", name@level="value" or "value"'],
    ['a=abc', 'expected name="value", name@level="value" or "value"'],
    ['a@b="c"', 'expected name="value", name@level="value" or "value"'],
    ['a="b', 'expected name="value", name@level="value" or "value"'],
    ['a=""', 'the value is empty'],
    [String.raw`a="\n"`, String.raw`\n is no escape: use \xNN, \\ or \"`],
    [String.raw`a="\xg0"`, String.raw`\x is no escape: use \xNN, \\ or \"`],
    [String.raw`a="\x4"`, String.raw`\x is no escape: use \xNN, \\ or \"`],
    ['a="b"c"', String.raw`a quotation mark within the value: write \"`],
    [`a="${'b'.repeat(129)}"`, 'the value has 129 bytes, and may have 128'],
  ];
  for (const [text, fault] of wrong) {
    it(`has one line for ${text.slice(0, 20)}, and goes on after it`, () => {
      const { tokens, faults } = parseDictionary(`# x\n${text}\ngood="1"`, 'my.dict');
      expect(faults).to.deep.equal([`my.dict:2: ${fault}`]);
      expect(tokens.map(({ name }) => name)).to.deep.equal(['good']);
    });
  }

  it('has a bounded number of tokens', () => {
    const { tokens, faults } = parseDictionary('"x"\n'.repeat(4098), 'big.dict');
    expect(tokens.length).to.equal(4096);
    expect(faults).to.deep.equal(['big.dict:4097: more than 4096 tokens', 'big.dict:4098: more than 4096 tokens']);
  });

  it('gives back whatever bytes are written into it, and never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 128 }), (bytes) => {
        const value = [...bytes].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
        const { tokens, faults } = parseDictionary(`t="${value}"`, 'x');
        expect(faults).to.deep.equal([]);
        expect([...(tokens[0]?.bytes ?? [])]).to.deep.equal([...bytes]);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        parseDictionary(text, 'x');
      }),
    );
  });
});
