import { expect } from 'chai';
import { withoutNotes } from '../document/notes.ts';
import { bytesIn, countIn, secondsIn } from './quantities.ts';

describe('Quantities in cells of a statement', () => {
  it('are sizes in any unit, with or without separators', () => {
    expect(
      ['16384', '16384 bytes', '16,384', '16 384 Bytes', '16 KB', '16k', 'Default: 16384'].map(bytesIn),
    ).to.deep.equal([16384, 16384, 16384, 16384, 16384, 16384, 16384]);
    expect(['unlimited', 'No limit', '1 MB', '0'].map(bytesIn)).to.deep.equal([0, 0, 1048576, 0]);
  });

  it('are times in any unit', () => {
    expect(['30', '30s', '30 sec', '500 ms', '2 min', '1 hour', '2.5 s', 'No time limit'].map(secondsIn)).to.deep.equal(
      [30, 30, 30, 0.5, 120, 3600, 2.5, 0],
    );
  });

  it('are none if it is a range, a condition, a sentence or a number beyond reason', () => {
    const none = [
      '[10 … 60]',
      '10-60',
      '10 … 60',
      '5 per AE Title',
      'between 5 and 9',
      '',
      'N',
      '1'.repeat(40),
      '16 GB/s',
    ];
    for (const text of none)
      expect([bytesIn(text), secondsIn(text), countIn(text)], text).to.deep.equal([undefined, undefined, undefined]);
    expect(secondsIn('30 bytes')).to.equal(undefined);
    expect(countIn('20 associations')).to.equal(20);
    expect(countIn('20 (each AE Title)')).to.equal(20);
  });

  it('are read without the marks of footnotes', () => {
    const marked = ['Y¹', 'Y*', 'Y [1]', 'Y (see Note 2)', 'Y†', 'Y[^1]', 'Y<sup>1</sup>', 'Y (note 1) (note 2)'];
    for (const text of marked) expect(withoutNotes(text), text).to.equal('Y');
    for (const text of ['*', 'JPEG Lossless (Process 14 [Selection Value 1])', '(0008,0018)', '[1 … 2]'])
      expect(withoutNotes(text)).to.equal(text);
  });
});
