// From the cases of an SCU to what it does after each status: goes on, stops, aborts, tries again, and what shows it.

import { statusCategory } from '../../src/index.ts';
import type { CaseResult } from '../model/run-result.ts';
import type { ScuAccount } from '../model/scu-account.ts';
import type { StatusBehaviour } from '../model/status-behaviour.ts';

const namedCases = 10;

/** What came of one status in one case. */
interface Sighting {
  readonly id: string;
  readonly after: ScuAccount['afterStatus'][number];
  /** Only of a case with one status it is known what shows that one. */
  readonly signs: readonly string[] | undefined;
}

/** The behaviour for each status that is no success, in the order of the codes. Illegal answers tell nothing of it. */
export function statusBehaviour(cases: readonly CaseResult[]): StatusBehaviour[] {
  const byStatus = new Map<string, Sighting[]>();
  for (const { id, scu, input } of cases) {
    if (!scu || input === 'illegal') continue;
    const isSingle = new Set(scu.afterStatus.map(({ status }) => status)).size === 1;
    for (const after of scu.afterStatus) {
      const sighting = { id, after, signs: isSingle ? scu.signs : undefined };
      byStatus.set(after.status, [...(byStatus.get(after.status) ?? []), sighting]);
    }
  }
  return [...byStatus].sort(([a], [b]) => (a < b ? -1 : 1)).map(([status, sightings]) => behaviour(status, sightings));
}

function behaviour(status: string, sightings: readonly Sighting[]): StatusBehaviour {
  const count = (next: Sighting['after']['next']) => sightings.filter(({ after }) => after.next === next).length;
  const waits = sightings.flatMap(({ after }) => after.triesAgainAfterMs ?? []);
  const compared = sightings.flatMap(({ signs }) => (signs ? [signs] : []));
  return {
    status,
    category: statusCategory(Number(status)) ?? 'undefined',
    seen: sightings.length,
    goesOn: count('sends the next'),
    stops: count('stops'),
    aborts: count('aborts'),
    triesAgain: Math.max(...sightings.map(({ after }) => after.triesAgain)),
    ...(waits.length > 0 && { triesAgainAfterMs: Math.min(...waits) }),
    ...(compared.length > 0 && { shownBy: shownAlways(compared) }),
    cases: [...new Set(sightings.map(({ id }) => id))].slice(0, namedCases),
  };
}

/** The signs of every comparison: what shows it in one case and not in another cannot be relied on. */
function shownAlways(compared: readonly (readonly string[])[]): string[] {
  const [first = [], ...others] = compared;
  return first.filter((sign) => others.every((signs) => signs.includes(sign)));
}
