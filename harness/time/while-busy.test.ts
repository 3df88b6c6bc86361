import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { whileBusy } from './while-busy.ts';

describe('what the harness is busy with', () => {
  it('is told while it is under way, and at its end', async () => {
    let told = 0;
    let release = (): void => {};
    const work = new Promise<string>((resolve) => (release = () => resolve('done')));
    const result = await whileBusy(work, () => {
      told += 1;
      release();
    });
    expect(result).to.equal('done');
    expect(told).to.be.greaterThan(1);
  });

  it('is told no more when it has failed', async () => {
    let told = 0;
    const failed = await whileBusy(Promise.reject(new Error('no')), () => (told += 1)).catch((error) => error);
    expect(failed).to.have.property('message', 'no');
    await delay(250);
    expect(told).to.equal(1);
  });
});
