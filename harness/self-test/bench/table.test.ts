import { expect } from 'chai';
import { type Pair, reference, type WorkloadName } from './pairs.ts';
import type { Measurement } from './run-pairs.ts';
import { contestTable, formatTable, rate, targetResults } from './table.ts';

function measured(pair: Pair, name: WorkloadName, medianMs: number): Measurement {
  const workload = { name, directory: '', count: name === 'small' ? 2000 : 4, fileSize: name === 'small' ? 664 : 50e6 };
  return { pair, workload, rounds: [medianMs, medianMs * 2], medianMs, scuPeak: 90e6, scpPeak: undefined };
}

const ours: Pair = { ...reference, name: 'ours', target: { small: 2 } };

describe('The table of the benchmark', () => {
  it('counts small objects by the message', () => {
    expect(rate(measured(ours, 'small', 500), 500)).to.equal(4000);
  });

  it('counts large objects by the megabyte', () => {
    expect(rate(measured(ours, 'large', 500), 500)).to.equal(400);
  });

  it('gives each pair its ratio to the reference', () => {
    const lines = contestTable([measured(ours, 'small', 100), measured(reference, 'small', 250)]).split('\n');
    expect(lines[1]).to.match(/^ours +2000 +20000 +10000\.\.20000 +2\.50 +90 +-$/);
    expect(lines[2]).to.match(/ 1\.00 /);
  });

  it('gives no ratio where the reference did not run', () => {
    expect(contestTable([measured(ours, 'small', 100)]).split('\n')[1]).to.match(/ - +90 +-$/);
  });

  it('says that a target is met, or missed', () => {
    const base = measured(reference, 'small', 250);
    expect(targetResults([measured(ours, 'small', 100), base])).to.deep.equal([
      { met: true, text: 'met     small: ours is 2.50 x the reference (at least 2 x)' },
    ]);
    expect(targetResults([measured(ours, 'small', 200), base])[0]?.met).to.equal(false);
  });

  it('aligns its columns', () => {
    expect(
      formatTable([
        ['a', 'bb'],
        ['ccc', 'd'],
      ]),
    ).to.equal('a    bb\nccc   d');
  });
});
