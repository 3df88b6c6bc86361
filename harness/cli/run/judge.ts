// Runs cases with progress on stdout, and ends with the summary.

import type { Case } from '../../case/case.ts';
import type { RunResult } from '../../model/run-result.ts';
import type { ReportSession } from '../../report/index.ts';
import { isRuleCase } from '../../results/rule-id.ts';
import type { Sut } from '../../sut/sut.ts';
import { messageOf } from '../cli-error.ts';
import { liveChannel } from '../live-channel.ts';
import { canRewriteLine, painter, wantsColour } from '../terminal.ts';
import type { FaultLimit } from './fault-limit.ts';
import type { OpenJournal } from './journal-options.ts';
import { whyNotJudged } from './not-judged.ts';
import { type Progress, showProgress } from './progress.ts';
import { type SummaryOptions, summaryLines } from './summary.ts';

export interface JudgeFlags {
  readonly concurrency?: number;
  readonly timeout?: number;
  readonly seed?: number;
  readonly verbose?: boolean;
  readonly quiet?: boolean;
  readonly maxTime?: number;
  readonly slow?: boolean;
  /** Who listens to the runs. */
  readonly reports?: Pick<ReportSession, 'watch'>;
  /** Where the run is written down, and what of it has run already. */
  readonly journal?: Pick<OpenJournal, 'writer' | 'earlier'>;
}

/** What ends a run early: Ctrl-C, and as many new faults as are allowed. */
export interface Ends {
  readonly signal: AbortSignal;
  readonly limit: FaultLimit;
}

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
  ends: Ends,
): Promise<RunResult> {
  const { mergeRepetitions } = await import('../../results/repetitions.ts');
  const { usualMaxTimeMs } = await import('../../index.ts');
  const usualMs = flags.slow ? Number.POSITIVE_INFINITY : usualMaxTimeMs(sut, flags.timeout);
  const times = flags.repeat ?? 1;
  const runs: RunResult[] = [];
  const forCasesMs = leftForCases(flags.maxTime ?? usualMs * times, performance.now());
  let spentMs = 0;
  while (runs.length < times) {
    if (times > 1 && !flags.quiet) process.stdout.write(`repetition ${runs.length + 1} of ${times}\n`);
    const run = await judge(cases, sut, { ...flags, maxTime: forCasesMs - spentMs }, ends);
    runs.push(run);
    spentMs += run.durationMs;
    if (run.interrupted || !run.sut.reachable || spentMs >= forCasesMs * overShare) break;
  }
  const result = mergeRepetitions(runs);
  if (!ends.limit.isReached) return result;
  const ran = result.cases.filter((one) => !isRuleCase(one)).length;
  const notes = [...(result.sut.notes ?? []), ends.limit.note(ran, cases.length)];
  return { ...result, sut: { ...result.sut, notes } };
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

/** Runs the cases, each shown as it ends. When something ends it early, what ran until then is the result. */
async function judge(cases: readonly Case[], sut: Sut, flags: JudgeFlags, ends: Ends): Promise<RunResult> {
  const { runCases } = await import('../../index.ts');
  const { concurrency, timeout, seed, verbose, maxTime, reports, journal } = flags;
  const out = process.stdout;
  const paint = painter(wantsColour(out));
  const show = flags.quiet ? noProgress : showProgress;
  const total = cases.length - (journal?.earlier?.ended.size ?? 0);
  const live = liveChannel();
  const progress = show(out, { total, live: canRewriteLine(out), paint, verbose });
  for (const earlier of journal?.earlier?.ended.values() ?? []) ends.limit.caseEnded(earlier);
  const ticking = setInterval(() => progress.tick(), tickMs);
  try {
    return await runCases(cases, sut, {
      concurrency,
      timeoutMs: timeout,
      maxTimeMs: maxTime,
      seed,
      watchTraffic: reports?.watch,
      wireEvents: live !== undefined,
      onEvent: (event) => {
        journal?.writer?.on(event);
        live?.on(event);
      },
      earlier: journal?.earlier,
      signal: AbortSignal.any([ends.signal, ends.limit.signal]),
      onCase: (result, times) => {
        progress.caseEnded(result, times);
        ends.limit.caseEnded(result);
      },
    });
  } finally {
    clearInterval(ticking);
    progress.end();
  }
}

/** For --quiet. */
function noProgress(): Progress {
  return { caseEnded: () => {}, tick: () => {}, end: () => {} };
}

export interface PrintOptions extends Omit<SummaryOptions, 'paint' | 'columns'> {
  /** The SUT was started by --start. */
  readonly started: boolean;
  /** What stopped the run, in words, if a signal did. */
  readonly stopped: string;
  /** The run was stopped by --max-fails. */
  readonly isEnough: boolean;
}

/** Prints the summary, and on stderr why nothing could be judged. */
export function printSummary(result: RunResult, { started, stopped, isEnough, ...options }: PrintOptions): void {
  const out = process.stdout;
  const paint = painter(wantsColour(out));
  // Where nobody looks at a terminal, or it gives its width as 0, nothing is cut.
  const lines = summaryLines(result, { ...options, paint, columns: out.columns || Number.POSITIVE_INFINITY });
  out.write(`${options.quiet ? '' : '\n'}${lines.join('\n')}\n`);
  const why = isEnough ? undefined : whyNotJudged(result, started, stopped);
  if (why) process.stderr.write(`cstore: ${messageOf(why)}\n`);
}
