// Runs inputs on a SUT: many in flight, or one alone with a look at the health of the SUT after it.

import { ResponseTimes } from '../../peer/response-times.ts';
import { pathsOf } from '../draft/edit-tree.ts';
import { build } from '../exchange/build.ts';
import { Capture, type Captured } from '../exchange/capture.ts';
import { type Failure, isSameFailure, showsInHealth } from '../exchange/failure.ts';
import { judgeReaction } from '../exchange/judge-reaction.ts';
import { isIgnored } from '../exchange/reaction.ts';
import { type ExchangeLimits, runExchange } from '../exchange/run-exchange.ts';
import type { Input } from '../input.ts';
import { type Built, buildInput, sentBytesOf } from '../stateful/built.ts';
import { FreshSerials } from '../stateful/fresh-serials.ts';
import { runSequence } from '../stateful/run-sequence.ts';
import { connectionsOf } from '../stateful/sequence.ts';
import { Slots } from '../stateful/slots.ts';
import { StoredCheck } from '../stateful/stored-check.ts';
import type { Target } from '../target.ts';
import { provenGrowth } from './memory-growth.ts';
import type { OutsideWatch } from './outside-watch.ts';
import { SlowAnswers } from './slow-answers.ts';
import type { StoredWatch } from './stored-watch.ts';
import type { SutHealth } from './sut-health.ts';
import { type Ran, SutGone, type SutRunner } from './sut-runner.ts';

export interface RunnerOptions {
  readonly target: Target;
  readonly health: Pick<SutHealth, 'death' | 'endpoint' | 'look' | 'memory' | 'renew' | 'revive'>;
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

/** How often others are asked for while the SUT is silent on a connection, for each mutation. */
const looksPerMutation = 3;

type Runnable = Input | Built;
type BeforeEnd = (open: number, isSilent: boolean) => Promise<void>;

/** What is told while an input runs. */
type Watch = Pick<ExchangeLimits, 'beforeEnd' | 'onWire'>;

export class InputRunner implements SutRunner<Built> {
  readonly #options: RunnerOptions;
  readonly #responseTimes = new ResponseTimes();
  readonly #slow: SlowAnswers;
  readonly #looks = new Map<string, number>();
  readonly #slots: Slots;
  readonly #inStore: StoredCheck;
  readonly #serials = new FreshSerials();

  constructor(options: RunnerOptions) {
    this.#options = options;
    this.#slow = new SlowAnswers(options.strict, options.usualMs);
    this.#inStore = new StoredCheck(options.strict);
    this.#slots = new Slots(options.target.associationsAtOnce ?? Number.POSITIVE_INFINITY);
  }

  /** Runs an input, or what was built of one, and judges the reaction. Rejects only with the reason of the signal. */
  async run(input: Runnable): Promise<Ran> {
    const { health, measuresMemory } = this.#options;
    const before = measuresMemory ? await health.memory() : undefined;
    const blocked = this.#lookBeside(input);
    const ran = {
      ...(await this.#run(input, false, blocked ? { beforeEnd: blocked.look } : {})),
      ...(await this.#grownSince(before)),
    };
    const slow = isOfState(input) ? undefined : this.#slow.add(ran.reaction);
    const further = [slow, blocked?.seen()].filter((one) => one !== undefined);
    return further.length === 0 ? ran : { ...ran, failures: [...ran.failures, ...further] };
  }

  /** Of each mutation the first times: are others served while the SUT is silent on this connection? */
  #lookBeside(input: Runnable): { readonly look: BeforeEnd; readonly seen: () => Failure | undefined } | undefined {
    if (!('uses' in input) || isOfState(input) || this.#options.target.servesOne) return undefined;
    const ids = input.uses.map(({ mutation }) => mutation);
    if (ids.every((id) => (this.#looks.get(id) ?? 0) >= looksPerMutation)) return undefined;
    let seen: Failure | undefined;
    const look = async (open: number, isSilent: boolean) => {
      if (open > 1 || !isSilent) return;
      for (const id of ids) this.#looks.set(id, (this.#looks.get(id) ?? 0) + 1);
      const wrong = await this.#options.health.look();
      if (wrong?.class === 'hang') seen = blockedListener(wrong, this.#options.strict);
    };
    return { look, seen: () => seen };
  }

  elementsOf(input: Input): readonly string[] {
    return pathsOf(build(input, this.#options.target).tree);
  }

  async #grownSince(before: number | undefined): Promise<Pick<Ran, 'grownBytes'>> {
    const after = before === undefined ? undefined : await this.#options.health.memory();
    return before === undefined || after === undefined ? {} : { grownBytes: after - before };
  }

  async #run(input: Runnable, isSought = false, watch: Watch = {}): Promise<Ran> {
    const built = 'uses' in input ? buildInput(this.#serials.fresh(input), this.#options.target) : input;
    const room = 'steps' in built ? connectionsOf(built) : 1;
    return await this.#slots.with(room, () => this.#send(built, isSought, watch));
  }

  async #send(built: Built, isSought: boolean, watch: Watch): Promise<Ran> {
    const { health, timeoutMs, strict, signal, stored } = this.#options;
    const endpoint = await health.endpoint();
    const sentBytes = sentBytesOf(built);
    if ('steps' in built) {
      return { ...(await runSequence(built, endpoint, { timeoutMs, signal }, this.#inStore)), sentBytes };
    }
    const [quietMs, responseTimes] = [this.#quietMs, this.#responseTimes];
    const limits = { timeoutMs, quietMs, responseTimes, signal, ...watch };
    const reaction = await runExchange(built, endpoint, limits);
    const failures = judgeReaction(reaction, built, { strict });
    const differs = await stored?.look(built, reaction, { isSought, peer: endpoint, signal });
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
    else if (inputs.some(isOfState)) await health.renew();
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

/** What it comes to may depend on what was sent before it. */
function isOfState(input: Input | Built): boolean {
  return 'steps' in input || ('operations' in input && input.operations !== undefined);
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
