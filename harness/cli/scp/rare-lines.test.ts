import { expect } from 'chai';
import { RareLines } from './rare-lines.ts';

describe('Lines that strangers can cause', () => {
  it('are printed up to a number, then counted, and the count is printed', async () => {
    const lines: string[] = [];
    const rare = new RareLines(
      (line) => lines.push(line),
      (count) => `and ${count} more`,
      { lines: 3, withinMs: 10 },
    );
    for (let n = 1; n <= 1000; n++) rare.say(`line ${n}`);
    expect(lines).to.deep.equal(['line 1', 'line 2', 'line 3']);
    while (lines.length < 4) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(lines[3]).to.equal('and 997 more');
    rare.say('line 1001');
    rare.end();
    expect(lines.slice(4)).to.deep.equal(['line 1001']);
  });
});
