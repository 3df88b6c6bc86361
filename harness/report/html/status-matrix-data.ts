// Which SOP Class was tested for which status, and what came of it (statuses: PS3.7 Annex C, PS3.4 GG.4 and B.2.3).

import { sopClasses } from '../../../src/index.ts';
import type { CaseResult } from '../../model/run-result.ts';
import { groupBy } from '../case-tree.ts';
import type { CaseIndex } from './case-index.ts';
import { sopClassOf } from './words.ts';

export interface StatusMatrix {
  /** Statuses such as `0x0122`, ascending, and last `otherStatus` where there are cases for it. */
  readonly columns: readonly string[];
  readonly rows: readonly { readonly sopClass: string; readonly cells: ReadonlyMap<string, readonly CaseResult[]> }[];
  /** Cases that name no SOP Class; they stand among the cases only. */
  readonly outside: number;
}

/** The column of cases that turn on no single status: on PDUs, or on nothing since they could not be judged. */
export const otherStatus = 'other';

/** The matrix; SOP Classes in the order of the registry, Non-Patient ones first. */
export function statusMatrix(cases: readonly CaseResult[], index: CaseIndex): StatusMatrix {
  const inside = cases.filter((each) => sopClassOf(each) !== undefined);
  const columnOf = (each: CaseResult) => index.statusOf(each) ?? otherStatus;
  const columns = new Set(inside.map(columnOf));
  const other = columns.delete(otherStatus) ? [otherStatus] : [];
  return {
    columns: [...[...columns].sort(), ...other],
    rows: [...groupBy(inside, (each) => sopClassOf(each) ?? '')]
      .map(([sopClass, members]) => ({ sopClass, cells: groupBy(members, columnOf) }))
      .sort((a, b) => place(a.sopClass) - place(b.sopClass)),
    outside: cases.length - inside.length,
  };
}

/** Where the registry has a SOP Class; one that it does not know comes last. */
function place(keyword: string): number {
  const at = sopClasses.findIndex((row) => row.keyword === keyword);
  return at < 0 ? sopClasses.length : at;
}
