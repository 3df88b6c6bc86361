// Whether a SUT took much longer for an answer than it usually does. No clause sets a time, so that this is a warning.

import type { Failure } from '../exchange/failure.ts';
import type { Reaction } from '../exchange/reaction.ts';

/** In a campaign others are in flight, so that much is waited for: a suspicion only. */
const suspicious = { times: 25, leastMs: 2000 };
/** Alone, beside a plain request just before. */
const proven = { times: 15, leastMs: 1000 };
/** So many of the latest answers tell what is usual. */
const remembered = 101;

export class SlowAnswers {
  readonly #strict: boolean;
  readonly #beforeMs: number;
  #answers: number[] = [];

  /** `beforeMs` is what a usual answer took before the campaign, in milliseconds; 0 if that is unknown. */
  constructor(strict: boolean, beforeMs = 0) {
    this.#strict = strict;
    this.#beforeMs = beforeMs;
  }

  /** Half of the answers took no longer, in milliseconds; 0 before the first. */
  get medianMs(): number {
    return this.#answers.toSorted((one, other) => one - other)[Math.floor(this.#answers.length / 2)] ?? 0;
  }

  /** Inputs that are all slow make no usual time. */
  get #usualMs(): number {
    const known = [this.medianMs, this.#beforeMs].filter((ms) => ms > 0);
    return known.length === 0 ? 0 : Math.min(...known);
  }

  /** Notes an answer of the campaign; tells if it was suspiciously slow. */
  add({ answerMs }: Pick<Reaction, 'answerMs'>): Failure | undefined {
    const failure = answerMs < suspicious.leastMs ? undefined : this.#slow(answerMs, this.#usualMs, suspicious);
    if (answerMs > 0) this.#answers = [...this.#answers.slice(1 - remembered), answerMs];
    return failure;
  }

  /** Whether an answer is slow beside one to a plain request. */
  beside({ answerMs }: Pick<Reaction, 'answerMs'>, plainMs: number): Failure | undefined {
    return this.#slow(answerMs, plainMs, proven);
  }

  #slow(answerMs: number, usualMs: number, { times, leastMs }: typeof proven): Failure | undefined {
    if (usualMs === 0 || answerMs < leastMs || answerMs < times * usualMs) return undefined;
    const text = `the SUT took ${Math.round(answerMs)} ms for an answer, and ${Math.round(usualMs)} ms for usual ones`;
    return { class: 'slow', key: 'slow', text, clause: 'PS3.7 9.1.1.2', level: this.#strict ? 'fail' : 'warn' };
  }
}
