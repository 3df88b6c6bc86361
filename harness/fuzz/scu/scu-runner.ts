// Runs inputs on an SCU: for each, it is started once, and answered as the input says.

import type { InstanceToSend, Sut } from '../../sut/sut.ts';
import type { Ran, SutRunner } from '../campaign/sut-runner.ts';
import type { ScuRequests } from '../draft/acceptor-layers.ts';
import { type Failure, isSameFailure } from '../exchange/failure.ts';
import type { Reaction } from '../exchange/reaction.ts';
import type { Input } from '../input.ts';
import { type AcceptorExchange, buildAnswers, responseTagsOf } from './build-answers.ts';
import { judgeScu } from './judge-scu.ts';
import type { ScuBaseline } from './scu-baseline.ts';
import { runScuOnce, type ScuRunFacts } from './scu-run.ts';

export interface ScuRunnerOptions {
  readonly sut: Sut;
  readonly instances: readonly InstanceToSend[];
  /** What it asks for when nothing is wrong. */
  readonly requests: ScuRequests;
  readonly baseline: ScuBaseline;
  readonly strict: boolean;
  readonly signal: AbortSignal;
}

export class ScuRunner implements SutRunner<AcceptorExchange> {
  readonly #options: ScuRunnerOptions;

  constructor(options: ScuRunnerOptions) {
    this.#options = options;
  }

  async run(input: Input | AcceptorExchange): Promise<Ran> {
    const { sut, instances, requests, baseline, strict, signal } = this.#options;
    const isInput = 'uses' in input;
    const { turns } = isInput ? buildAnswers(input, requests) : input;
    const seen = { ...requests };
    const rebuild = (other: Partial<ScuRequests>) => buildAnswers(input as Input, Object.assign(seen, other)).turns;
    const facts = await runScuOnce({
      ...{ sut, instances, turns, limits: baseline.limits, signal },
      ...(isInput && { rebuild }),
    });
    return {
      reaction: reactionOf(facts, baseline),
      failures: judgeScu(facts, baseline, { strict }),
      sentBytes: facts.sentBytes,
    };
  }

  elementsOf(input: Input): readonly string[] {
    return responseTagsOf(input, this.#options.requests);
  }

  /** A process that is started for each input has no health between two. */
  async look(): Promise<undefined> {
    return undefined;
  }

  async revive(): Promise<void> {}

  async alone(
    inputs: readonly (Input | AcceptorExchange)[],
    wanted: Failure,
    isAnyKey = false,
  ): Promise<Failure | undefined> {
    let seen: Failure | undefined;
    for (const input of inputs) {
      const { failures } = await this.run(input);
      seen ??= failures.find((one) => (isAnyKey ? one.class === wanted.class : isSameFailure(wanted, one)));
    }
    return seen;
  }
}

/** A run that takes so many times longer than usual is of another class. */
const slowTimes = 4;
const slowMs = 500;

/** What the SCU sent, how its connections and its process ended, and whether it took long. */
function reactionOf({ logs, accounts, gaveUp, silentIn, ms }: ScuRunFacts, { usualMs }: ScuBaseline): Reaction {
  const { process } = accounts.report;
  const isSlow = ms > slowMs && ms > slowTimes * usualMs;
  const reached = logs.some(({ isReleased }) => isReleased)
    ? 'response'
    : logs.some(({ stores }) => stores.length > 0)
      ? 'message'
      : logs.some(({ request }) => request !== undefined)
        ? 'association'
        : 'connection';
  return {
    events: [
      ...logs.flatMap(({ events }, at) => (at === 0 ? events : ['another connection', ...events])),
      ...(silentIn === undefined ? [] : [`silent ${silentIn}`]),
      ...(gaveUp === undefined ? [process?.end ?? 'ended'] : [gaveUp]),
      ...(isSlow ? ['slow'] : []),
    ],
    messages: [],
    findings: [],
    reach: reached,
    answerMs: 0,
    ms,
  };
}
