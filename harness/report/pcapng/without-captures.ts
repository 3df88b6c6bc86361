// A result of a run whose capture could not be written.

import type { RunResult } from '../../model/run-result.ts';
import { withoutCapture } from '../../results/captured.ts';

/** The result without what it says of frames and streams. */
export function withoutCaptures(result: RunResult): RunResult {
  return { ...result, cases: result.cases.map(withoutCapture) };
}
