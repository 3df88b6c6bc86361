// Bytes sent as a slow peer sends them: so many at a time, with or without a pause between (PS3.8 9.1: TCP has no records).

import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { Segments } from '../language/values.ts';
import type { Connection } from './watched-transport.ts';

/** Sends the bytes piece by piece; what is left is not sent when `isOver` says so. */
export async function sendSegmented(
  transport: Connection,
  bytes: Uint8Array,
  segments: Segments,
  isOver: () => boolean,
): Promise<void> {
  const { bytes: size, everyMs } = typeof segments === 'number' ? { bytes: segments, everyMs: 0 } : segments;
  for (let at = 0; at < bytes.length && !isOver(); at += size) {
    transport.send(bytes.subarray(at, at + size));
    transport.flush();
    await (everyMs === 0 ? nextTurn() : pause(everyMs));
  }
}
