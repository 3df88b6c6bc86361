// Runs cases with progress on stdout, and ends with the summary.

import type { Case } from '../../case/case.ts';
import type { RunResult } from '../../model/run-result.ts';
import type { Sut } from '../../sut/sut.ts';
import { messageOf } from '../cli-error.ts';
import { canRewriteLine, painter, wantsColour } from '../terminal.ts';
import { whyNotJudged } from './not-judged.ts';
import { showProgress } from './progress.ts';
import { summaryLines } from './summary.ts';

export interface JudgeFlags {
  readonly concurrency?: number;
  readonly timeout?: number;
  readonly seed?: number;
  readonly verbose?: boolean;
  readonly maxTime?: number;
  readonly slow?: boolean;
}

/** Width of a summary that nobody looks at in a terminal, or in one that gives its width as 0. */
const plainColumns = 100;

/** Milliseconds between two looks at how far the run is. */
const tickMs = 1000;

/**
 * Runs the cases as often as asked, all within the time that was given; the worst verdict of each counts. Stops early when
 * there is no sense in going on.
 */
export async function judgeRepeatedly(
  cases: readonly Case[],
  sut: Sut,
  flags: JudgeFlags & { readonly repeat?: number },
  signal: AbortSignal,
): Promise<RunResult> {
  const { mergeRepetitions } = await import('../../results/repetitions.ts');
  const { usualMaxTimeMs } = await import('../../index.ts');
  const usualMs = flags.slow ? Number.POSITIVE_INFINITY : usualMaxTimeMs(sut, flags.timeout);
  const times = flags.repeat ?? 1;
  const runs: RunResult[] = [];
  const forCasesMs = leftForCases(flags.maxTime ?? usualMs * times, performance.now());
  let spentMs = 0;
  while (runs.length < times) {
    if (times > 1) process.stdout.write(`repetition ${runs.length + 1} of ${times}\n`);
    const run = await judge(cases, sut, { ...flags, maxTime: forCasesMs - spentMs }, signal);
    runs.push(run);
    spentMs += run.durationMs;
    if (run.interrupted || !run.sut.reachable || spentMs >= forCasesMs * overShare) break;
  }
  return mergeRepetitions(runs);
}

/** After this share of the time there is no sense in another repetition. */
const overShare = 0.9;

/**
 * What is left for cases of the time of the whole program, in milliseconds. What the program took until now, it takes again for
 * the reports, more or less; but no more than half of the time is kept from the cases.
 */
function leftForCases(maxMs: number, begunAtMs: number): number {
  return Math.max(maxMs / 2, maxMs - 2 * begunAtMs);
}

/** Runs the cases, each shown as it ends. When `signal` is aborted, what ran until then is the result. */
async function judge(cases: readonly Case[], sut: Sut, flags: JudgeFlags, signal: AbortSignal): Promise<RunResult> {
  const { runCases } = await import('../../index.ts');
  const { concurrency, timeout, seed, verbose, maxTime } = flags;
  const out = process.stdout;
  const paint = painter(wantsColour(out));
  const progress = showProgress(out, { total: cases.length, live: canRewriteLine(out), paint, verbose });
  const ticking = setInterval(() => progress.tick(), tickMs);
  try {
    return await runCases(cases, sut, {
      concurrency,
      timeoutMs: timeout,
      maxTimeMs: maxTime,
      seed,
      signal,
      onCase: (result, times) => progress.caseEnded(result, times),
    });
  } finally {
    clearInterval(ticking);
    progress.end();
  }
}

/** Prints the summary, and on stderr why nothing could be judged. */
export function printSummary(
  result: RunResult,
  { known, started }: { readonly known: ReadonlySet<string>; readonly started: boolean },
): void {
  const out = process.stdout;
  const paint = painter(wantsColour(out));
  const lines = summaryLines(result, { paint, columns: out.columns || plainColumns, known });
  out.write(`\n${lines.join('\n')}\n`);
  const why = whyNotJudged(result, started);
  if (why) process.stderr.write(`cstore: ${messageOf(why)}\n`);
}
