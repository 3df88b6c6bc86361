// What the outcome of one case says of the SUT, and of what came beside it.

import type { CaseRun } from '../case/case-run.ts';
import type { Health } from '../model/health.ts';
import type { CaseResult } from '../model/run-result.ts';

/** Whether the case did more to the SUT than to propose an association that came to nothing. */
export function hasTouched({ transport, verdict }: CaseRun): boolean {
  return transport !== 'not-connected' && verdict !== 'not-applicable';
}

/** A case that came to its end in order, with nothing to tell. */
export function isUsual({ verdict, transport }: CaseRun): boolean {
  return verdict === 'pass' && transport === 'released';
}

/** A case that was right, or did not apply, was right beside others too. */
export function mayBeStarved({ starved = false }: CaseRun, { state }: Health, { verdict }: CaseResult): boolean {
  if (verdict === 'pass' || verdict === 'not-applicable') return false;
  return starved || state === 'unwell' || state === 'unreachable';
}
