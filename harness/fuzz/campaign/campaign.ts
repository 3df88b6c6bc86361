// The loop of a campaign: batches of inputs in flight, a look at the health after each, and from a failure to its input.

import type { Failure } from '../exchange/failure.ts';
import { isIgnored, signatureOf } from '../exchange/reaction.ts';
import { describeUses, type Input } from '../input.ts';
import { bisect } from './bisect.ts';
import type { Find } from './find.ts';
import type { FuzzEvent, FuzzOptions, FuzzResult } from './fuzz-options.ts';
import { investigate } from './investigate.ts';
import { KnownFinds } from './known-finds.ts';
import type { PhaseInput } from './phases.ts';
import { describePairs, type PreparedTarget } from './prepare-target.ts';
import { type CampaignHealth, type Ran, SutGone, type SutRunner } from './sut-runner.ts';

/** Inputs between two looks at the health. */
const batchSize = 50;
/** Inputs that are kept for what only several of them together do. */
const historySize = 400;
const defaultRuns = 3000;
const defaultShrinkMs = 20_000;
/** Inputs with a reaction of their own that are mutated further, at most. */
const maxParents = 500;

export interface CampaignParts {
  readonly prepared: PreparedTarget;
  readonly health: CampaignHealth;
  readonly runner: SutRunner;
  readonly inputs: (parents: () => readonly Input[]) => IterableIterator<PhaseInput>;
  readonly options: FuzzOptions & { readonly signal: AbortSignal };
}

/** An input with its number in the campaign. */
interface Numbered extends PhaseInput {
  readonly run: number;
}

interface Ended extends Numbered {
  readonly ran: Ran;
}

export class Campaign {
  readonly #parts: CampaignParts;
  readonly #known = new KnownFinds();
  readonly #reactions = new Map<string, number>();
  readonly #parents: Input[] = [];
  readonly #reach = new Map<string, number>();
  readonly #notes: string[] = [];
  #history: Numbered[] = [];
  /** Inputs that were drawn and not run, since the SUT was gone. */
  #left: Numbered[] = [];
  #begunAt = 0;
  #done = 0;
  #drawn = 0;
  #skipped = 0;
  #concurrency: number;
  #phase: string = 'each';

  constructor(parts: CampaignParts) {
    this.#parts = parts;
    this.#concurrency = parts.prepared.concurrency;
  }

