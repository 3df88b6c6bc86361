/** The event loop polls for a moment after traffic, and then sleeps again. */

import { availableParallelism } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { BusyPoll, keepPolling } from './busy-poll.ts';

/** Time that passes as the test says; `polls` counts how often the event loop looked for traffic. */
class Machine {
  time = 1000;
  taken = 0;
  polls = 0;
  waiting: (() => void) | undefined;
  readonly wait = new BusyPoll({
    now: () => this.time,
    preemptions: () => this.taken,
    afterPoll: (callback) => {
      this.polls++;
      this.waiting = callback;
    },
  });

  /** The event loop has looked for traffic, which took so many milliseconds. */
  polled(ms: number): void {
    const { waiting } = this;
    this.waiting = undefined;
    this.time += ms;
    waiting?.();
  }

  /** Traffic, and a poll from which the system took the processor away. */
  disturbed(): void {
    this.wait.keepPolling();
    this.taken++;
    this.polled(3);
  }
}

const immediates = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Immediate').length;

describe('staying awake after traffic', () => {
  it('lasts a tenth of a millisecond from the last traffic', () => {
    const machine = new Machine();
    machine.wait.keepPolling();
    machine.polled(0.06);
    machine.wait.keepPolling();
    machine.polled(0.06);
    expect(machine.waiting).to.not.equal(undefined);
    machine.polled(0.06);
    expect([machine.waiting, machine.polls]).to.deep.equal([undefined, 3]);
  });

  it('rests when the system takes the processor away, longer each time that it does so again', () => {
    const machine = new Machine();
    for (const restMs of [20, 40, 80, 160, 320, 640, 1000, 1000]) {
      machine.disturbed();
      const polls = machine.polls;
      machine.time += restMs - 0.01;
      machine.wait.keepPolling();
      expect(machine.polls, `within ${restMs} ms`).to.equal(polls);
      machine.time += 0.02;
    }
    machine.time += 5000;
    machine.disturbed();
    machine.time += 20;
    machine.wait.keepPolling();
    expect(machine.waiting, 'after a long time without').to.not.equal(undefined);
  });

  it('does not rest because this process itself was at work', () => {
    const machine = new Machine();
    machine.wait.keepPolling();
    machine.polled(3);
    machine.wait.keepPolling();
    expect(machine.waiting).to.not.equal(undefined);
  });

  it('is one immediate, however much traffic there is, and ends by itself', async () => {
    const before = immediates();
    for (let i = 0; i < 100; i++) keepPolling();
    expect(immediates() - before).to.be.at.most(availableParallelism() > 1 ? 1 : 0);
    await setTimeout(20);
    expect(immediates()).to.equal(before);
  });
});
