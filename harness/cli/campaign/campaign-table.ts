// The progress of a campaign on a terminal: a line for each system, written over; elsewhere one line from time to time.

import type { CampaignProgress, SystemProgress } from '../../model/campaign-progress.ts';
import { clockText } from '../run/run-times.ts';
import { escapeControls, fitTo, type Output } from '../terminal.ts';

/** Milliseconds between two tables, and two plain lines. */
const [tableEveryMs, plainEveryMs] = [500, 10_000];

/** Shows the progress; call with each. */
export function campaignTable(output: Output, live: boolean): (progress: CampaignProgress, isLast?: boolean) => void {
  let [shownAt, lines] = [Number.NEGATIVE_INFINITY, 0];
  return (progress, isLast = false) => {
    const now = performance.now();
    if (!isLast && now - shownAt < (live ? tableEveryMs : plainEveryMs)) return;
    shownAt = now;
    const table = live || isLast ? tableLines(progress) : [plainLine(progress)];
    const columns = output.columns || 80;
    const text = table.map((line) => `${live ? fitTo(columns, line) : line}\n`).join('');
    output.write(`${live && lines > 0 ? `\u001b[${lines}A\u001b[J` : ''}${text}`);
    lines = table.length;
  };
}

/** A line for each system, and what is wrong with the queue. */
export function tableLines({ systems, elapsedMs, trouble }: CampaignProgress): string[] {
  const rows = [
    ['system', 'units', 'at once', 'pass', 'warn', 'fail', 'other', 'finds', 'not run'],
    ...systems.map(rowOf),
  ];
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? [];
  const lines = rows.map((row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
  );
  const last = trouble === undefined ? [] : [escapeControls(trouble)];
  return [...lines, `${clockText(elapsedMs)}`, ...last];
}

function rowOf({ system, units, ended, atOnce, verdicts, finds, errors, unreachable }: SystemProgress): string[] {
  if (unreachable !== undefined) return [system, 'cannot be reached', '', '', '', '', '', '', ''];
  const { pass, warn, fail, inconclusive, error } = verdicts;
  const other = inconclusive + error + verdicts['not-applicable'];
  const counts = [pass, warn, fail, other, finds, errors].map(String);
  return [system, `${ended}/${units}`, atOnce === undefined ? 'any' : String(atOnce), ...counts];
}

function plainLine({ systems, elapsedMs, trouble }: CampaignProgress): string {
  const sum = (what: 'ended' | 'units' | 'finds') => systems.reduce((all, one) => all + one[what], 0);
  const fails = systems.reduce((all, { verdicts }) => all + verdicts.fail, 0);
  const text = `${sum('ended')} of ${sum('units')} units ended after ${clockText(elapsedMs)}, ${fails} fails, ${sum('finds')} finds`;
  return `--  ${text}${trouble === undefined ? '' : `; ${escapeControls(trouble)}`}`;
}
