// A summary in Markdown, for the page of a job or a comment on a pull request: the verdict, the faults in a table, the counts.

import type { Fault } from '../model/fault.ts';
import type { RunResult } from '../model/run-result.ts';
import { verdictKinds } from '../model/verdict.ts';
import { counted } from '../words/count-text.ts';
import { disputeText } from '../words/dispute-text.ts';
import { faultCount } from '../words/fault-text.ts';
import { markdownText } from '../words/markdown-text.ts';
import { verdictSentence } from '../words/verdict-sentence.ts';
import { waiverText } from '../words/waiver-text.ts';
import type { Reporter } from './reporter.ts';

export const markdown: Reporter = {
  name: 'markdown',
  description: 'summary.md, the verdict and the faults, for the page of a job or a comment',
  end: (result) => ({ 'summary.md': markdownSummary(result) }),
};

/** Rows of the table; GitHub takes 1 MiB for a step and 64 KiB for a comment, and nobody reads more. */
const mostRows = 100;

/** The section of one run. Warnings are in the counts alone, unless the vendor disputes them. */
export function markdownSummary(result: RunResult): string {
  const faults = result.faults.filter(({ severity }) => severity !== 'warning');
  const counts = verdictKinds.flatMap((kind) => (result.summary[kind] > 0 ? [`${result.summary[kind]} ${kind}`] : []));
  const left = faults.length - mostRows;
  return [
    `## cstore: ${markdownText(result.sut.address)}`,
    '',
    `**${markdownText(verdictSentence(result))}**`,
    '',
    ...(faults.length > 0 ? ['| Severity | Fault | Clause | Seen in |', '|---|---|---|---|'] : []),
    ...faults.slice(0, mostRows).map(row),
    ...(left > 0 ? ['', `${left} more are in the reports.`] : []),
    ...(faults.length > 0 ? [''] : []),
    ...disputed(result.faults),
    `${counted(result.cases.length, 'case')}: ${counts.join(', ') || 'none ran'}.`,
    '',
    '',
  ].join('\n');
}

function row(fault: Fault): string {
  const { severity, title, clause, waiver, dispute } = fault;
  const known = waiver ? ` (known: ${waiverText(waiver)})` : '';
  const cells = [
    waiver ? 'known' : severity,
    `${title}${known}${dispute ? ' (disputed)' : ''}`,
    clause,
    faultCount(fault),
  ];
  return `| ${cells.map(markdownText).join(' | ')} |`;
}

/** The vendor's words, which stand beside the faults and take none away. */
function disputed(faults: readonly Fault[]): string[] {
  const lines = faults.flatMap(({ title, dispute }) =>
    dispute ? [`- ${markdownText(title)}: ${markdownText(disputeText(dispute))}`] : [],
  );
  return lines.length > 0 ? ['Disputed, and counted all the same:', '', ...lines.slice(0, mostRows), ''] : [];
}