  /** Runs until there is no time, no input or no SUT any more. Never rejects for what the SUT does. */
  async run(): Promise<FuzzResult> {
    this.#begunAt = performance.now();
    const inputs = this.#parts.inputs(() => this.#parents);
    let ended: string | undefined;
    try {
      while (!this.#isOver) {
        const batch = this.#draw(inputs);
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

  get #fails(): number {
    return this.#known.finds.filter(isFail).length;
  }

  get #isOver(): boolean {
    const {
      runs = defaultRuns,
      timeMs = Number.POSITIVE_INFINITY,
      maxFinds = Number.POSITIVE_INFINITY,
    } = this.#parts.options;
    return this.#done >= runs || this.#elapsedMs >= timeMs || this.#fails >= maxFinds;
  }

  #draw(inputs: IterableIterator<PhaseInput>): Numbered[] {
    const { runs = defaultRuns, path } = this.#parts.options;
    const batch: Numbered[] = [];
    const wanted = Math.min(batchSize, runs - this.#done);
    batch.push(...this.#left.splice(0, wanted));
    while (batch.length < wanted) {
      const { value, done } = inputs.next();
      if (done) break;
      this.#drawn += 1;
      const run = this.#drawn;
      if (path !== undefined && run > path) break;
      if (path !== undefined && run < path) continue;
      const input = { ...value.input, serial: run };
      if (this.#known.holds(input)) this.#skipped += 1;
      else batch.push({ ...value, input, run });
      if (this.#skipped > 20 * defaultRuns) break;
    }
    return batch;
  }

  async #batch(batch: readonly Numbered[]): Promise<void> {
    const { health, runner } = this.#parts;
    const memoryBefore = await health.memory();
    const { ended, inFlight } = await this.#inFlight(batch);
    for (const one of ended) this.#take(one);
    this.#done += ended.length + inFlight.length;
    const sent = ended.reduce((sum, { ran }) => sum + ran.sentBytes, 0);
    const failure = (await runner.look()) ?? health.grown(memoryBefore, await health.memory(), sent);
    const culprits = failure ? await this.#findCulprit(failure, ended, inFlight) : [];
    this.#history = [...this.#history, ...ended, ...inFlight].slice(-historySize);
    // What else came of an input that made the SUT ill is a consequence of that.
    await this.#investigateReactions(ended.filter(({ run }) => !culprits.some((one) => one.run === run)));
  }

  /** Runs inputs until all have, or the SUT is gone; tells which had begun and not ended. */
  async #inFlight(batch: readonly Numbered[]): Promise<{ ended: Ended[]; inFlight: Numbered[] }> {
    const { runner, health } = this.#parts;
    const ended: Ended[] = [];
    const begun = new Set<Numbered>();
    const queue = [...batch];
    let isGone = false;
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next && !isGone; next = isGone ? undefined : queue.shift()) {
        if (this.#known.holds(next.input)) {
          this.#skipped += 1;
          continue;
        }
        this.#phase = next.phase;
        begun.add(next);
        const ran = await runner.run(next.input);
        const isLost = health.death !== undefined || (isIgnored(ran.reaction) && (await runner.look()) !== undefined);
        if (ran.reaction.isBusy) this.#concurrency = Math.max(1, this.#concurrency - 1);
        if (isLost) isGone = true;
        else {
          ended.push({ ...next, ran });
          begun.delete(next);
        }
      }
    };
    await Promise.all(Array.from({ length: this.#concurrency }, work));
    this.#left.unshift(...queue);
    ended.sort((one, other) => one.run - other.run);
    return { ended, inFlight: [...begun] };
  }

  #take({ ran: { reaction }, input, run }: Ended): void {
    this.#reach.set(reaction.reach, (this.#reach.get(reaction.reach) ?? 0) + 1);
    const signature = signatureOf(reaction);
    if (this.#reactions.has(signature)) return;
    this.#reactions.set(signature, run);
    if (this.#parents.length < maxParents) this.#parents.push(input);
  }

  /** Which input of a batch made the SUT ill: what was in flight first, then all of it, then what came before. */
  async #findCulprit(
    failure: Failure,
    ended: readonly Ended[],
    inFlight: readonly Numbered[],
  ): Promise<readonly Numbered[]> {
    const { runner } = this.#parts;
    const all: readonly Numbered[] = [...ended, ...inFlight];
    const isOutside = failure.class === 'file outside the store';
    if (!isOutside) await this.#reviveOr(failure, inFlight.length > 0 ? inFlight : all.slice(-1));
    const reproduces = async (list: readonly Numbered[]) =>
      (await runner.alone(inputsOf(list), failure, true)) !== undefined;
    const last = all.slice(-Math.max(2 * this.#concurrency, inFlight.length));
    const culprits =
      (await bisect(last, reproduces)) ??
      (await bisect(all, reproduces)) ??
      (await bisect([...this.#history.slice(-historySize), ...all], reproduces));
    if (culprits) await this.#investigate(failure, culprits);
    else this.#notes.push(`after run ${all.at(-1)?.run}: ${failure.text}; no input shows it again`);
    return culprits ?? [];
  }

  /** A SUT that does not come back leaves a find that nobody could confirm. */
  async #reviveOr(failure: Failure, suspects: readonly Numbered[]): Promise<void> {
    const { runner } = this.#parts;
    try {
      await runner.revive();
    } catch (error) {
      const [first] = suspects;
      if (error instanceof SutGone && first) this.#addUnconfirmed(failure, suspects, first);
      throw error;
    }
  }

  #addUnconfirmed(failure: Failure, suspects: readonly Numbered[], first: Numbered): void {
    const mutations = new Set(suspects.flatMap(({ input }) => input.uses.map(({ mutation }) => mutation)));
    const find: Find = {
      id: `${failure.class.replaceAll(' ', '-')}/unconfirmed-${first.run}`,
      failure,
      inputs: inputsOf(suspects),
      original: first.input,
      run: first.run,
      phase: first.phase,
      confirmed: 0,
      tried: 0,
      explanation: ['the SUT did not come back, so that nothing could be tried again'],
      occurrences: 1,
      mutations,
      atMs: this.#elapsedMs,
    };
    this.#known.add(find);
    this.#tell({ kind: 'found', find });
  }

  async #investigateReactions(ended: readonly Ended[]): Promise<void> {
    for (const one of ended) {
      for (const failure of one.ran.failures) {
        const known = this.#known.of(failure, one.input);
        if (known) count(known, one.input);
        else if (!this.#isOver || this.#fails === 0) await this.#investigate(failure, [one]);
      }
    }
  }

  async #investigate(failure: Failure, culprits: readonly Numbered[]): Promise<void> {
    const { prepared, runner, options } = this.#parts;
    const drawn = culprits.at(-1);
    if (!drawn) return;
    const known = culprits.length === 1 ? this.#known.of(failure, drawn.input) : undefined;
    if (known && known.failure.class !== 'process died') {
      count(known, drawn.input);
      return;
    }
    const uses = describeUses(drawn.input);
    this.#tell({ kind: 'failure', failure, uses });
    const suspicion = { failure, inputs: inputsOf(culprits), drawn, run: drawn.run };
    const find = await investigate(suspicion, {
      target: prepared.target,
      runner,
      shrinkTimeMs: known ? 0 : (options.shrinkTimeMs ?? defaultShrinkMs),
      explains: options.explains ?? true,
      elapsedMs: () => this.#elapsedMs,
      onTried: (tried) => this.#tell({ kind: 'shrinking', uses, tried }),
    });
    this.#keep(find);
    if (await runner.look()) await runner.revive();
  }

  #keep(find: Find): void {
    if (find.confirmed === 0) {
      this.#notes.push(`run ${find.run}: ${find.failure.text}; it did not show again when the input ran alone`);
      return;
    }
    const others = this.#known.finds.filter(({ id }) => id === find.id || id.startsWith(`${find.id}-`)).length;
    const named = others === 0 ? find : { ...find, id: `${find.id}-${others + 1}` };
    this.#known.add(named);
    this.#tell({ kind: 'found', find: named });
  }

  #tell(event: FuzzEvent): void {
    this.#parts.options.onEvent?.(event);
  }

  #progress(): void {
    const finds = this.#fails;
    const warnings = this.#known.finds.length - finds;
    const [done, skipped, elapsedMs] = [this.#done, this.#skipped, this.#elapsedMs];
    const progress = { phase: this.#phase, done, skipped, elapsedMs, reactions: this.#reactions.size, finds, warnings };
    this.#tell({ kind: 'progress', progress });
  }

  #result(ended: string | undefined): FuzzResult {
    const { prepared, options } = this.#parts;
    return {
      seed: options.seed ?? 1,
      runs: this.#done,
      skipped: this.#skipped,
      elapsedMs: this.#elapsedMs,
      target: describePairs(prepared.target),
      finds: this.#known.finds,
      reactions: [...this.#reactions],
      reach: Object.fromEntries(this.#reach),
      notes: [...prepared.notes, ...this.#notes],
      ...(ended !== undefined && { ended }),
    };
  }
}

function inputsOf(list: readonly Numbered[]): Input[] {
  return list.map(({ input }) => input);
}

function count(find: Find, input: Input): void {
  find.occurrences += 1;
  for (const { mutation } of input.uses) find.mutations.add(mutation);
}

/** Whether a find makes a run fail: it showed again, or the SUT has been gone since. */
export function isFail({ failure, confirmed }: Find): boolean {
  return failure.level === 'fail' && (confirmed >= 2 || (confirmed === 0 && failure.class === 'process died'));
}
