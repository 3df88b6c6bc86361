// What an SCU does after an answer, against the reactions that the scenario lists.

import { alternativesOf, type Expectation } from '../language/expectation.ts';
import type { Phase } from '../model/fault.ts';
import { observationOf } from '../model/observation.ts';
import type { Level } from '../model/requirement.ts';
import type { WireEvent } from '../model/wire-event.ts';
import { matches } from '../oracle/match.ts';
import { type CaseVerdict, reasonsFor, verdictOfMismatch } from './case-verdict.ts';
import { soonMs } from './time-limits.ts';

/** An expectation that waits for what comes next on an association. */
export class AcceptorExpectation {
  readonly #expectation: Expectation;
  readonly #since = performance.now();
  readonly #phase: Phase;

  constructor(expectation: Expectation, phase: Phase) {
    this.#expectation = expectation;
    this.#phase = phase;
  }

  /** How long it waits, in milliseconds; undefined is the usual time. */
  get timeoutMs(): number | undefined {
    return this.#expectation.timeoutMs;
  }

  /** Whether it waits for something else than this event. */
  passesOver(event: WireEvent): boolean {
    const isLast = event.kind === 'closed' || event.kind === 'silence';
    return !isLast && (this.#expectation.ignore ?? []).some((one) => matches(one, event));
  }

  /** Judges what came. */
  judge(event: WireEvent, level: Level, verdicts: CaseVerdict): void {
    const expected = alternativesOf(this.#expectation);
    const isSoon = performance.now() - this.#since <= soonMs;
    const met = expected.find((one) => matches(one, event, { isSoon }));
    const { verdict = 'pass', note } = met ?? { verdict: verdictOfMismatch(level) };
    verdicts.point({
      expected,
      observed: observationOf(event),
      verdict,
      reasons: reasonsFor(verdict, note),
      phase: this.#phase,
    });
  }
}
