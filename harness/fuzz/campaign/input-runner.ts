// Runs inputs on a SUT: many in flight, or one alone with a look at the health of the SUT after it.

import { ResponseTimes } from '../../peer/response-times.ts';
import { type Failure, isSameFailure, showsInHealth } from '../exchange/failure.ts';
import { judgeReaction } from '../exchange/judge-reaction.ts';
import { isIgnored } from '../exchange/reaction.ts';
import { runExchange } from '../exchange/run-exchange.ts';
import type { Input } from '../input.ts';
import { type Built, buildInput, sentBytesOf } from '../stateful/built.ts';
import { FreshSerials } from '../stateful/fresh-serials.ts';
import { runSequence } from '../stateful/run-sequence.ts';
import { connectionsOf } from '../stateful/sequence.ts';
import { Slots } from '../stateful/slots.ts';
import { StoredCheck } from '../stateful/stored-check.ts';
import type { Target } from '../target.ts';
import { grown } from './memory-growth.ts';
import type { OutsideWatch } from './outside-watch.ts';
import type { SutHealth } from './sut-health.ts';
import { type Ran, SutGone, type SutRunner } from './sut-runner.ts';

export interface RunnerOptions {
  readonly target: Target;
  readonly health: SutHealth;
  readonly outside: OutsideWatch | undefined;
  readonly timeoutMs: number;
  /** What the SUT took for an answer before the campaign, in milliseconds. */
  readonly usualMs: number;
  readonly strict: boolean;
  readonly signal: AbortSignal;
}

/** How long it is waited for what may come or not: so many times the usual time of an answer, within these bounds. */
const quiet = { times: 4, leastMs: 25, mostMs: 1000 };

export class InputRunner implements SutRunner {
  readonly #options: RunnerOptions;
  readonly #responseTimes = new ResponseTimes();
  readonly #slots: Slots;
  readonly #stored = new StoredCheck();
  readonly #serials = new FreshSerials();

  constructor(options: RunnerOptions) {
    this.#options = options;
    this.#slots = new Slots(options.target.associationsAtOnce ?? Number.POSITIVE_INFINITY);
  }

  /** Runs an input, or what was built of one, and judges the reaction. Rejects only with the reason of the signal. */
  async run(input: Input | Built): Promise<Ran> {
    const built = 'uses' in input ? buildInput(this.#serials.fresh(input), this.#options.target) : input;
    const room = 'steps' in built ? connectionsOf(built) : 1;
    return await this.#slots.with(room, () => this.#send(built));
  }

  async #send(built: Built): Promise<Ran> {
    const { health, timeoutMs, strict, signal } = this.#options;
    const endpoint = await health.endpoint();
    const sentBytes = sentBytesOf(built);
    if ('steps' in built) {
      return { ...(await runSequence(built, endpoint, { timeoutMs, signal }, this.#stored)), sentBytes };
    }
    const [quietMs, responseTimes] = [this.#quietMs, this.#responseTimes];
    const reaction = await runExchange(built, endpoint, { timeoutMs, quietMs, responseTimes, signal });
    return { reaction, failures: judgeReaction(reaction, built, { strict }), sentBytes };
  }

  /** Longer while many inputs in flight make the SUT slow. */
  get #quietMs(): number {
    const usualMs = Math.max(this.#options.usualMs, this.#responseTimes.usualMs);
    return Math.min(quiet.mostMs, Math.max(quiet.leastMs, quiet.times * usualMs));
  }

  /** What is wrong with the SUT now, beside what its reactions show. */
  async look(): Promise<Failure | undefined> {
    const { health, outside } = this.#options;
    return health.death ?? (await outside?.look()) ?? (await health.look());
  }

  /** Brings back a SUT that is not well. Rejects SutGone if it does not come. */
  async revive(): Promise<void> {
    if (!(await this.#options.health.revive()))
      throw new SutGone('the SUT does not answer any more, and is not started from here');
  }

  /**
   * Runs inputs one after the other on a SUT that is well, and looks for one failure. What is looked for may have another key
   * if `isAnyKey`. Leaves a SUT that is well behind. Rejects SutGone.
   */
  async alone(inputs: readonly (Input | Built)[], wanted: Failure, isAnyKey = false): Promise<Failure | undefined> {
    const { health } = this.#options;
    if (health.death) await this.revive();
    else if (inputs.some(isOfState)) await health.renew();
    const before = wanted.class === 'memory grown' ? await health.memory() : undefined;
    let sent = 0;
    let seen: Failure | undefined;
    let isLost = false;
    for (const input of inputs) {
      const { failures, reaction, sentBytes } = await this.run(input);
      sent += sentBytes;
      seen ??= failures.find((one) => isAlike(one, wanted, isAnyKey));
      isLost ||= reaction.lost !== undefined || isIgnored(reaction);
      if (health.death || isIgnored(reaction)) break;
    }
    const isLookedAt = isLost || showsInHealth(wanted) || wanted.class === 'file outside the store';
    return await this.#seenOrFound(seen, wanted, isAnyKey, isLookedAt, () => this.#grown(before, sent));
  }

  async #seenOrFound(
    seen: Failure | undefined,
    wanted: Failure,
    isAnyKey: boolean,
    isLookedAt: boolean,
    grown: () => Promise<Failure | undefined>,
  ): Promise<Failure | undefined> {
    const { health } = this.#options;
    const found = isLookedAt ? ((await this.look()) ?? (await grown())) : health.death;
    if (found && found.class !== 'file outside the store' && found.class !== 'memory grown') await this.revive();
    if (found && isAlike(found, wanted, isAnyKey)) return found;
    return seen;
  }

  async #grown(before: number | undefined, sent: number): Promise<Failure | undefined> {
    const { health } = this.#options;
    return before === undefined ? undefined : grown(before, await health.memory(), sent);
  }
}

/** What it comes to may depend on what was sent before it. */
function isOfState(input: Input | Built): boolean {
  return 'steps' in input || ('operations' in input && input.operations !== undefined);
}

function isAlike(one: Failure, wanted: Failure, isAnyKey: boolean): boolean {
  return isAnyKey ? one.class === wanted.class : isSameFailure(wanted, one);
}
