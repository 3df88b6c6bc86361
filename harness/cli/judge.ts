// Runs cases with progress on stdout, and ends with the summary.

import type { Case } from '../scenario/scenario.ts';
import type { Sut } from '../sut/sut.ts';
import type { RunResult } from '../verdict/run-result.ts';
import { messageOf } from './cli-error.ts';
import { whyNotJudged } from './not-judged.ts';
import { showProgress } from './progress.ts';
import { summaryLines } from './summary.ts';
import { canRewriteLine, painter, wantsColour } from './terminal.ts';

export interface JudgeFlags {
  readonly concurrency?: number;
  readonly timeout?: number;
  readonly seed?: number;
  readonly verbose?: boolean;
}

/** Width of a summary that nobody looks at in a terminal, or in one that gives its width as 0. */
const plainColumns = 100;

/** Runs the cases as often as asked; the worst verdict of each counts. Stops early when there is no sense in going on. */
export async function judgeRepeatedly(
  cases: readonly Case[],
  sut: Sut,
  flags: JudgeFlags & { readonly repeat?: number },
  signal: AbortSignal,
): Promise<RunResult> {
  const { mergeRepetitions } = await import('../runner/repetitions.ts');
  const times = flags.repeat ?? 1;
  const runs: RunResult[] = [];
  while (runs.length < times) {
    if (times > 1) process.stdout.write(`repetition ${runs.length + 1} of ${times}\n`);
    const run = await judge(cases, sut, flags, signal);
    runs.push(run);
    if (run.interrupted || !run.sut.reachable) break;
  }
  return mergeRepetitions(runs);
}

/** Runs the cases, each shown as it ends. When `signal` is aborted, what ran until then is the result. */
async function judge(cases: readonly Case[], sut: Sut, flags: JudgeFlags, signal: AbortSignal): Promise<RunResult> {
  const { runCases } = await import('../index.ts');
  const { concurrency, timeout, seed, verbose } = flags;
  const out = process.stdout;
  const paint = painter(wantsColour(out));
  const progress = showProgress(out, { total: cases.length, live: canRewriteLine(out), paint, verbose });
  try {
    return await runCases(cases, sut, {
      concurrency,
      timeoutMs: timeout,
      seed,
      signal,
      onCase: (result) => progress.caseEnded(result),
    });
  } finally {
    progress.end();
  }
}

/** Prints the summary, and on stderr why nothing could be judged. */
export function printSummary(
  result: RunResult,
  {
    known,
    started,
    stopped,
  }: { readonly known: ReadonlySet<string>; readonly started: boolean; readonly stopped?: string },
): void {
  const out = process.stdout;
  const paint = painter(wantsColour(out));
  const lines = summaryLines(result, { paint, columns: out.columns || plainColumns, known });
  out.write(`\n${lines.join('\n')}\n`);
  const why = whyNotJudged(result, started, stopped);
  if (why) process.stderr.write(`cstore: ${messageOf(why)}\n`);
}
