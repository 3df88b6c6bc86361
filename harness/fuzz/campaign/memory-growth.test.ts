import { expect } from 'chai';
import { grown, MemoryGrowth, provenGrowth } from './memory-growth.ts';

const megabyte = 1_000_000;

describe('memory that has grown', () => {
  it('has by more than a hundred megabytes that what was sent does not explain', () => {
    expect(grown(50 * megabyte, 160 * megabyte, 5000)?.class).to.equal('memory grown');
    expect(grown(50 * megabyte, 140 * megabyte, 5000)).to.equal(undefined);
    expect(grown(50 * megabyte, 160 * megabyte, 20 * megabyte)).to.equal(undefined);
    expect(grown(undefined, 160 * megabyte, 5000)).to.equal(undefined);
  });

  it('is compared with the first look, and looked at once a second', async () => {
    let [now, memory] = [0, 50 * megabyte];
    const growth = new MemoryGrowth({ memory: async () => memory }, () => now);
    expect(await growth.look()).to.equal(undefined);
    memory = 300 * megabyte;
    now = 500;
    expect(await growth.look()).to.equal(undefined);
    now = 1500;
    expect((await growth.look())?.class).to.equal('memory grown');
    now = 3000;
    expect(await growth.look()).to.equal(undefined);
  });
});

describe('memory that is proven to grow', () => {
  /** A SUT of which each run takes so much, up to a most. */
  async function proven(perRun: number, most = Number.POSITIVE_INFINITY, sent = 100, inputs = 1) {
    let taken = 0;
    const run = async () => {
      taken = Math.min(most, taken + perRun);
      return sent;
    };
    return await provenGrowth(run, async () => 50 * megabyte + taken, inputs);
  }

  it('does so again and again, and not once to be kept for the next', async () => {
    expect((await proven(megabyte))?.class).to.equal('memory grown');
    expect(await proven(megabyte, 20 * megabyte)).to.equal(undefined);
    expect(await proven(megabyte / 10)).to.equal(undefined);
  });

  it('does so by much at once', async () => {
    expect((await proven(150 * megabyte, 150 * megabyte))?.class).to.equal('memory grown');
  });

  it('does so by more than what was sent explains', async () => {
    expect(await proven(megabyte, undefined, megabyte)).to.equal(undefined);
  });

  it('is tried once of many inputs together', async () => {
    expect(await proven(megabyte, undefined, 100, 30)).to.equal(undefined);
  });
});
