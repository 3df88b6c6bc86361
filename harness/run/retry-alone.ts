// Cases for which the SUT had no time or no room while others were under way are run again alone, before they are judged.

import type { Case } from '../case/case.ts';
import type { CaseResult } from '../model/run-result.ts';
import { type VerdictKind, worse } from '../model/verdict.ts';
import type { CaseEnd } from './case-runner.ts';
import type { Reachability } from './reachability.ts';

/** A case whose verdict has to wait. */
export interface DoubtfulCase {
  readonly at: number;
  readonly candidate: Case;
  readonly end: CaseEnd;
}

/** After so many doubtful cases the others have to wait for a second look at these. */
const firstLookAfter = 3;

/** What a run lets the second look do. */
export interface RetryAloneParts {
  readonly reachability: Reachability;
  /** Runs a case while no other is under way. */
  runAlone(candidate: Case): Promise<CaseEnd>;
  /** Takes the result of a case for good. */
  settle(result: CaseResult): void;
}

export class RetryAlone {
  readonly #parts: RetryAloneParts;
  #doubtful: DoubtfulCase[] = [];
  #isDueAfter = firstLookAfter;
  #cleared = 0;

  constructor(parts: RetryAloneParts) {
    this.#parts = parts;
  }

  add(doubtful: DoubtfulCase): void {
    this.#doubtful.push(doubtful);
  }

  /** Whether it should not be put off any longer: what starves some cases may starve all that follow. */
  get isDue(): boolean {
    return this.#doubtful.length >= this.#isDueAfter;
  }

  /** The cases that came to something better when they ran alone. */
  get cleared(): number {
    return this.#cleared;
  }

  /** The cases that have not been run again. */
  get unsettled(): readonly DoubtfulCase[] {
    return this.#doubtful;
  }

  /** Runs every doubtful case alone. Rejects with the reason of the signal. */
  async take(): Promise<void> {
    const doubtful = this.#doubtful.sort((a, b) => a.at - b.at);
    const before = this.#cleared;
    for (const one of doubtful) {
      const result = await this.#lookAt(one, doubtful);
      this.#doubtful = this.#doubtful.filter((other) => other !== one);
      this.#parts.settle(result);
    }
    // A look that cleared nobody was for nothing, and the next one is put off.
    if (this.#cleared === before) this.#isDueAfter *= 2;
  }

  async #lookAt({ candidate, end }: DoubtfulCase, all: readonly DoubtfulCase[]): Promise<CaseResult> {
    if (this.#parts.reachability.gone !== undefined) return withSuspects(end.result, all);
    const { result, wasBlocked = false } = await this.#parts.runAlone(candidate);
    if (result.verdict === 'error') return withSuspects(end.result, all);
    const { wasRejectedForNow = false } = end;
    if (!wasBlocked && !wasRejectedForNow && isBetter(result.verdict, end.result.verdict)) this.#cleared += 1;
    const { verdict, observed, attempts = [] } = end.result;
    const why = wasRejectedForNow ? rejectedForNow : noTime;
    return { ...result, attempts: [...attempts, { verdict, observed, why }] };
  }
}

const noTime = 'the system may have had no time for it beside other cases';
const rejectedForNow = 'the system rejected an association of it for the moment';

function isBetter(verdict: VerdictKind, before: VerdictKind): boolean {
  return verdict !== before && worse(verdict, before) === before;
}

/** The SUT is gone: who of several did it cannot be told any more. */
function withSuspects(result: CaseResult, all: readonly DoubtfulCase[]): CaseResult {
  const others = all.map(({ candidate }) => candidate.id).filter((id) => id !== result.id);
  if (others.length === 0) return result;
  const text = `it could not be run again alone; under way at the same time, or just before: ${others.join(', ')}`;
  return { ...result, notes: [...result.notes, text] };
}
