// The cases of a run that are still to come: in their order, or a few of each scenario first when time is short.

import type { Case } from '../case/case.ts';

/** A case and its place in the run. */
export interface QueuedCase {
  readonly at: number;
  readonly candidate: Case;
}

export class CaseQueue {
  #waiting: QueuedCase[];
  #isBreadthFirst = false;

  constructor(cases: readonly Case[]) {
    this.#waiting = cases.map((candidate, at) => ({ at, candidate }));
  }

  /** How many are still to come. */
  get length(): number {
    return this.#waiting.length;
  }

  /** Whether the first case of each scenario comes before the second of any. */
  get isBreadthFirst(): boolean {
    return this.#isBreadthFirst;
  }

  /** The next case. Throws RangeError when there is none. */
  take(): QueuedCase {
    const next = this.#waiting.shift();
    if (!next) throw new RangeError('no case is left');
    return next;
  }

  /**
   * From now on the first case of each scenario comes first, then the second of each, and so on; cases that were taken
   * already count. Of the scenarios, one of each clause comes first, so that a run cut short has tried as much as it could.
   */
  goBreadthFirst(all: readonly Case[]): void {
    if (this.#isBreadthFirst) return;
    this.#isBreadthFirst = true;
    const rounds = roundOfEach(all);
    const key = ({ at }: QueuedCase) => rounds[at] ?? { round: 0, scenario: 0 };
    this.#waiting.sort((a, b) => {
      const [one, other] = [key(a), key(b)];
      return one.round - other.round || one.scenario - other.scenario || a.at - b.at;
    });
  }
}

interface Round {
  /** Which case of its scenario it is, from 0. */
  readonly round: number;
  /** Which scenario of its clause its scenario is, from 0. */
  readonly scenario: number;
}

function roundOfEach(all: readonly Case[]): readonly Round[] {
  const casesOfScenario = new Map<string, number>();
  const scenariosOfClause = new Map<string, string[]>();
  return all.map(({ scenario, requirement: { ref } }) => {
    const round = casesOfScenario.get(scenario) ?? 0;
    casesOfScenario.set(scenario, round + 1);
    const siblings = scenariosOfClause.get(ref) ?? [];
    if (!siblings.includes(scenario)) siblings.push(scenario);
    scenariosOfClause.set(ref, siblings);
    return { round, scenario: siblings.indexOf(scenario) };
  });
}
