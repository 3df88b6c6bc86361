// What a vendor says against faults and fails, laid beside them. Nothing is taken away: verdicts and the exit status stay.

import type { Dispute } from '../model/dispute.ts';
import type { Fault } from '../model/fault.ts';
import type { CaseResult, RunResult } from '../model/run-result.ts';
import { type DisputeRow, isAbout, isAboutFault } from './baseline.ts';

/**
 * The result with a dispute at each fault and case that it is about, in place of those of an earlier time. A case is disputed
 * with its fault, and a fault if all its cases are disputed.
 *
 * @param isWhole whether nothing was left out of the run, so that a dispute about nothing is told among the notes of the SUT
 */
export function withDisputes(result: RunResult, rows: readonly DisputeRow[], isWhole: boolean): RunResult {
  const ofCase = new Map<string, Dispute>();
  for (const one of result.cases.filter(isDisputable)) {
    const row = rows.find((candidate) => isAbout(candidate, one.id));
    if (row) ofCase.set(one.id, dataOf(row));
  }
  const faults = result.faults.map((fault) => {
    const row = rows.find((candidate) => isAboutFault(candidate, fault));
    return withDispute(fault, row ? dataOf(row) : ofAllCases(fault, ofCase));
  });
  for (const { cases, dispute } of faults)
    for (const id of cases) if (dispute && !ofCase.has(id)) ofCase.set(id, dispute);
  const cases = result.cases.map((one) => withDispute(one, ofCase.get(one.id)));
  const notes = isWhole && !result.interrupted ? rows.filter((row) => !isUsed(row, result)).map(unusedText) : [];
  const sut = { ...result.sut, ...(notes.length > 0 && { notes: [...(result.sut.notes ?? []), ...notes] }) };
  return { ...result, sut, faults, cases };
}

function isDisputable({ verdict }: CaseResult): boolean {
  return verdict === 'fail' || verdict === 'warn';
}

function ofAllCases({ cases }: Fault, ofCase: ReadonlyMap<string, Dispute>): Dispute | undefined {
  return cases.every((id) => ofCase.has(id)) ? ofCase.get(cases[0] ?? '') : undefined;
}

function withDispute<T extends { dispute?: Dispute | undefined }>(one: T, dispute: Dispute | undefined): T {
  const { dispute: _earlier, ...rest } = one;
  return (dispute ? { ...rest, dispute } : rest) as T;
}

function dataOf({ by, text, date }: DisputeRow): Dispute {
  return { by, text, date };
}

function isUsed(row: DisputeRow, { faults, cases }: RunResult): boolean {
  return (
    faults.some((fault) => isAboutFault(row, fault)) || cases.filter(isDisputable).some(({ id }) => isAbout(row, id))
  );
}

function unusedText({ rule, case: id }: DisputeRow): string {
  return `dispute of ${rule ?? id} is about no fault of this run`;
}
