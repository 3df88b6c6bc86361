// The loop of a campaign: batches of inputs in flight, a look at the health after each, and from a failure to its input.

import type { Failure } from '../exchange/failure.ts';
import type { Input } from '../input.ts';
import { findCulprit } from './culprit.ts';
import { DrawnInputs } from './drawn-inputs.ts';
import { FindLog } from './find-log.ts';
import type { FuzzOptions, FuzzResult } from './fuzz-options.ts';
import { type Flight, runInFlight } from './in-flight.ts';
import type { Ended, Numbered } from './numbered.ts';
import type { PhaseInput } from './phases.ts';
import { describePairs, type PreparedTarget } from './prepare-target.ts';
import { SeenReactions } from './seen-reactions.ts';
import { type CampaignHealth, SutGone, type SutRunner } from './sut-runner.ts';

/** Inputs between two looks at the health. */
const batchSize = 50;
/** Inputs that are kept for what only several of them together do. */
const historySize = 400;
const defaultRuns = 3000;

export interface CampaignParts {
  readonly prepared: PreparedTarget;
  readonly health: CampaignHealth;
  readonly runner: SutRunner;
  readonly inputs: (parents: () => readonly Input[]) => IterableIterator<PhaseInput>;
  readonly options: FuzzOptions & { readonly signal: AbortSignal };
}

export class Campaign {
  readonly #parts: CampaignParts;
  readonly #log: FindLog;
  readonly #reactions = new SeenReactions();
  readonly #inputs: DrawnInputs;
  readonly #begunAt = performance.now();
  #history: readonly Numbered[] = [];
  #done = 0;
  #concurrency: number;
  #phase = '';

  constructor(parts: CampaignParts) {
    const { prepared, runner, options } = parts;
    this.#parts = parts;
    this.#concurrency = prepared.concurrency;
    this.#log = new FindLog({
      target: prepared.target,
      runner,
      options,
      elapsedMs: () => this.#elapsedMs,
      tell: (event) => options.onEvent?.(event),
    });
    this.#inputs = new DrawnInputs(
      parts.inputs(() => this.#reactions.parents),
      { isLeftOut: (input) => this.#log.holds(input), path: options.path },
    );
  }

  /** Runs until there is no time, no input or no SUT any more. Never rejects for what the SUT does. */
  async run(): Promise<FuzzResult> {
    let ended: string | undefined;
    try {
      while (!this.#isOver) {
        const batch = this.#draw();
        if (batch.length === 0) break;
        if (this.#parts.health.death) await this.#parts.runner.revive();
        await this.#batch(batch);
        this.#progress();
      }
    } catch (error) {
      if (this.#parts.options.signal.aborted) ended = 'stopped';
      else if (error instanceof SutGone) ended = error.message;
      else throw error;
    }
    return this.#result(ended);
  }

  get #elapsedMs(): number {
    return performance.now() - this.#begunAt;
  }

  get #isOver(): boolean {
    const { runs = defaultRuns, timeMs = Number.POSITIVE_INFINITY, maxFinds } = this.#parts.options;
    const isEnough = maxFinds !== undefined && this.#log.fails >= maxFinds;
    return this.#done >= runs || this.#elapsedMs >= timeMs || isEnough;
  }

  #draw(): Numbered[] {
    const { runs = defaultRuns } = this.#parts.options;
    const batch = this.#inputs.draw(Math.min(batchSize, runs - this.#done));
    this.#phase = batch.at(-1)?.phase ?? this.#phase;
    return batch;
  }

  async #batch(batch: readonly Numbered[]): Promise<void> {
    const { health, runner } = this.#parts;
    const memoryBefore = await health.memory();
    const isLeftOut = (input: Input) => this.#inputs.isLeftOut(input);
    const flight = await runInFlight(batch, { runner, health, concurrency: this.#concurrency, isLeftOut });
    const { ended, cutOff, notBegun, busy } = flight;
    this.#inputs.putBack(notBegun);
    this.#concurrency = Math.max(1, this.#concurrency - busy);
    for (const one of ended) this.#reactions.add(one);
    this.#done += ended.length + cutOff.length;
    const sent = ended.reduce((sum, { ran }) => sum + ran.sentBytes, 0);
    const failure = (await runner.look()) ?? health.grown(memoryBefore, await health.memory(), sent);
    const culprits = failure ? await this.#findCulprit(failure, flight) : [];
    this.#history = [...this.#history, ...ended, ...cutOff].slice(-historySize);
    // What else came of an input that made the SUT ill is a consequence of that.
    await this.#investigateReactions(ended.filter(({ run }) => !culprits.some((one) => one.run === run)));
  }

  async #findCulprit(failure: Failure, { ended, cutOff }: Flight): Promise<readonly Numbered[]> {
    const batch = [...ended, ...cutOff];
    const last = batch.slice(-Math.max(2 * this.#concurrency, cutOff.length));
    if (failure.class !== 'file outside the store')
      await this.#reviveOr(failure, cutOff.length > 0 ? cutOff : batch.slice(-1));
    const culprits = await findCulprit(failure, { last, batch, before: this.#history }, this.#parts.runner);
    if (culprits) await this.#log.investigate(failure, culprits);
    else this.#log.note(`after run ${batch.at(-1)?.run}: ${failure.text}; no input shows it again`);
    return culprits ?? [];
  }

  /** A SUT that does not come back leaves a find that nobody could confirm. */
  async #reviveOr(failure: Failure, suspects: readonly Numbered[]): Promise<void> {
    try {
      await this.#parts.runner.revive();
    } catch (error) {
      if (error instanceof SutGone) this.#log.addUnconfirmed(failure, suspects);
      throw error;
    }
  }

  async #investigateReactions(ended: readonly Ended[]): Promise<void> {
    for (const one of ended) {
      for (const failure of one.ran.failures) {
        if (this.#log.counts(failure, one.input)) continue;
        if (!this.#isOver || this.#log.fails === 0) await this.#log.investigate(failure, [one]);
      }
    }
  }

  #progress(): void {
    const finds = this.#log.fails;
    this.#parts.options.onEvent?.({
      kind: 'progress',
      progress: {
        phase: this.#phase,
        done: this.#done,
        skipped: this.#inputs.leftOut,
        elapsedMs: this.#elapsedMs,
        reactions: this.#reactions.count,
        finds,
        warnings: this.#log.finds.length - finds,
      },
    });
  }

  #result(ended: string | undefined): FuzzResult {
    const { prepared, options } = this.#parts;
    return {
      seed: options.seed ?? 1,
      runs: this.#done,
      skipped: this.#inputs.leftOut,
      elapsedMs: this.#elapsedMs,
      target: describePairs(prepared.target),
      finds: this.#log.finds,
      reactions: this.#reactions.signatures,
      reach: this.#reactions.reach,
      notes: [...prepared.notes, ...this.#log.notes],
      ...(ended !== undefined && { ended }),
    };
  }
}
