// The journal of a run, run.ndjson: a line that says what it is of, one for each case that was selected, and the events.

import type { RunEvent } from '../model/run-event.ts';
import type { CaseResult } from '../model/run-result.ts';
import type { Shard } from './shard.ts';

/** The name of the file in the folder of the reports. */
export const journalName = 'run.ndjson';

/** Where the journal of an earlier run is while another one is written into the same folder. */
export const earlierJournalName = `${journalName}.earlier`;

/** The version of the form; another one is not read. */
export const journalVersion = 1;

/** A line is not longer, in bytes. The conversation of a case that would make it so is left out. */
export const longestLine = 16 * 2 ** 20;
/** A journal is not longer, in bytes. */
export const longestJournal = 1024 * 2 ** 20;

/** The first line: what the journal is of. */
export interface JournalHead {
  readonly kind: 'journal';
  readonly version: typeof journalVersion;
  readonly tool: { readonly name: 'cstore-conformance'; readonly version: string };
  /** The hash of the scenarios that were selected. */
  readonly suite: string;
  /** The hash of what names the system under test. */
  readonly sut: string;
  /** Which part of the selection the run is; absent: all of it. */
  readonly shard?: Shard;
}

/** A case that was selected, with the result that it has until it has another. */
export interface PlannedCase {
  readonly kind: 'planned';
  readonly result: CaseResult;
}

/** Events that are written down; what a PDU was is in the result of its case. */
export type JournalEvent = Exclude<RunEvent, { readonly kind: 'wire' }>;

/** One line. */
export type JournalLine = JournalHead | PlannedCase | JournalEvent;

/** A journal as it was read. */
export interface Journal {
  readonly head: JournalHead;
  /** The cases that were selected, of all shards. */
  readonly planned: readonly CaseResult[];
  /** The events of each repetition, usually of one. */
  readonly runs: readonly (readonly JournalEvent[])[];
  /** Bytes of the lines that were read. */
  readonly length: number;
  /** The number of a last line that was not written to its end, and left out. */
  readonly torn?: number;
}

/** Whether an event is one that is written down. */
export function isWritten(event: RunEvent): event is JournalEvent {
  return event.kind !== 'wire';
}
