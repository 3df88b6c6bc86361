// Which cases of a run have their result; in the end no case is without one.

import type { Case } from '../case/case.ts';
import type { CaseResult } from '../model/run-result.ts';
import type { EarlierRun } from './earlier-run.ts';
import { noteOfNotRun, notRun, notRunAlone } from './not-run.ts';
import type { DoubtfulCase } from './retry-alone.ts';
import type { RunOptions } from './run-options.ts';
import type { RunRecorder } from './run-recorder.ts';
import type { Schedule } from './schedule.ts';

export interface SettledCasesParts {
  readonly cases: readonly Case[];
  /** The run before it was killed, if this one goes on with it. */
  readonly earlier: EarlierRun | undefined;
  readonly schedule: Schedule;
  readonly recorder: RunRecorder;
  readonly onCase: RunOptions['onCase'];
}

export class SettledCases {
  readonly #parts: SettledCasesParts;
  readonly #begun = new Set<Case>();
  readonly #settled: Set<string>;

  constructor(parts: SettledCasesParts) {
    this.#parts = parts;
    this.#settled = new Set(parts.earlier?.ended.keys());
  }

  /** A case begins. */
  begin(candidate: Case): void {
    this.#begun.add(candidate);
  }

  /** The result of a case stands. */
  settle(result: CaseResult): void {
    const { cases, schedule, recorder, onCase } = this.#parts;
    this.#settled.add(result.id);
    recorder.caseEnded(result);
    schedule.ended();
    onCase?.(result, { done: this.#settled.size, total: cases.length, ...schedule.times });
  }

  /** The time of the run is over: gives every case a result that has none. Returns what to tell of them. */
  settleTheRest(doubtful: readonly DoubtfulCase[], elapsedMs: number): string | undefined {
    for (const { end } of doubtful) this.settle(notRunAlone(end.result));
    const { cases } = this.#parts;
    const open = cases.filter(({ id }) => !this.#settled.has(id));
    for (const candidate of open) this.settle(notRun(candidate, { begun: this.#begun.has(candidate) }));
    return noteOfNotRun(doubtful.length + open.length, cases.length, elapsedMs);
  }
}
