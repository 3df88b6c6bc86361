// Why a report for CI skips a case: it is a known deviation, blocked by a fault, not run, undecided or not applicable.

import type { Fault } from '../model/fault.ts';
import type { CaseResult } from '../model/run-result.ts';
import { outcomeLine } from '../words/case-text.ts';
import { waiverText } from '../words/waiver-text.ts';

/** The reason in one line; undefined for a case that counts: a pass, a warning, a fail, or an error of the harness. */
export function skipReason(result: CaseResult, faults: readonly Fault[]): string | undefined {
  const { verdict, waiver, blockedBy, reasons } = result;
  if (waiver !== undefined) return `known deviation: ${waiverText(waiver)}`;
  if (verdict !== 'inconclusive' && verdict !== 'not-applicable') return undefined;
  if (blockedBy !== undefined) return `blocked by a fault: ${titleOf(blockedBy, faults)}`;
  if (reasons.some(({ kind }) => kind === 'not-run'))
    return `not run: ${outcomeLine(result).replace(/^not run: /, '')}`;
  return `${verdict}: ${outcomeLine(result)}`;
}

function titleOf(rule: string, faults: readonly Fault[]): string {
  return faults.find((fault) => fault.rule === rule)?.title ?? rule;
}
