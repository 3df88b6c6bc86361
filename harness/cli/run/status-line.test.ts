import { expect } from 'chai';
import { showStatus } from './status-line.ts';

describe('a status line', () => {
  function written(live: boolean, columns?: number) {
    const parts: string[] = [];
    const line = showStatus({ write: (text: string) => parts.push(text), columns }, live);
    return { parts, line };
  }

  it('is written over, cut to the width, and taken away', () => {
    const { parts, line } = written(true, 10);
    line.show('1/2 a long line');
    line.clear();
    expect(parts).to.deep.equal(['\r\u001b[K1/2 a lo…', '\r\u001b[K']);
  });

  it('is shown where the terminal gives its width as 0', () => {
    const { parts, line } = written(true, 0);
    line.show('1/2');
    expect(parts).to.deep.equal(['\r\u001b[K1/2']);
  });

  it('is drawn once for many changes at a time, and not taken away twice', () => {
    const { parts, line } = written(true);
    for (let at = 0; at < 100; at++) line.show(`${at}`);
    line.clear();
    line.clear();
    expect(parts).to.deep.equal(['\r\u001b[K0', '\r\u001b[K']);
  });

  it('shows control characters of a file name as escapes', () => {
    const { parts, line } = written(true);
    line.show('\u001b[31mred');
    expect(parts.join('')).to.equal('\r\u001b[K\\x1b[31mred');
  });

  it('is nothing where lines cannot be written over', () => {
    const { parts, line } = written(false);
    line.show('1/2');
    line.clear();
    expect(parts).to.deep.equal([]);
  });
});
