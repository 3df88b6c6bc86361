/**
 * PS3.8 9.1: how long one connection may keep the event loop before the others get their turn.
 *
 * A peer that sends faster than this side reads always has more for it, and what it sends may take long to work on
 * though it is short. So the connections that have work share each turn of the event loop.
 */

import { performance } from 'node:perf_hooks';

/** Milliseconds that all connections together may take in one turn of the event loop. */
const sharedMs = 8;
/** Milliseconds that one connection may take at most, and at least: to let go of the event loop takes microseconds. */
const [longestMs, shortestMs] = [4, 0.25];

/** The turn of the event loop that runs, counted from 0, and the connections that had work in it. */
let loopTurn = 0;
let busy = 0;
let budgetMs = longestMs;
let isArmed = false;

function onNextLoopTurn(): void {
  isArmed = false;
  loopTurn++;
  budgetMs = Math.max(shortestMs, Math.min(longestMs, sharedMs / busy));
  busy = 0;
}

/** The turns of one connection. Its time runs from the first work in a turn of the event loop, whoever works meanwhile. */
export class Turn {
  #loopTurn = -1;
  #endsAt = 0;

  /** There is work: false when the time of this connection in this turn of the event loop has been used up. */
  begin(): boolean {
    if (this.#loopTurn === loopTurn) return !this.isOver;
    if (!isArmed) {
      isArmed = true;
      setImmediate(onNextLoopTurn);
    }
    busy++;
    this.#loopTurn = loopTurn;
    this.#endsAt = performance.now() + budgetMs;
    return true;
  }

  /** Whether the others are to have their turn now: call `setImmediate`, and `begin` in its callback. */
  get isOver(): boolean {
    return performance.now() >= this.#endsAt;
  }
}
