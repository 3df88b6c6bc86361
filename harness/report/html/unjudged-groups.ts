// What came to no judgement, by kind of reason and then by reason; each group has a number, by which the search finds it.

import type { CaseResult } from '../../model/run-result.ts';
import { outcomeLine } from '../../words/case-text.ts';
import { groupBy } from '../case-tree.ts';
import { type Standing, standingOf } from './verdicts.ts';

/** Cases of one reason. */
export interface UnjudgedGroup {
  /** From 1, in the order of the page. */
  readonly number: number;
  readonly cases: readonly [CaseResult, ...CaseResult[]];
}

export interface UnjudgedKind {
  readonly title: string;
  readonly groups: readonly UnjudgedGroup[];
}

interface Kind {
  readonly of: (result: CaseResult) => boolean;
  /** Cases with the same title stand below one heading. */
  readonly title: (result: CaseResult) => string;
  /** Cases with the same key stand in one row. */
  readonly key: (result: CaseResult) => string;
}

const isUndecided = ({ verdict }: CaseResult) => verdict === 'inconclusive';
const hasReason = (kind: string) => (result: CaseResult) => result.reasons.some((reason) => reason.kind === kind);

/** In this order; a case is of the first kind that fits. */
const kinds: readonly Kind[] = [
  {
    title: () => 'Blocked by a fault',
    of: ({ blockedBy }) => blockedBy !== undefined,
    key: ({ blockedBy }) => blockedBy ?? '',
  },
  { title: () => 'The tool or its environment failed', of: ({ verdict }) => verdict === 'error', key: upToColon },
  { title: () => 'Not run', of: hasReason('not-run'), key: upToColon },
  {
    title: (result) => `Not judged: needs ${optionsOf(result).join(' or ')}`,
    of: (result) => optionsOf(result).length > 0,
    key: upToColon,
  },
  { title: () => 'What came proves neither a pass nor a fail', of: isUndecided, key: upToColon },
  {
    title: () => 'Not applicable to this system',
    of: ({ verdict }) => verdict === 'not-applicable',
    key: upToColon,
  },
];

/** The groups of the cases without a judgement; the largest of a kind first. */
export function unjudgedKinds(cases: readonly CaseResult[]): UnjudgedKind[] {
  const unjudged = cases.filter((each) => open.includes(standingOf(each)));
  const kindOf = new Map(unjudged.map((each) => [each, kinds.find((kind) => kind.of(each))]));
  let number = 0;
  return kinds.flatMap((kind) =>
    [
      ...groupBy(
        unjudged.filter((each) => kindOf.get(each) === kind),
        kind.title,
      ),
    ].map(([title, members]) => ({
      title,
      groups: [...groupBy(members, kind.key).values()]
        .sort((a, b) => b.length - a.length)
        .map((group) => ({ number: ++number, cases: group as [CaseResult, ...CaseResult[]] })),
    })),
  );
}

const open: readonly Standing[] = ['inconclusive', 'not-applicable', 'error'];

/** Options of which one has to be given for the case to be judged. */
export function optionsOf({ reasons }: CaseResult): readonly string[] {
  return reasons.flatMap((reason) => (reason.kind === 'requirement' ? [] : (reason.options ?? [])));
}

/** A reason up to its first colon: after it comes the evidence, which may differ in detail. */
function upToColon(result: CaseResult): string {
  return outcomeLine(result).split(': ', 1)[0] ?? '';
}
