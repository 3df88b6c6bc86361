// Runs inputs on a SUT: many in flight, or one alone with a look at the health of the SUT after it.

import { ResponseTimes } from '../../peer/response-times.ts';
import { build, type Exchange } from '../exchange/build.ts';
import { Capture, type Captured } from '../exchange/capture.ts';
import { type Failure, isSameFailure, showsInHealth } from '../exchange/failure.ts';
import { judgeReaction } from '../exchange/judge-reaction.ts';
import { isIgnored } from '../exchange/reaction.ts';
import { type ExchangeLimits, runExchange } from '../exchange/run-exchange.ts';
import type { Input } from '../input.ts';
import type { Target } from '../target.ts';
import { provenGrowth } from './memory-growth.ts';
import type { OutsideWatch } from './outside-watch.ts';
import { SlowAnswers } from './slow-answers.ts';
import type { StoredWatch } from './stored-watch.ts';
import type { SutHealth } from './sut-health.ts';
import { type Ran, SutGone, type SutRunner } from './sut-runner.ts';

export interface RunnerOptions {
  readonly target: Target;
  readonly health: Pick<SutHealth, 'death' | 'endpoint' | 'look' | 'memory' | 'revive'>;
  readonly outside?: Pick<OutsideWatch, 'look'> | undefined;
  readonly stored?: Pick<StoredWatch, 'look'> | undefined;
  readonly timeoutMs: number;
  /** What the SUT took for an answer before the campaign, in milliseconds. */
  readonly usualMs: number;
  readonly strict: boolean;
  /** Measures the memory of the SUT before and after each input. */
  readonly measuresMemory?: boolean;
  readonly signal: AbortSignal;
}

/** How long it is waited for what may come or not: so many times the usual time of an answer, within these bounds. */
const quiet = { times: 4, leastMs: 25, mostMs: 1000 };

type Runnable = Input | Exchange;

/** What is told while an input runs. */
type Watch = Pick<ExchangeLimits, 'beforeEnd' | 'onWire'>;

export class InputRunner implements SutRunner {
  readonly #options: RunnerOptions;
  readonly #responseTimes = new ResponseTimes();
  readonly #slow: SlowAnswers;

  constructor(options: RunnerOptions) {
    this.#options = options;
    this.#slow = new SlowAnswers(options.strict);
  }

