// A run that was killed, as its events tell it: what has ended is not run again when it goes on.

import type { RunEvent } from '../model/run-event.ts';
import type { CaseResult } from '../model/run-result.ts';

/** A run as far as it went. */
export interface EarlierRun {
  readonly events: readonly RunEvent[];
  /** Milliseconds until its last event. */
  readonly durationMs: number;
  /** The cases that have their result, by id. */
  readonly ended: ReadonlyMap<string, CaseResult>;
}

/** The run that these events tell. A case for which there was no time is still to come. */
export function earlierRun(events: readonly RunEvent[]): EarlierRun {
  const ended = new Map<string, CaseResult>();
  for (const event of events) {
    if (event.kind !== 'case-end') continue;
    if (event.result.reasons.some(({ kind }) => kind === 'not-run')) ended.delete(event.result.id);
    else ended.set(event.result.id, event.result);
  }
  return { events, durationMs: lastMoment(events), ended };
}

/** Milliseconds from the beginning of a run to the last of its events. */
export function lastMoment(events: readonly RunEvent[]): number {
  return events.reduce((latest, { at }) => Math.max(latest, at), 0);
}

/** The cases that have no result yet. */
export function stillToCome<T extends { readonly id: string }>(
  cases: readonly T[],
  earlier: EarlierRun | undefined,
): readonly T[] {
  return earlier ? cases.filter(({ id }) => !earlier.ended.has(id)) : cases;
}
