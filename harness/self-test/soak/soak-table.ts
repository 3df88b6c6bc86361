// The parts of a soak that are no inputs, as a table: what was done, what came of it, and whether that is well.

import { formatTable } from '../bench/table.ts';

export interface SoakRow {
  readonly part: string;
  readonly what: string;
  /** What was counted or measured. */
  readonly came: string;
  readonly ms: number;
  /** What is wrong; nothing when it is well. */
  readonly problems: readonly string[];
}

/** What a part of the soak is told. */
export interface PartOptions {
  /** The program that is soaked. */
  readonly script: URL;
  readonly onRow: (row: SoakRow) => void;
  /** Ends it early; the rows until then count. */
  readonly signal?: AbortSignal;
}

/** At most so many problems of a row are told. */
const told = 5;

/** The table, with the problems of each row below it. */
export function soakTable(rows: readonly SoakRow[]): string {
  const cells = rows.map(({ part, what, came, ms, problems }) => [
    `${part}: ${what}`,
    `${(ms / 1000).toFixed(1)} s`,
    problems.length === 0 ? 'well' : 'NOT WELL',
    came,
  ]);
  const table = formatTable([['what', 'time', 'is', 'came to'], ...cells], ['left', 'right', 'left', 'left']);
  const details = rows.flatMap(({ part, what, problems }) =>
    problems.slice(0, told).map((problem) => `\n  ${part}: ${what}: ${problem}`),
  );
  return table + details.join('');
}
