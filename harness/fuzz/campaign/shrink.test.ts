import { expect } from 'chai';
import { build } from '../exchange/build.ts';
import type { Input } from '../input.ts';
import { shrink } from './shrink.ts';
import { fakeElements, fakeTarget, input, use } from './testing/fakes.ts';

const large = input(
  use('bytes/none'),
  use('sequence/nested-undefined', { size: 900 }),
  use('pdu/no-pdv', { variant: 1, place: 5 }),
);
const has =
  (mutation: string, size = 0) =>
  ({ uses }: Input) =>
    uses.some((one) => one.mutation === mutation && one.size >= size);

async function shrunk(fails: (input: Input) => boolean, timeMs = 60_000) {
  return await shrink(large, { elementsOf: fakeElements, timeMs, fails: async (one) => fails(one) });
}

describe('shrinking over the network', () => {
  it('leaves out the mutations that play no part', async () => {
    expect((await shrunk(has('bytes/none'))).input.uses).to.deep.equal([use('bytes/none')]);
  });

  it('finds the least size that does it', async () => {
    const { input: smallest } = await shrunk(has('sequence/nested-undefined', 249));
    expect(smallest.uses).to.deep.equal([use('sequence/nested-undefined', { size: 249 })]);
  });

  it('leaves out the elements that play no part', async () => {
    const { input: smallest } = await shrunk(has('sequence/nested-undefined'));
    expect(build(smallest, fakeTarget).tree).to.deep.equal([]);
  });

  it('keeps elements without which it does not fail', async () => {
    const isThere = (one: Input) => build(one, fakeTarget).tree.some(({ tag }) => tag === 0x00280010);
    const { input: smallest } = await shrunk(isThere);
    expect(build(smallest, fakeTarget).tree.map(({ tag }) => tag)).to.deep.equal([0x00280010]);
  });

  it('gives back the input itself if its time is over at once', async () => {
    expect((await shrunk(() => true, -1)).input).to.deep.equal(large);
  });
});
