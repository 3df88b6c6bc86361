import { expect } from 'chai';
import fc from 'fast-check';
import { canRewriteLine, escapeControls, fitTo, painter, wantsColour } from './terminal.ts';

const terminal = { write: () => true, isTTY: true };
const pipe = { write: () => true };

describe('a text from a peer', () => {
  it('loses its power over the terminal', () => {
    expect(escapeControls('\u001b]0;title\u0007\r\n\u009b2J')).to.equal('\\x1b]0;title\\x07\\x0d\\x0a\\x9b2J');
  });

  it('cannot turn the direction of the line', () => {
    expect(escapeControls('a\u202eb')).to.equal('a\\u202eb');
  });

  it('is no command to GitHub Actions', () => {
    expect(escapeControls('a ##[error]b ## [c]')).to.equal('a #\\x23[error]b ## [c]');
  });

  it('keeps its letters', () => {
    expect(escapeControls('Größe 日本 – ok')).to.equal('Größe 日本 – ok');
  });

  it('never contains a control character afterwards', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/\p{Cc}/u.test(escapeControls(text))));
  });
});

describe('a line', () => {
  it('is cut to the width of the terminal, visibly', () => {
    expect(fitTo(5, '12345')).to.equal('12345');
    expect(fitTo(5, '123456')).to.equal('1234…');
    expect(fitTo(0, 'abc')).to.equal('…');
  });
});

describe('colour', () => {
  it('is for terminals only', () => {
    expect(wantsColour(terminal, {})).to.equal(true);
    expect(wantsColour(pipe, {})).to.equal(false);
  });

  it('is left out with NO_COLOR or on a dumb terminal', () => {
    expect(wantsColour(terminal, { NO_COLOR: '1' })).to.equal(false);
    expect(wantsColour(terminal, { TERM: 'dumb' })).to.equal(false);
    expect(wantsColour(terminal, { NO_COLOR: '' })).to.equal(true);
  });

  it('is forced by FORCE_COLOR, or forbidden with 0 and false; NO_COLOR is stronger', () => {
    for (const value of ['', '1', '3', 'true']) expect(wantsColour(pipe, { FORCE_COLOR: value }), value).to.equal(true);
    for (const value of ['0', 'false']) expect(wantsColour(terminal, { FORCE_COLOR: value }), value).to.equal(false);
    expect(wantsColour(terminal, { FORCE_COLOR: '1', NO_COLOR: '1' })).to.equal(false);
  });

  it('is put around the text, or nothing is', () => {
    expect(painter(true)('red', 'fail')).to.equal('\u001b[31mfail\u001b[0m');
    expect(painter(false)('red', 'fail')).to.equal('fail');
  });
});

describe('a line that is written over', () => {
  it('needs a terminal that is not dumb; NO_COLOR does not matter', () => {
    expect(canRewriteLine(terminal, { NO_COLOR: '1' })).to.equal(true);
    expect(canRewriteLine(terminal, { TERM: 'dumb' })).to.equal(false);
    expect(canRewriteLine(pipe, {})).to.equal(false);
  });
});
