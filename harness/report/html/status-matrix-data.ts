// Which SOP Class was tested for which status, and what came of it (statuses: PS3.7 Annex C, PS3.4 GG.4 and B.2.3).

import type { CaseResult } from '../../verdict/run-result.ts';
import { groupBy } from '../case-tree.ts';

export interface StatusMatrix {
  /** Statuses such as `0x0122`, ascending. */
  readonly statuses: readonly string[];
  readonly rows: readonly { readonly sopClass: string; readonly cells: ReadonlyMap<string, readonly CaseResult[]> }[];
  /** Cases that turn on no status or name no SOP Class; they stand among the cases only. */
  readonly outside: number;
}

/** The matrix; SOP Classes in the order in which they were tested. */
export function statusMatrix(cases: readonly CaseResult[]): StatusMatrix {
  const inside = cases.filter((each) => each.given.sopClass !== undefined && statusUnderTest(each) !== undefined);
  const statusOf = (each: CaseResult) => statusUnderTest(each) ?? '';
  return {
    statuses: [...new Set(inside.map(statusOf))].sort(),
    rows: [...groupBy(inside, (each) => each.given.sopClass ?? '')].map(([sopClass, members]) => ({
      sopClass,
      cells: groupBy(members, statusOf),
    })),
    outside: cases.length - inside.length,
  };
}

/**
 * The status a case is about: what came where that was legal, otherwise what should have come first of all;
 * so a Success in place of 0x0212 shows as a fault of 0x0212, not of 0x0000.
 */
export function statusUnderTest({ given, verdict, status, expected }: CaseResult): string | undefined {
  if (given.status && /^0x[0-9A-F]{4}$/.test(given.status)) return given.status;
  if ((verdict === 'pass' || verdict === 'warn') && status) return status;
  const named = expected.map((line) => /\bstatus\b.*?\b(0x[0-9A-F]{4})\b/i.exec(line)?.[1]);
  return named.find((each) => each !== undefined) ?? status;
}
