// The end of a run in text: a table of verdicts by clause, each fail with clause, expected and actual, and the total.

import type { CaseResult, RunResult, Summary } from '../../model/run-result.ts';
import { summarize } from '../../model/run-result.ts';
import { type VerdictKind, verdictKinds } from '../../model/verdict.ts';
import { expectedLines, furtherReason, harmText, observedText, outcomeLine } from '../../words/case-text.ts';
import { escapeControls, type Paint } from '../terminal.ts';
import { colourOf } from '../verdict-style.ts';

export interface SummaryOptions {
  readonly paint: Paint;
  /** Width of the terminal; narrow ones get a list instead of a table. */
  readonly columns: number;
  /** Ids of the cases whose verdict a baseline knows: they are told in a line each. */
  readonly known?: ReadonlySet<string>;
}

/** Narrower than this, a table with a column a verdict does not fit. */
const tableColumns = 72;

/** The lines that end a run, fails first so that the table is what stays in sight. */
export function summaryLines(result: RunResult, options: SummaryOptions): string[] {
  const { paint, known = new Set() } = options;
  const unknown = result.cases.filter(({ id }) => !known.has(id));
  const accepted = result.cases.filter(({ id }) => known.has(id));
  return [
    ...faultLines(unknown, paint),
    ...knownLines(accepted, paint),
    ...noteLines(result),
    ...verdictTable(result, options),
    totalLine(result),
  ];
}

/** Known deviations in a line each: the note that the baseline left says who accepted them. */
function knownLines(cases: readonly CaseResult[], paint: Paint): string[] {
  const lines = cases.map(({ id, verdict, notes }) => {
    const why = notes.find((note) => note.startsWith('known deviation')) ?? 'known deviation';
    return `${paint('grey', `known ${verdict}`)} ${escapeControls(`${id}: ${why}`)}`;
  });
  return lines.length > 0 ? [...lines, ''] : [];
}

/** What was observed about the run and the system as a whole, and each flaky case. */
function noteLines({ sut, cases }: RunResult): string[] {
  const flaky = cases.flatMap(({ id, repeated }) => (repeated ? [`flaky ${id}: ${repeated.join(', ')}`] : []));
  const lines = [...flaky, ...(sut.notes ?? []).map((note) => `note: ${note}`)].map(escapeControls);
  return lines.length > 0 ? [...lines, ''] : [];
}

function totalLine({ cases, durationMs, seed, sut, interrupted }: RunResult): string {
  const stopped = interrupted ? 'stopped before the end; ' : '';
  const count = `${cases.length} ${cases.length === 1 ? 'case' : 'cases'}`;
  return `${stopped}${count} against ${escapeControls(sut.address)} in ${(durationMs / 1000).toFixed(1)} s, seed ${seed}`;
}

/** Part and clause of a case, from the folder of its scenario: `ps3.7/9.1.1`. */
function folderOf({ scenario }: CaseResult): string {
  return scenario.split('/').slice(0, -1).join('/') || scenario;
}

function verdictTable({ cases, summary }: RunResult, { paint, columns }: SummaryOptions): string[] {
  const kinds = verdictKinds.filter((kind) => kind === 'pass' || kind === 'fail' || summary[kind] > 0);
  if (columns < tableColumns) return kinds.map((kind) => `${cell(kind, summary[kind], 6, paint)} ${kind}`);
  const folders = [...groupBy(cases, folderOf)].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
  const width = Math.max(5, ...folders.map(([folder]) => folder.length));
  const row = (name: string, counts: Summary): string =>
    [name.padEnd(width), ...kinds.map((kind) => cell(kind, counts[kind], kind.length + 2, paint))].join('');
  const head = [''.padEnd(width), ...kinds.map((kind) => kind.padStart(kind.length + 2))].join('');
  return [
    head,
    ...folders.map(([folder, group]) => row(escapeControls(folder), summarize(group))),
    row('total', summary),
    '',
  ];
}

/** A number, coloured where it says something, a dot where it is none. */
function cell(kind: VerdictKind, count: number, width: number, paint: Paint): string {
  const text = (count === 0 ? '·' : String(count)).padStart(width);
  return count === 0 ? paint('grey', text) : paint(colourOf[kind], text);
}

/** Fails of one scenario, and errors of any, that ended alike are told once, with how many there were. */
function faultLines(cases: readonly CaseResult[], paint: Paint): string[] {
  const faults = cases.filter(({ verdict }) => verdict === 'fail' || verdict === 'error');
  const alike = groupBy(faults, (one) =>
    JSON.stringify(
      one.verdict === 'error'
        ? [outcomeLine(one)]
        : [one.scenario, one.expected, observedText(one), one.reasons, one.health],
    ),
  );
  return [...alike.values()].flatMap((group) => [...faultText(group, paint), '']);
}

function faultText(group: readonly CaseResult[], paint: Paint): string[] {
  const [first] = group;
  if (!first) return [];
  const { id, verdict, requirement } = first;
  const others = group.length > 1 ? ` and ${group.length - 1} more like it` : '';
  const title = `${paint(colourOf[verdict], verdict)} ${escapeControls(id)}${others}`;
  const { ref, level, text } = requirement;
  const judged: [string, string][] = [
    ['clause', `${ref} (${level}): ${text}`],
    ...expectedLines(first).map((line, index): [string, string] => [index === 0 ? 'expected' : 'or', line]),
    ['actual', observedText(first)],
  ];
  const [reason, harm] = [furtherReason(first), harmText(first)];
  const lines: [string, string][] = [
    ...(verdict === 'error' ? [] : judged),
    ...(reason ? [['reason', reason] as [string, string]] : []),
    ...(harm && verdict !== 'error' && !reason?.includes(harm) ? [['after', harm] as [string, string]] : []),
  ];
  return [title, ...lines.map(([name, line]) => `  ${name.padEnd(8)} ${escapeControls(line)}`)];
}

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return groups;
}
