// --last-failed: the cases that failed in the last run, or could not be judged because of a fault.

import { join } from 'node:path';
import type { CaseResult } from '../../model/run-result.ts';
import { usageError } from '../cli-error.ts';
import { readResults } from '../read-results.ts';

/** So many cases show again a rule that was broken in more. */
const casesOfRule = 5;

/**
 * Ids of the cases to run again, by the results.json in the folder of the reports.
 * @throws CliError (status 2) when there is none, or when nothing failed.
 */
export async function lastFailed(out: string): Promise<ReadonlySet<string>> {
  const { cases } = await readResults(join(out, 'results.json'));
  const ids = new Set(cases.flatMap(idsToRunAgain));
  if (ids.size > 0) return ids;
  throw usageError(`--last-failed: nothing failed or was blocked in ${join(out, 'results.json')}; run without it`);
}

/** The case itself; for a rule that always holds, some of the cases in which it was broken. */
export function idsToRunAgain({ id, verdict, blockedBy, observed }: CaseResult): string[] {
  if (verdict !== 'fail' && verdict !== 'error' && blockedBy === undefined) return [];
  return observed.kind === 'rule' ? observed.brokenIn.slice(0, casesOfRule) : [id];
}

/**
 * Those of the selected cases that are to run again.
 * @throws CliError (status 2) when none of them is.
 */
export function onlyThese<T extends { readonly id: string }>(cases: readonly T[], ids: ReadonlySet<string>): T[] {
  const again = cases.filter(({ id }) => ids.has(id));
  if (again.length > 0) return again;
  throw usageError(
    '--last-failed: none of the selected cases failed in the last run; select others, or run without it',
  );
}
