import { expect } from 'chai';
import { build } from '../exchange/build.ts';
import { type Input, pathOf } from '../input.ts';
import { selectMutations } from '../mutations/select.ts';
import { imageTarget } from '../testing/example-target.ts';
import type { PhaseInput } from './phases.ts';
import { inputAt, numbersOf, type Shard, selectedInputs } from './selected-inputs.ts';

const drawing = (seed: number) => ({
  target: imageTarget,
  mutations: selectMutations({ mutations: ['command/', 'name/', 'pdv/'] }),
  seed,
});

/** The first inputs of a campaign; with parents, every seventh input is mutated further, as if it had had a reaction of its own. */
function take(count: number, seed: number, shard?: Shard, hasParents = false): readonly PhaseInput[] {
  const parents: Input[] = [];
  const inputs: PhaseInput[] = [];
  for (const one of selectedInputs({ ...drawing(seed), parents: () => parents }, shard)) {
    inputs.push(one);
    if (hasParents && inputs.length % 7 === 0) parents.push(one.input);
    if (inputs.length >= count) break;
  }
  return inputs;
}

describe('The inputs of a campaign', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(take(1200, 7)).to.deep.equal(take(1200, 7));
    const random = (seed: number) => take(1200, seed).filter(({ phase }) => phase === 'random');
    expect(random(7).length).to.be.greaterThan(50);
    expect(random(7)).not.to.deep.equal(random(8));
  });

  it('are built to the same bytes each time', () => {
    const bytes = () => take(300, 7).map(({ input }) => build(input, imageTarget).turns);
    expect(bytes()).to.deep.equal(bytes());
  });

  it('are each named by seed and path, also if they are made of inputs that are made of others', () => {
    const all = take(2500, 3, undefined, true);
    const ofOthers = all.filter(({ phase }) => phase === 'feedback');
    expect(ofOthers.some(({ input }) => pathOf(input).split('.').length > 2)).to.equal(true);
    const some = [...all.filter((_, at) => at % 250 === 3), ...ofOthers.filter((_, at) => at % 40 === 0)];
    for (const one of some) expect(inputAt(pathOf(one.input), drawing(3)), pathOf(one.input)).to.deep.equal(one);
  });

  it('are shared by shards: each is in one of them, with the number that it has without', () => {
    const whole = take(90, 5);
    const shards = [1, 2, 3].flatMap((index) => take(30, 5, { index, count: 3 }));
    const byRun = shards.toSorted((one, other) => (one.run ?? 0) - (other.run ?? 0));
    expect(byRun).to.deep.equal(whole);
  });

  it('do not have a path that is none', () => {
    for (const path of ['', '0', '-1', '1.', '.1', '1.0', 'x', '1e3', '99999999', '1 2'])
      expect(() => numbersOf(path), path).to.throw(RangeError, 'expected the number of an input');
    expect(numbersOf('1812.1560')).to.deep.equal([1812, 1560]);
  });
});
