// A result of a run whose capture could not be written.

import type { CaseResult, RunResult } from '../../model/run-result.ts';

/** The result without what it says of frames and streams. */
export function withoutCaptures(result: RunResult): RunResult {
  return { ...result, cases: result.cases.map(withoutCapture) };
}

function withoutCapture({ capture: _, wire, ...rest }: CaseResult): CaseResult {
  return { ...rest, wire: wire.map(({ frame: _, ...record }) => record) };
}
