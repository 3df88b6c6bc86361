/** Turns of connections in the event loop. */

import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect } from 'chai';
import { Turn } from './turn.ts';

function workUntilOver(turn: Turn): void {
  while (!turn.isOver);
}

describe('A turn', () => {
  it('is over at some time, and stays over in the same turn of the event loop', async () => {
    const turn = new Turn();
    expect(turn.begin()).to.equal(true);
    workUntilOver(turn);
    expect(turn.begin()).to.equal(false);
    await Promise.resolve();
    await new Promise<void>((resolve) => process.nextTick(resolve));
    expect(turn.begin()).to.equal(false);
  });

  it('comes again once others had theirs', async () => {
    const turn = new Turn();
    turn.begin();
    workUntilOver(turn);
    await nextTurn();
    expect(turn.begin()).to.equal(true);
  });

  it('of one connection does not shorten that of another', () => {
    const [first, second] = [new Turn(), new Turn()];
    first.begin();
    workUntilOver(first);
    expect(second.begin()).to.equal(true);
  });
});
