// The exit statuses of `cstore`: what a calling script or a CI job learns without reading any output.

import type { CaseResult, RunResult } from '../../model/run-result.ts';

export const ExitStatus = {
  /** Every judged case is pass or warn, at least one was judged, and none ended in an error; or the work was done. */
  ok: 0,
  /** A case failed, or the peer refused what was sent. */
  failed: 1,
  /** Wrong usage, a wrong scenario, or nothing selected. */
  usage: 2,
  /** The SUT could not be reached or was lost, a case ended in an error, or nothing could be judged. */
  notJudged: 3,
  /** Stopped by Ctrl-C. */
  interrupted: 130,
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

/**
 * The exit status of a run. A case with a waiver does not fail it. A run that judged nothing, or was kept from judging a
 * case, is never 0.
 */
export function exitStatusOf(
  {
    cases,
    interrupted,
  }: { readonly cases: readonly Pick<CaseResult, 'verdict' | 'waiver'>[] } & Pick<RunResult, 'interrupted'>,
  { strict = false, accepted = false, isEnough = false }: Strictness = {},
): number {
  const has = (kind: CaseResult['verdict']) => cases.some(({ verdict }) => verdict === kind);
  const isNew = (kind: CaseResult['verdict']) => !accepted && cases.some((one) => one.verdict === kind && !one.waiver);
  if (interrupted && !isEnough) return ExitStatus.interrupted;
  if (isNew('fail') || (strict && isNew('warn'))) return ExitStatus.failed;
  const isJudged = has('pass') || has('warn') || has('fail');
  return isJudged && !has('error') ? ExitStatus.ok : ExitStatus.notJudged;
}
