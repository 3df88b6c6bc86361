// Where on the page a case stands.

import type { CaseResult } from '../../verdict/run-result.ts';

export type Anchors = ReadonlyMap<CaseResult, string>;

/** `case-1`, `case-2`, … in the order of the run. */
export function anchorsFor(cases: readonly CaseResult[]): Anchors {
  return new Map(cases.map((each, index) => [each, `case-${index + 1}`]));
}

/** The id of the case's element. */
export function anchorOf(result: CaseResult, anchors: Anchors): string {
  return anchors.get(result) ?? 'cases';
}
