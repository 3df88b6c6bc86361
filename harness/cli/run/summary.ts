// The end of a run in text: the verdict in a sentence or two, the faults, what could not be judged, and the counts.

import type { RunResult } from '../../model/run-result.ts';
import { verdictKinds } from '../../model/verdict.ts';
import { verdictSentence } from '../../words/verdict-sentence.ts';
import { escapeControls, type Paint } from '../terminal.ts';
import { colourOf } from '../verdict-style.ts';
import { faultList } from './fault-list.ts';
import { unjudgedLines } from './unjudged-lines.ts';
import { verdictTable } from './verdict-table.ts';

export interface SummaryOptions {
  readonly paint: Paint;
  /** Width of the terminal, to which titles are cut; Infinity where there is none. */
  readonly columns: number;
  /** Warnings one by one, each fault with its clearest case, and the table by clause. */
  readonly verbose?: boolean | undefined;
  /** The verdict and the faults, and nothing else. */
  readonly quiet?: boolean | undefined;
  /** Warnings count as failures, and are listed like them. */
  readonly strict?: boolean | undefined;
  /** Where the report is that tells more, if there is one. */
  readonly report?: string | undefined;
}

/** The lines that end a run: the verdict first, the counts last. */
export function summaryLines(result: RunResult, options: SummaryOptions): string[] {
  const { paint, quiet, verbose } = options;
  const verdict = paint('bold', escapeControls(verdictSentence(result)));
  const faults = faultList(result, options);
  if (quiet) return [verdict, ...block(faults)];
  return [
    verdict,
    ...block(faults),
    ...block([...unjudgedLines(result, paint), ...noteLines(result)]),
    ...(verbose ? block(verdictTable(result, options)) : []),
    '',
    countsLine(result, paint),
    totalLine(result),
  ];
}

/** Lines with an empty one before them, if there are any. */
function block(lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? ['', ...lines] : [];
}

/** What was observed about the run and the system as a whole, and each flaky case. */
function noteLines({ sut, cases }: RunResult): string[] {
  const flaky = cases.flatMap(({ id, repeated }) => (repeated ? [`flaky ${id}: ${repeated.join(', ')}`] : []));
  return [...flaky, ...(sut.notes ?? []).map((note) => `note: ${note}`)].map(escapeControls);
}

/** `300 pass  2 warn  12 fail`. */
function countsLine({ summary }: RunResult, paint: Paint): string {
  const kinds = verdictKinds.filter((kind) => kind === 'pass' || kind === 'fail' || summary[kind] > 0);
  const count = (kind: (typeof kinds)[number]) => {
    const text = `${summary[kind]} ${kind}`;
    return summary[kind] === 0 ? paint('grey', text) : paint(colourOf[kind], text);
  };
  return kinds.map(count).join('  ');
}

function totalLine({ cases, durationMs, seed, sut, interrupted }: RunResult): string {
  const stopped = interrupted ? 'stopped before the end; ' : '';
  const count = `${cases.length} ${cases.length === 1 ? 'case' : 'cases'}`;
  return `${stopped}${count} against ${escapeControls(sut.address)} in ${(durationMs / 1000).toFixed(1)} s, seed ${seed}`;
}
