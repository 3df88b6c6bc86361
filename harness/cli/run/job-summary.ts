// The summary of a job in Markdown: the verdict, the faults in a table, and the counts.

import type { Fault } from '../../model/fault.ts';
import type { RunResult } from '../../model/run-result.ts';
import { verdictKinds } from '../../model/verdict.ts';
import { faultCount } from '../../words/fault-text.ts';
import { verdictSentence } from '../../words/verdict-sentence.ts';
import { waiverText } from '../../words/waiver-text.ts';
import { escapeControls } from '../terminal.ts';

/** Rows of the table; GitHub takes 1 MiB for a step, and nobody reads more. */
const mostRows = 100;

/** The section of one run. Warnings are in the counts alone. */
export function jobSummary(result: RunResult): string {
  const faults = result.faults.filter(({ severity }) => severity !== 'warning');
  const counts = verdictKinds.flatMap((kind) => (result.summary[kind] > 0 ? [`${result.summary[kind]} ${kind}`] : []));
  const left = faults.length - mostRows;
  return [
    `## cstore: ${markdown(result.sut.address)}`,
    '',
    `**${markdown(verdictSentence(result))}**`,
    '',
    ...(faults.length > 0 ? ['| Severity | Fault | Clause | Seen in |', '|---|---|---|---|'] : []),
    ...faults.slice(0, mostRows).map(row),
    ...(left > 0 ? ['', `${left} more are in the reports.`] : []),
    ...(faults.length > 0 ? [''] : []),
    `${result.cases.length} cases: ${counts.join(', ') || 'none ran'}.`,
    '',
    '',
  ].join('\n');
}

function row(fault: Fault): string {
  const { severity, title, clause, waiver } = fault;
  const known = waiver ? ` (known: ${waiverText(waiver)})` : '';
  const cells = [waiver ? 'known' : severity, `${title}${known}`, clause, faultCount(fault)];
  return `| ${cells.map(markdown).join(' | ')} |`;
}

/** Text that Markdown takes for nothing but text: every mark is escaped, and no control character is left. */
export function markdown(text: string): string {
  return escapeControls(text).replaceAll(/[!-/:-@[-`{-~]/g, (mark) => entities[mark] ?? `\\${mark}`);
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
