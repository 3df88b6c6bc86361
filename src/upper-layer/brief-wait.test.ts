/** The event loop polls for a moment after traffic, and then sleeps again. */

import { availableParallelism } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { stayAwake } from './brief-wait.ts';

const immediates = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Immediate').length;

describe('staying awake after traffic', () => {
  it('is one immediate, however much traffic there is, and ends by itself', async () => {
    const before = immediates();
    for (let i = 0; i < 100; i++) stayAwake();
    expect(immediates() - before).to.equal(availableParallelism() > 1 ? 1 : 0);
    await setTimeout(20);
    expect(immediates()).to.equal(before);
  });
});
