// The exit statuses of `cstore`: what a calling script or a CI job learns without reading any output.

import type { RunResult } from '../verdict/run-result.ts';

export const ExitStatus = {
  /** Every judged case is pass or warn and at least one was judged; or the work was done. */
  ok: 0,
  /** A case failed, or the peer refused what was sent. */
  failed: 1,
  /** Wrong usage, a wrong scenario, or nothing selected. */
  usage: 2,
  /** The SUT could not be reached, or nothing could be judged. */
  notJudged: 3,
  /** Stopped by Ctrl-C. */
  interrupted: 130,
} as const;

/** The exit status of a run; with `strict` a warning counts as a failure. A run that judged nothing is never 0. */
export function exitStatusOf(result: Pick<RunResult, 'summary' | 'interrupted'>, strict = false): number {
  const { pass, warn, fail } = result.summary;
  if (result.interrupted) return ExitStatus.interrupted;
  if (fail > 0 || (strict && warn > 0)) return ExitStatus.failed;
  return pass + warn > 0 ? ExitStatus.ok : ExitStatus.notJudged;
}
