// The exit statuses of `cstore`: what a calling script or a CI job learns without reading any output.

import type { CaseResult, RunResult } from '../model/run-result.ts';
import { isRuleCase } from '../results/rule-id.ts';

export const ExitStatus = {
  /** Every judged case is pass or warn, at least one was judged, and none ended in an error; or the work was done. */
  ok: 0,
  /** A case failed, or the peer refused what was sent. */
  failed: 1,
  /** Wrong usage, a wrong scenario, or nothing selected. */
  usage: 2,
  /**
   * The SUT could not be reached or was lost, a case ended in an error, nothing could be judged, or nothing that was
   * acknowledged is found where --store-dir looks.
   */
  notJudged: 3,
  /** Stopped by Ctrl-C. */
  interrupted: 130,
  /** Stopped by SIGTERM. */
  terminated: 143,
  /** Stopped because its terminal was closed. */
  hungUp: 129,
} as const;

/** What else decides on the exit status of a run. */
export interface Strictness {
  /** A warning counts as a failure. */
  readonly strict?: boolean | undefined;
  /** Every fail and warning is accepted: the baseline has just taken them over. */
  readonly accepted?: boolean | undefined;
  /** The run ended early because it had found as many faults as --max-fails allows. */
  readonly isEnough?: boolean | undefined;
}

/** What the exit status is made of. */
export interface JudgedRun extends Pick<RunResult, 'interrupted'> {
  readonly cases: readonly Pick<CaseResult, 'scenario' | 'verdict' | 'waiver'>[];
}

/**
 * The exit status of a run. A case with a waiver does not fail it. A run that judged nothing, was kept from judging a case,
 * or found nothing of what it was to look for in the store, is never 0; rules that were kept meanwhile are not what was asked for.
 */
export function exitStatusOf(
  { cases, interrupted }: JudgedRun,
  { strict = false, accepted = false, isEnough = false }: Strictness = {},
): number {
  const has = (kind: CaseResult['verdict']) => cases.some(({ verdict }) => verdict === kind);
  const isNew = (kind: CaseResult['verdict']) => !accepted && cases.some((one) => one.verdict === kind && !one.waiver);
  if (interrupted && !isEnough) return ExitStatus.interrupted;
  if (isNew('fail') || (strict && isNew('warn'))) return ExitStatus.failed;
  const isJudged = cases.some((one) => !isRuleCase(one) && ['pass', 'warn', 'fail'].includes(one.verdict));
  const isLookedInVain = !accepted && cases.some(findsNothing);
  return isJudged && !has('error') && !isLookedInVain ? ExitStatus.ok : ExitStatus.notJudged;
}

/** The case of the rule that something of what was acknowledged is found in the store of the SUT, if nothing is. */
export function findsNothing({ scenario, verdict, waiver }: JudgedRun['cases'][number]): boolean {
  return scenario === 'rules/storage/found-in-store' && verdict === 'warn' && !waiver;
}