  /** Runs an input, or what was built of one, and judges the reaction. Rejects only with the reason of the signal. */
  async run(input: Runnable): Promise<Ran> {
    const { health, measuresMemory } = this.#options;
    const before = measuresMemory ? await health.memory() : undefined;
    const ran = { ...(await this.#run(input)), ...(await this.#grownSince(before)) };
    const slow = this.#slow.add(ran.reaction);
    return slow ? { ...ran, failures: [...ran.failures, slow] } : ran;
  }

  async #grownSince(before: number | undefined): Promise<Pick<Ran, 'grownBytes'>> {
    const after = before === undefined ? undefined : await this.#options.health.memory();
    return before === undefined || after === undefined ? {} : { grownBytes: after - before };
  }

  async #run(input: Runnable, isSought = false, watch: Watch = {}): Promise<Ran> {
    const { target, health, timeoutMs, strict, signal, stored } = this.#options;
    const exchange = 'turns' in input ? input : build(input, target);
    const [quietMs, responseTimes] = [this.#quietMs, this.#responseTimes];
    const limits = { timeoutMs, quietMs, responseTimes, signal, ...watch };
    const reaction = await runExchange(exchange, await health.endpoint(), limits);
    const sentBytes = exchange.turns.reduce((sum, turn) => sum + (turn.kind === 'send' ? turn.bytes.length : 0), 0);
    const failures = judgeReaction(reaction, exchange, { strict });
    const differs = await stored?.look(exchange, reaction, isSought);
    return { reaction, failures: differs ? [...failures, differs] : failures, sentBytes };
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
  async alone(inputs: readonly Runnable[], wanted: Failure, isAnyKey = false): Promise<Failure | undefined> {
    const { health } = this.#options;
    if (health.death) await this.revive();
    if (wanted.class === 'memory grown') return await this.#grown(inputs);
    if (wanted.class === 'listener blocked') return await this.#blocked(inputs);
    if (wanted.class === 'slow') return await this.#slower(inputs);
    let seen: Failure | undefined;
    let isLost = false;
    for (const input of inputs) {
      const { failures, reaction } = await this.#run(input, true);
      seen ??= failures.find((one) => isAlike(one, wanted, isAnyKey));
      isLost ||= reaction.lost !== undefined || isIgnored(reaction);
      if (health.death || isIgnored(reaction)) break;
    }
    const isLookedAt = isLost || showsInHealth(wanted) || wanted.class === 'file outside the store';
    const found = isLookedAt ? await this.look() : health.death;
    if (found && found.class !== 'file outside the store') await this.revive();
    return found && isAlike(found, wanted, isAnyKey) ? found : seen;
  }

  /** Runs inputs once more and keeps what goes over the wire. Leaves a SUT that is well behind. Rejects SutGone. */
  async record(inputs: readonly Input[]): Promise<Captured> {
    const { health } = this.#options;
    const capture = new Capture();
    for (const input of inputs) {
      const { reaction } = await this.#run(input, false, { onWire: capture.watch() });
      if (health.death || isIgnored(reaction)) break;
    }
    const ill = await this.look();
    if (ill && ill.class !== 'file outside the store') await this.revive();
    return capture.captured;
  }

  async #grown(inputs: readonly Runnable[]): Promise<Failure | undefined> {
    const { health } = this.#options;
    const runAll = async () => {
      let sent = 0;
      for (const input of inputs) if (!health.death) sent += (await this.#run(input)).sentBytes;
      return sent;
    };
    const growth = await provenGrowth(runAll, () => health.memory(), inputs.length);
    if (await this.look()) await this.revive();
    return growth;
  }

  /** Others are served while the connection of an input is open, and nothing but that one is. */
  async #blocked(inputs: readonly Runnable[]): Promise<Failure | undefined> {
    let blocked: Failure | undefined;
    for (const input of inputs) {
      const beforeEnd = async (open: number) => {
        const wrong = open === 1 && !blocked ? await this.#options.health.look() : undefined;
        if (wrong?.class === 'hang') blocked = blockedListener(wrong, this.#options.strict);
      };
      await this.#run(input, false, { beforeEnd });
      if (blocked) break;
    }
    if (await this.look()) await this.revive();
    return blocked;
  }

  async #slower(inputs: readonly Runnable[]): Promise<Failure | undefined> {
    const [first] = inputs;
    if (!first) return undefined;
    const plainMs = (await this.#run(this.#plain(first))).reaction.answerMs;
    for (const input of inputs) {
      const slow = this.#slow.beside((await this.#run(input)).reaction, plainMs);
      if (slow) return slow;
    }
    return undefined;
  }

  /** A request without mutations, in the context of another. */
  #plain({ sopClass, transferSyntax }: Pick<Input, 'sopClass' | 'transferSyntax'>): Input {
    return { sopClass, transferSyntax, serial: 0, uses: [] };
  }
}

function isAlike(one: Failure, wanted: Failure, isAnyKey: boolean): boolean {
  return isAnyKey ? one.class === wanted.class : isSameFailure(wanted, one);
}

/** What others meet while one connection is open; no clause demands that an SCP serves several at once. */
export function blockedListener({ text }: Pick<Failure, 'text'>, strict: boolean): Failure {
  const told = text.replace('a plain request after it', 'while one connection is open, a plain request of another');
  return {
    class: 'listener blocked',
    key: 'blocked',
    text: told,
    clause: 'PS3.8 9.1.2',
    level: strict ? 'fail' : 'warn',
  };
}
