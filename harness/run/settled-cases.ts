// The results of a run as they come, in the order of the cases; in the end no case is without one.

import type { Case } from '../case/case.ts';
import type { CaseResult } from '../model/run-result.ts';
import { noteOfNotRun, notRun, notRunAlone } from './not-run.ts';
import type { DoubtfulCase } from './retry-alone.ts';
import type { RunOptions } from './run-options.ts';
import type { Schedule } from './schedule.ts';

export class SettledCases {
  readonly #cases: readonly Case[];
  readonly #schedule: Schedule;
  readonly #onCase: RunOptions['onCase'];
  readonly #results: (CaseResult | undefined)[];
  readonly #begun = new Set<Case>();
  #done = 0;

  constructor(cases: readonly Case[], schedule: Schedule, onCase: RunOptions['onCase']) {
    this.#cases = cases;
    this.#schedule = schedule;
    this.#onCase = onCase;
    this.#results = cases.map(() => undefined);
  }

  /** The results that there are. */
  get all(): CaseResult[] {
    return this.#results.filter((result) => result !== undefined);
  }

  /** A case begins. */
  begin(candidate: Case): void {
    this.#begun.add(candidate);
  }

  /** The result of a case stands. */
  settle(at: number, result: CaseResult): void {
    this.#results[at] = result;
    this.#done += 1;
    this.#schedule.ended();
    this.#onCase?.(result, { done: this.#done, total: this.#cases.length, ...this.#schedule.times });
  }

  /** A case that had its result comes to another one. */
  replace(candidate: Case, result: CaseResult): void {
    this.#results[this.#cases.indexOf(candidate)] = result;
  }

  /** The time of the run is over: gives every case a result for which there was none. Returns what to tell of them. */
  settleTheRest(doubtful: readonly DoubtfulCase[], elapsedMs: number): string | undefined {
    for (const { at, end } of doubtful) this.settle(at, notRunAlone(end.result));
    const open = [...this.#cases.entries()].filter(([at]) => !this.#results[at]);
    for (const [at, candidate] of open) this.settle(at, notRun(candidate, { begun: this.#begun.has(candidate) }));
    return noteOfNotRun(doubtful.length + open.length, this.#cases.length, elapsedMs);
  }
}
