import { expect } from 'chai';
import { chart } from './chart.ts';

describe('A chart of the benchmark', () => {
  const svg = chart([
    {
      title: 'rates',
      points: [
        [1, 0],
        [10, 50],
        [100, 100],
      ],
    },
    { title: 'one point', points: [[5, 7]] },
  ]);

  it('has a point for each value: right by the logarithm of where it is, up by how much it is', () => {
    expect([...svg.matchAll(/cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => `${x} ${y}`)).to.deep.equal([
      '44.0 176.0',
      '210.0 110.0',
      '376.0 44.0',
      '44.0 44.0',
    ]);
  });

  it('tells each value', () => {
    expect([...svg.matchAll(/middle">([^<]*)</g)].map(([, text]) => text)).to.deep.equal(['0', '50', '100', '7']);
  });
});
