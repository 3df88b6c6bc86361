import { expect } from 'chai';
import { Slots } from './slots.ts';

/** A job that goes on until it is told. */
function held(): { readonly job: () => Promise<void>; readonly end: () => void; hasBegun: () => boolean } {
  let [begun, end] = [false, () => {}];
  const until = new Promise<void>((resolve) => {
    end = resolve;
  });
  const job = async (): Promise<void> => {
    begun = true;
    await until;
  };
  return { job, end: () => end(), hasBegun: () => begun };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('Slots', () => {
  it('let begin what fits, and the rest in the order of asking', async () => {
    const slots = new Slots(4);
    const [first, second, third] = [held(), held(), held()];
    const all = [slots.with(3, first.job), slots.with(2, second.job), slots.with(1, third.job)];
    await turn();
    expect([first, second, third].map((one) => one.hasBegun())).to.deep.equal([true, false, false]);
    first.end();
    await turn();
    expect([second, third].map((one) => one.hasBegun())).to.deep.equal([true, true]);
    second.end();
    third.end();
    await Promise.all(all);
  });

  it('are all taken by who wants more than there are', async () => {
    const slots = new Slots(2);
    const [greedy, other] = [held(), held()];
    const all = [slots.with(5, greedy.job), slots.with(1, other.job)];
    await turn();
    expect([greedy.hasBegun(), other.hasBegun()]).to.deep.equal([true, false]);
    greedy.end();
    other.end();
    await Promise.all(all);
    expect(other.hasBegun()).to.equal(true);
  });

  it('come back when a job fails', async () => {
    const slots = new Slots(1);
    const failed = await slots.with(1, () => Promise.reject(new Error('no'))).catch((error: Error) => error.message);
    expect(failed).to.equal('no');
    expect(await slots.with(1, async () => 'next')).to.equal('next');
  });
});
