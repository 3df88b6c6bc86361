// Whether the memory of a SUT has grown by more than what was sent can explain: looked at from time to time, since a look
// reads of every process.

import type { Failure } from '../exchange/failure.ts';
import type { CampaignHealth } from './sut-runner.ts';

/** Milliseconds between two looks, at least. */
const lookEveryMs = 1000;
/** A SUT that grew by more than this, and by more than eight times what was sent, has grown. */
const grownBytes = 100_000_000;
const grownPerByte = 8;

export class MemoryGrowth {
  readonly #health: Pick<CampaignHealth, 'memory'>;
  readonly #now: () => number;
  #least: number | undefined;
  #sentBytes = 0;
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(health: Pick<CampaignHealth, 'memory'>, now: () => number = () => performance.now()) {
    this.#health = health;
    this.#now = now;
  }

  /** So many bytes have been sent. */
  sent(bytes: number): void {
    this.#sentBytes += bytes;
  }

  /** What is there at the next look is the beginning: the SUT may be another process by then. */
  forget(): void {
    this.#least = undefined;
    this.#sentBytes = 0;
    this.#lookedAt = Number.NEGATIVE_INFINITY;
  }

  /** Why it has grown since the beginning; undefined if it has not, if nobody tells, or if it was looked at just now. */
  async look(): Promise<Failure | undefined> {
    const now = this.#now();
    if (now - this.#lookedAt < lookEveryMs) return undefined;
    this.#lookedAt = now;
    const memory = await this.#health.memory();
    const failure = grown(this.#least, memory, this.#sentBytes);
    if (this.#least === undefined || failure) {
      this.#least = memory;
      this.#sentBytes = 0;
    }
    return failure;
  }
}

/** Why memory (bytes) that was one and is another has grown; undefined if it has not, or if nobody tells. */
export function grown(before: number | undefined, after: number | undefined, sentBytes: number): Failure | undefined {
  if (before === undefined || after === undefined) return undefined;
  const growth = after - before;
  if (growth < grownBytes || growth < grownPerByte * sentBytes) return undefined;
  return memoryFailure(growth, sentBytes);
}

/** The failure of a SUT whose memory grew by so many bytes: without room it would answer Refused: Out of resources. */
export function memoryFailure(growth: number, sentBytes: number): Failure {
  const text = `resident memory grew by ${Math.round(growth / 1e6)} MB while ${Math.round(sentBytes / 1000)} kB were sent`;
  return { class: 'memory grown', key: 'grown', text, clause: 'PS3.4 B.2.3', level: 'fail' };
}

/** Inputs that are repeated, at most: of more together it is tried once whether they do it. */
const repeatedInputs = 4;
const repetitions = 40;
/** Memory that is not given back grows in each of so many rounds, by so much at least. */
const rounds = 3;
const leastPerRound = 8_000_000;

/**
 * Whether inputs make the memory of a SUT grow: by much at once, or again and again when they are repeated, which tells a leak
 * from memory that is taken once and kept for the next. `run` sends the inputs and tells how many bytes that were.
 */
export async function provenGrowth(
  run: () => Promise<number>,
  memory: () => Promise<number | undefined>,
  inputs: number,
): Promise<Failure | undefined> {
  const before = await memory();
  const sent = await run();
  const after = await memory();
  const atOnce = grown(before, after, sent);
  if (atOnce || before === undefined || inputs > repeatedInputs) return atOnce;
  const growths: number[] = [];
  let total = 0;
  for (let last = after; growths.length < rounds; ) {
    let sentInRound = 0;
    for (let at = 0; at < repetitions; at += 1) sentInRound += await run();
    const now = await memory();
    if (last === undefined || now === undefined) return undefined;
    if (now - last < Math.max(leastPerRound, grownPerByte * sentInRound)) return undefined;
    growths.push(now - last);
    total += sentInRound;
    last = now;
  }
  return memoryFailure(
    growths.reduce((sum, one) => sum + one, 0),
    total,
  );
}
