import { expect } from 'chai';
import fc from 'fast-check';
import { visible, visibleLine } from './visible-text.ts';

describe('Visible text', () => {
  it('writes control characters as escapes', () => {
    expect(visible('a\x00b\x1b[31mc\x7f\x85\r')).to.equal('a\\x00b\\x1b[31mc\\x7f\\x85\\r');
  });

  it('writes characters that turn or hide text as escapes', () => {
    expect(visible('\u202etxt.exe\u200b\ufeff\u2028')).to.equal('\\u202etxt.exe\\u200b\\ufeff\\u2028');
  });

  it('writes lone surrogates and noncharacters as escapes, and leaves whole characters', () => {
    expect(visible('\ud800x\ufffe😀é')).to.equal('\\ud800x\\ufffe😀é');
  });

  it('keeps line feeds and tabs where lines are wanted, and not where one line is', () => {
    expect(visible('a\n\tb')).to.equal('a\n\tb');
    expect(visibleLine('a\n\tb')).to.equal('a\\n\\tb');
  });

  it('never leaves a control character, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visibleLine(text)).not.to.match(/\p{Cc}|\p{Cs}/u);
      }),
    );
  });
});
