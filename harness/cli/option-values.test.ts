import { expect } from 'chai';
import { InvalidArgumentError } from 'commander';
import {
  aeTitles,
  byteSize,
  fileMode,
  integer,
  list,
  listeningPort,
  oneOf,
  peerAddress,
  seconds,
} from './option-values.ts';

describe('an option value', () => {
  it('is read as bytes with powers of 1024', () => {
    expect(fileMode('640')).to.equal(0o640);
    expect(byteSize('0')).to.equal(0);
    expect(byteSize('500')).to.equal(500);
    expect(byteSize('1.5k')).to.equal(1536);
    expect(byteSize('10G')).to.equal(10 * 2 ** 30);
    expect(byteSize('2MB')).to.equal(2 ** 21);
  });

  it('is read as seconds and given as milliseconds', () => {
    expect(seconds('2.5')).to.equal(2500);
    expect(seconds('30')).to.equal(30_000);
    expect(seconds('90s')).to.equal(90_000);
    expect(seconds('10m')).to.equal(600_000);
    expect(seconds('2h')).to.equal(7_200_000);
  });

  it('is read as a whole number within bounds', () => {
    expect(integer(1, 8)('8')).to.equal(8);
    expect(integer(0)('123456')).to.equal(123456);
  });

  it('is collected from repeats and commas', () => {
    expect(list('c', list('a, b'))).to.deep.equal(['a', 'b', 'c']);
    expect(aeTitles('CT1,CT2')).to.deep.equal(['CT1', 'CT2']);
  });

  it('is one of some words', () => {
    expect(oneOf(['shall', 'should'])('should')).to.equal('should');
  });

  const wrong: readonly (readonly [string, () => unknown])[] = [
    ['a size with an unknown unit', () => byteSize('5X')],
    ['a negative size', () => byteSize('-1')],
    ['a size beyond what a number can hold', () => byteSize('9999999T')],
    ['no seconds', () => seconds('0')],
    ['seconds in words', () => seconds('ten')],
    ['a unit alone', () => seconds('m')],
    ['a unit that nobody has', () => seconds('3d')],
    ['more seconds than a timer can hold', () => seconds('99999999')],
    ['a fraction where a whole number is expected', () => integer(1)('1.5')],
    ['a number that is too small', () => integer(1)('0')],
    ['a number that is too large', () => integer(1, 8)('9')],
    ['a mode that is not octal', () => fileMode('68')],
    ['a mode that keeps the owner out', () => fileMode('044')],
    ['a port beyond 65535', () => listeningPort('65536')],
    ['a port that is no number', () => listeningPort('dicom')],
    ['an AE title that is too long', () => aeTitles('CT1,ABCDEFGHIJKLMNOPQ')],
    ['a word that is not one of them', () => oneOf(['shall', 'should'])('must')],
    ['an address without AE title', () => peerAddress('host:104')],
  ];
  for (const [what, read] of wrong) {
    it(`is refused with a reason: ${what}`, () => {
      expect(read).to.throw(InvalidArgumentError, /\w+ \w+/);
    });
  }
});
