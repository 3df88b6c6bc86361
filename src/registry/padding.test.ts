import { expect } from 'chai';
import { withoutPadding } from './padding.ts';

describe('padding', () => {
  it('is taken off the end and nowhere else', () => {
    expect(withoutPadding(' a b \0 ')).to.equal(' a b');
    expect(withoutPadding('a\0 ', ' ')).to.equal('a\0');
    expect(withoutPadding('\t ')).to.equal('\t');
    expect(withoutPadding('  ')).to.equal('');
    expect(withoutPadding('')).to.equal('');
  });

  it('is found at once behind long runs of spaces', () => {
    const text = `a${' '.repeat(5_000_000)}x`;
    expect(withoutPadding(`${text} `)).to.equal(text);
  });
});
