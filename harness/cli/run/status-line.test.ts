import { expect } from 'chai';
import { showStatus } from './status-line.ts';

describe('a status line', () => {
  function written(live: boolean, columns?: number) {
    const parts: string[] = [];
    let timeMs = 0;
    const line = showStatus({ write: (text: string) => parts.push(text), columns }, live, () => timeMs);
    return {
      parts,
      line,
      pass: (ms: number) => {
        timeMs += ms;
      },
    };
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

  it('is drawn again when some time has passed', () => {
    const { parts, line, pass } = written(true);
    line.show('1');
    pass(49);
    line.show('2');
    pass(1);
    line.show('3');
    expect(parts).to.deep.equal(['\r\u001b[K1', '\r\u001b[K3']);
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
