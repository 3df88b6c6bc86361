// "The same but times": what two runs of the same cases against the same system have to agree on, byte for byte.

import type { RunResult } from '../model/run-result.ts';

/** Moments and durations, under whatever field. */
const times: ReadonlySet<string> = new Set(['startedAt', 'durationMs', 'at', 'ms']);

/** Where a case is in the capture is the order in which packets came. */
const inCapture: ReadonlySet<string> = new Set(['capture', 'frame']);

/** The folder of the built-in SCP has another name in each run. */
const ownFolder = /cstore-conformance-\w{6}/g;

/**
 * The result as text, without its times: when something began, how long it took and was waited for, its place in
 * the capture, and the name of the temporary folder. All else counts: verdicts, findings, faults, and the conversations with their bytes, in their order.
 */
export function withoutTimes(result: RunResult): string {
  return JSON.stringify(
    result,
    (key, value: unknown) => {
      // `at` of a record is a time; elsewhere it may be a text.
      if (times.has(key) && (typeof value === 'number' || key === 'startedAt')) return undefined;
      if (inCapture.has(key)) return undefined;
      return typeof value === 'string' ? value.replaceAll(ownFolder, 'its-folder') : value;
    },
    1,
  );
}
