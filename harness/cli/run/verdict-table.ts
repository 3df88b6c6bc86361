// Verdicts by clause as a table, for --verbose.

import { type CaseResult, type RunResult, type Summary, summarize } from '../../model/run-result.ts';
import { type VerdictKind, verdictKinds } from '../../model/verdict.ts';
import { escapeControls, type Paint } from '../terminal.ts';
import { colourOf } from '../verdict-style.ts';

export interface TableOptions {
  readonly paint: Paint;
  /** Width of the terminal; narrow ones get a list instead of a table. */
  readonly columns: number;
}

/** Narrower than this, a table with a column a verdict does not fit. */
const tableColumns = 72;

/** A row for each folder of scenarios, a column for each verdict that occurs. */
export function verdictTable({ cases, summary }: RunResult, { paint, columns }: TableOptions): string[] {
  const kinds = verdictKinds.filter((kind) => kind === 'pass' || kind === 'fail' || summary[kind] > 0);
  if (columns < tableColumns) return kinds.map((kind) => `${cell(kind, summary[kind], 6, paint)} ${kind}`);
  const folders = [...byFolder(cases)].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
  const width = Math.max(5, ...folders.map(([folder]) => folder.length));
  const row = (name: string, counts: Summary): string =>
    [name.padEnd(width), ...kinds.map((kind) => cell(kind, counts[kind], kind.length + 2, paint))].join('');
  const head = [''.padEnd(width), ...kinds.map((kind) => kind.padStart(kind.length + 2))].join('');
  return [
    head,
    ...folders.map(([folder, group]) => row(escapeControls(folder), summarize(group))),
    row('total', summary),
  ];
}

/** Cases by part and clause, from the folder of their scenario: `ps3.7/9.1.1`. */
function byFolder(cases: readonly CaseResult[]): Map<string, CaseResult[]> {
  const groups = new Map<string, CaseResult[]>();
  for (const one of cases) {
    const folder = one.scenario.split('/').slice(0, -1).join('/') || one.scenario;
    groups.set(folder, [...(groups.get(folder) ?? []), one]);
  }
  return groups;
}

/** A number, coloured where it says something, a dot where it is none. */
function cell(kind: VerdictKind, count: number, width: number, paint: Paint): string {
  const text = (count === 0 ? '·' : String(count)).padStart(width);
  return count === 0 ? paint('grey', text) : paint(colourOf[kind], text);
}
