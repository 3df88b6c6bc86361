/** The fails of a peer, put together so that they can be read: by hand check, then by scenario and kind of reaction. */

import type { CaseResult } from '../../../model/run-result.ts';
import { type CheckedFail, checkOf } from './checked-fails.ts';
import { kindOfReaction, reactionOf } from './reaction.ts';

/** Cases of one scenario with the same kind of reaction. */
export interface FailGroup {
  readonly cases: readonly CaseResult[];
  readonly first: CaseResult;
  /** What came, once for each wording. */
  readonly reactions: readonly string[];
}

export interface CheckedGroup {
  readonly check: CheckedFail;
  readonly groups: readonly FailGroup[];
}

export interface GroupedFails {
  /** In the order of the checks. */
  readonly checked: readonly CheckedGroup[];
  /** Fails that nobody has checked. */
  readonly unchecked: readonly FailGroup[];
}

/** Groups the fails of one peer. */
export function groupFails(peer: string, results: readonly CaseResult[], checks: readonly CheckedFail[]): GroupedFails {
  const fails = results.filter(({ verdict }) => verdict === 'fail');
  const checkOfEach = new Map(fails.map((fail) => [fail, checkOf(checks, peer, fail)]));
  const checked = checks.flatMap((check) => {
    const own = fails.filter((fail) => checkOfEach.get(fail) === check);
    return own.length === 0 ? [] : [{ check, groups: byReaction(own) }];
  });
  return { checked, unchecked: byReaction(fails.filter((fail) => checkOfEach.get(fail) === undefined)) };
}

function byReaction(fails: readonly CaseResult[]): readonly FailGroup[] {
  const groups = new Map<string, CaseResult[]>();
  for (const fail of fails) {
    const key = `${fail.scenario} ${kindOfReaction(fail)}`;
    groups.set(key, [...(groups.get(key) ?? []), fail]);
  }
  return [...groups.values()].flatMap((cases) => {
    const [first] = cases;
    return first ? [{ cases, first, reactions: [...new Set(cases.map(reactionOf))] }] : [];
  });
}
