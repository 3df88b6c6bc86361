// A run of the breadth of the suite against an SCP with one seeded fault: how many faults its report has, and which comes
// first.

import type { Case } from '../../case/case.ts';
import type { RunResult } from '../../model/run-result.ts';
import { isSlow, runAgainst } from './detect.ts';
import type { Fault } from './fault.ts';

/** What the report of such a run came to. */
export interface Reported {
  /** How many faults it lists, warnings included. */
  readonly faults: number;
  /** The place of the first that shows the seeded one, from 1; 0 if none does. */
  readonly place: number;
  /** The titles of those that come before it, if any; all, if none shows it. */
  readonly before?: readonly string[];
}

/** So many cases of each scenario stand for the others. */
const casesPerScenario = 2;
const options = { concurrency: 8, timeoutMs: 2000, closeMs: 2000 };
/** Titles that are kept. */
const mostTitles = 5;

/** The first cases of every scenario, and those that have to catch the fault. */
export function broadly(cases: Iterable<Case>, { caughtBy }: Pick<Fault, 'caughtBy'>): readonly Case[] {
  const seen = new Map<string, number>();
  return [...cases].filter((one) => {
    const { id, scenario } = one;
    if (isSlow(one)) return caughtBy.includes(id);
    const count = seen.get(scenario) ?? 0;
    seen.set(scenario, count + 1);
    return count < casesPerScenario || caughtBy.includes(id);
  });
}

/** Runs against the SCP with this fault. */
export async function broadRun(fault: Fault, cases: Iterable<Case>): Promise<Reported> {
  return reportedOf(fault, await runAgainst(fault, broadly(cases, fault), options));
}

/** Where the seeded fault is in a report: a fault that has one of the cases which have to catch it, or a rule broken there. */
export function reportedOf({ caughtBy }: Pick<Fault, 'caughtBy'>, { faults, cases }: RunResult): Reported {
  const rules = cases.filter(
    ({ observed }) => observed.kind === 'rule' && caughtBy.some((id) => observed.brokenIn.includes(id)),
  );
  const evidence = new Set([...caughtBy, ...rules.map(({ id }) => id)]);
  const place = faults.findIndex((one) => one.cases.some((id) => evidence.has(id))) + 1;
  const before = faults.slice(0, place === 0 ? mostTitles : place - 1).map(({ title }) => title);
  return { faults: faults.length, place, ...(before.length > 0 && { before: before.slice(0, mostTitles) }) };
}
