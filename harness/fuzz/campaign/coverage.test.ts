import { expect } from 'chai';
import type { Input } from '../input.ts';
import { selectMutations } from '../mutations/select.ts';
import { imageTarget } from '../testing/example-target.ts';
import { CoverageCounter } from './coverage.ts';

const target = imageTarget;
const [explicit, , deflated] = target.pairs;
if (!explicit || !deflated) throw new Error('the target has three Transfer Syntaxes at least');

const input = (mutation: string, variant = 0, pair = explicit): Input => ({
  ...pair,
  serial: 1,
  uses: [{ mutation, place: 0, variant, size: 0 }],
});

describe('The coverage of a campaign', () => {
  it('counts the inputs of each mutation in each context, their choices, and how far the furthest came', () => {
    const counter = new CoverageCounter();
    counter.add(input('pdv/unequal-lengths'), 'message');
    counter.add(input('pdv/unequal-lengths', 1), 'response');
    counter.add(input('pdv/unequal-lengths', 1), 'association');
    const { columns, rows } = counter.matrix(target, selectMutations({ mutations: ['pdv/unequal-lengths'] }));
    expect(columns[0]).to.equal('SecondaryCaptureImageStorage in ExplicitVRLittleEndian');
    expect(rows[0]).to.deep.include({ mutation: 'pdv/unequal-lengths', subject: 'pdu', choices: 2 });
    expect(rows[0]?.variants.tried).to.equal(2);
    expect(rows[0]?.cells).to.deep.equal([
      { runs: 3, reach: 'response' },
      { runs: 0, hole: 'no input had it' },
      { runs: 0, hole: 'no input had it' },
    ]);
  });

  it('says why a mutation could not be tried', () => {
    const counter = new CoverageCounter();
    counter.add(input('deflate/truncated', 0, deflated), 'response');
    const [row] = counter.matrix(target, selectMutations({ mutations: ['deflate/truncated'] })).rows;
    expect(row?.cells.map(({ hole }) => hole)).to.deep.equal([
      'it is not made for this Transfer Syntax',
      'it is not made for this Transfer Syntax',
      undefined,
    ]);
  });
});
