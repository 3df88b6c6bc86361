// The exit statuses of `cstore`: what a calling script or a CI job learns without reading any output.

import type { RunResult } from '../verdict/run-result.ts';

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
  /** Stopped by SIGTERM. */
  terminated: 143,
  /** Stopped because its terminal was closed. */
  hungUp: 129,
} as const;

/** What else decides on the exit status of a run. */
export interface Severity {
  /** A warning counts as a failure. */
  readonly strict?: boolean | undefined;
  /** How many of the fails and warnings are known and accepted. */
  readonly known?: { readonly fail: number; readonly warn: number };
}

/** The exit status of a run. A run that judged nothing, or was kept from judging a case, is never 0. */
export function exitStatusOf(
  result: Pick<RunResult, 'summary' | 'interrupted'>,
  { strict = false, known = { fail: 0, warn: 0 } }: Severity = {},
): number {
  const { pass, warn, fail, error } = result.summary;
  if (result.interrupted) return ExitStatus.interrupted;
  if (fail > known.fail || (strict && warn > known.warn)) return ExitStatus.failed;
  return pass + warn + fail > 0 && error === 0 ? ExitStatus.ok : ExitStatus.notJudged;
}
