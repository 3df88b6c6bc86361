/** Reads what a validation of the Data Set against its IOD returned (PS3.4 GG.4.2). */
import type { ValidationVerdict } from './handler.ts';
import type { ValidationFinding } from './validation-finding.ts';

/** The finding, or `undefined` when there was no objection. */
export function validationFinding(verdict: ValidationVerdict): ValidationFinding | undefined {
  if (verdict === undefined) return undefined;
  if ('OffendingElement' in verdict) return verdict;
  return verdict.length === 0 ? undefined : { OffendingElement: verdict };
}
