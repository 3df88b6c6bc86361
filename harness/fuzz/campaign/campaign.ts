// The loop of a campaign: batches of inputs in flight, a look at the health after each, and from a failure to its input.

import type { Failure, FailureClass } from '../exchange/failure.ts';
import type { Reaction } from '../exchange/reaction.ts';
import type { Input } from '../input.ts';
import { Climb } from './climb.ts';
import { findCulprit } from './culprit.ts';
import { DrawnInputs } from './drawn-inputs.ts';
import { FindLog } from './find-log.ts';
import type { FuzzOptions, FuzzResult } from './fuzz-options.ts';
import { type Flight, runInFlight } from './in-flight.ts';
import { blockedListener } from './input-runner.ts';
import { MemoryGrowth } from './memory-growth.ts';
import { type Ended, type Numbered, rerunOf } from './numbered.ts';
import type { PhaseInput } from './phases.ts';
import { describePairs, type PreparedTarget } from './prepare-target.ts';
import { SeenReactions } from './seen-reactions.ts';
import { type CampaignHealth, type Ran, SutGone, type SutRunner } from './sut-runner.ts';

/** Inputs between two looks at the health. */
const defaultHealthEvery = 50;
/** Inputs that are kept for what only several of them together do. */
const historySize = 400;
/** Inputs between two reports of the progress. */
const progressEvery = 50;
const defaultRuns = 3000;
/** Classes after which the SUT is well all the same. */
const wellClasses: ReadonlySet<FailureClass> = new Set(['file outside the store', 'listener blocked'] as const);

export interface CampaignParts {
  readonly prepared: PreparedTarget;
  readonly health: CampaignHealth;
  readonly runner: SutRunner;
  readonly inputs: (parents: () => readonly Input[]) => IterableIterator<PhaseInput>;
  readonly options: FuzzOptions & { readonly signal: AbortSignal };
  /** Told of each input that ran to its end. */
  readonly onRan?: (input: Input, reaction: Reaction) => void;
}

export class Campaign {
  readonly #parts: CampaignParts;
  readonly #log: FindLog;
  readonly #reactions = new SeenReactions();
  readonly #inputs: DrawnInputs;
  readonly #memory: MemoryGrowth;
  readonly #climb: Climb | undefined;
  readonly #begunAt = performance.now();
  #history: readonly Numbered[] = [];
  /** Inputs that have begun. */
  #begun = 0;
  #done = 0;
  #concurrency: number;
  #phase = '';

  constructor(parts: CampaignParts) {
    const { prepared, runner, options } = parts;
    this.#parts = parts;
    this.#climb = options.maximize && new Climb();
    // What one input takes of memory shows alone.
    this.#concurrency = options.maximize === 'memory' ? 1 : prepared.concurrency;
    this.#memory = new MemoryGrowth(parts.health);
    this.#log = new FindLog({
      target: prepared.target,
      runner,
      options,
      elapsedMs: () => this.#elapsedMs,
      tell: (event) => options.onEvent?.(event),
    });
    this.#inputs = new DrawnInputs(
      parts.inputs(() => this.#climb?.parents ?? this.#reactions.parents),
      { isLeftOut: (input) => this.#log.holds(input) },
    );
  }

  /** Runs until there is no time, no input or no SUT any more. Never rejects for what the SUT does. */
  async run(): Promise<FuzzResult> {
    let ended: string | undefined;
    try {
      while (!this.#isOver) {
        if (this.#parts.health.death) await this.#parts.runner.revive();
        const before = this.#begun;
        await this.#fly();
        if (this.#begun === before) break;
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

  #draw(): Numbered | undefined {
    const { runs = defaultRuns } = this.#parts.options;
    if (this.#begun >= runs || this.#isOver) return undefined;
    const [next] = this.#inputs.draw(1);
    if (!next) return undefined;
    if (!next.isRerun) this.#begun += 1;
    this.#phase = next.phase;
    return next;
  }

  /** Inputs in flight until something is to be investigated, and what comes of that. */
  async #fly(): Promise<void> {
    const { health, runner, options } = this.#parts;
    this.#memory.forget();
    const doubtful: Ended[] = [];
    const flight = await runInFlight({
      runner,
      health,
      concurrency: () => this.#concurrency,
      lookEvery: options.healthEvery ?? defaultHealthEvery,
      draw: () => this.#draw(),
      onEnded: (one) => this.#take(one, doubtful),
      look: () => this.#look(),
    });
    this.#done += flight.cutOff.length;
    // What was wrong with others in flight beside may be well by now, and then it takes these others to show it again.
    const failure = (await this.#look()) ?? (flight.failure && this.#beside(flight.failure));
    const culprits = failure ? await this.#findCulprit(failure, flight) : [];
    this.#history = [...this.#history, ...flight.cutOff].slice(-historySize);
    // What else came of an input that made the SUT ill is a consequence of that.
    await this.#investigateReactions(doubtful.filter(({ run }) => !culprits.some((one) => one.run === run)));
  }

  #scoreOf({ reaction, grownBytes = 0 }: Ran): number {
    return this.#parts.options.maximize === 'memory' ? grownBytes : reaction.answerMs;
  }

  /** What a look told while others were in flight, of a SUT that is well when they have ended. */
  #beside(failure: Failure): Failure {
    const { prepared, options } = this.#parts;
    const isBlocked = failure.class === 'hang' && !prepared.target.servesOne;
    return isBlocked ? blockedListener(failure, options.strict ?? false) : failure;
  }

  /** Notes what an input came to; false if that is to be investigated. */
  #take(one: Ended, doubtful: Ended[]): boolean {
    const { reaction, failures, sentBytes } = one.ran;
    if (!one.isRerun) this.#done += 1;
    this.#memory.sent(sentBytes);
    this.#parts.onRan?.(one.input, reaction);
    this.#climb?.add(one.input, this.#scoreOf(one.ran));
    if (this.#reactions.add(one) === 'once more') this.#inputs.putBack([rerunOf(one)]);
    this.#history = [...this.#history, one].slice(-historySize);
    if (reaction.isBusy) this.#concurrency = Math.max(1, this.#concurrency - 1);
    if (this.#done % progressEvery === 0) this.#progress();
    const unknown = failures.filter((failure) => !this.#log.counts(failure, one.input));
    if (unknown.length > 0) doubtful.push({ ...one, ran: { ...one.ran, failures: unknown } });
    return unknown.length === 0;
  }

  async #look(): Promise<Failure | undefined> {
    return (await this.#parts.runner.look()) ?? (await this.#memory.look());
  }

  async #findCulprit(failure: Failure, { ended, cutOff }: Flight): Promise<readonly Numbered[]> {
    const batch = [...ended, ...cutOff];
    const last = batch.slice(-Math.max(2 * this.#concurrency, cutOff.length));
    if (!wellClasses.has(failure.class)) await this.#reviveOr(failure, cutOff.length > 0 ? cutOff : batch.slice(-1));
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
      ...(this.#climb && options.maximize && { maximizes: options.maximize, greatest: this.#climb.greatest }),
      notes: [...prepared.notes, ...this.#log.notes],
      ...(ended !== undefined && { ended }),
    };
  }
}
