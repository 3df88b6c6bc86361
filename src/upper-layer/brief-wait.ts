/**
 * Waiting awake for a moment: the peer of a PDU often answers within the time that a sleeping processor needs to wake
 * up (some 40 µs a side on a virtual machine), so the event loop polls a little longer before it sleeps (PS3.8 9.1).
 */

import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';

/** Milliseconds of polling after the last traffic: above what a peer on the same machine needs for a small answer. */
const momentMs = 0.1;

/** On a single processor a process that polls would keep the peer from answering. */
const worthwhile = availableParallelism() > 1;

let until = 0;
let polling = false;

/** There was traffic on a connection: the event loop does not sleep for the next moment. Costs nothing after that. */
export function stayAwake(): void {
  if (!worthwhile) return;
  until = performance.now() + momentMs;
  if (polling) return;
  polling = true;
  setImmediate(poll);
}

/** An immediate that is followed by another makes the event loop look for traffic without waiting for it. */
function poll(): void {
  if (performance.now() < until) setImmediate(poll);
  else polling = false;
}
