// Inputs in flight, several connections at a time: a new one begins as soon as one has ended, and now and then the health of
// the SUT is looked at beside them, until something has to be investigated or the SUT is gone.

import type { Failure } from '../exchange/failure.ts';
import { isIgnored } from '../exchange/reaction.ts';
import type { Ended, Numbered } from './numbered.ts';
import type { CampaignHealth, SutRunner } from './sut-runner.ts';

export interface FlightOptions {
  readonly runner: Pick<SutRunner, 'run'>;
  readonly health: Pick<CampaignHealth, 'death'>;
  /** Connections at a time; asked whenever an input has ended. */
  readonly concurrency: () => number;
  /** Inputs between two looks at the health; 1 is a look after each, before the next begins on its connection. */
  readonly lookEvery: number;
  /** What is wrong with the SUT now. */
  readonly look: () => Promise<Failure | undefined>;
  /** The next input; undefined if none is to begin. */
  readonly draw: () => Numbered | undefined;
  /** Told of each input that has ended; false lets no further input begin. */
  readonly onEnded: (ended: Ended) => boolean;
}

/** What became of the inputs. */
export interface Flight {
  /** Those that ended after the last look at a SUT that was well had begun, in the order of their end. */
  readonly ended: readonly Ended[];
  /** Begun, and not ended when the SUT was gone. */
  readonly cutOff: readonly Numbered[];
  /** What a look told while other inputs were in flight. */
  readonly failure: Failure | undefined;
}

/** Runs inputs. Rejects only with the reason of the signal. */
export async function runInFlight(options: FlightOptions): Promise<Flight> {
  const flight = new InFlight(options);
  return await flight.run();
}

class InFlight {
  readonly #options: FlightOptions;
  readonly #begun = new Set<Numbered>();
  #ended: Ended[] = [];
  #failure: Failure | undefined;
  #isOver = false;
  #unlooked = 0;
  #looking: Promise<void> | undefined;

  constructor(options: FlightOptions) {
    this.#options = options;
  }

  async run(): Promise<Flight> {
    const workers: Promise<void>[] = [];
    const most = this.#options.concurrency();
    for (let at = 0; at < most; at += 1) workers.push(this.#work(at));
    await Promise.all(workers);
    await this.#looking;
    return { ended: this.#ended, cutOff: [...this.#begun], failure: this.#failure };
  }

  async #work(number: number): Promise<void> {
    const { concurrency, draw } = this.#options;
    while (!this.#isOver && number < concurrency()) {
      const next = draw();
      if (!next) return;
      await this.#one(next);
      await this.#lookedAt();
    }
  }

  async #one(next: Numbered): Promise<void> {
    const { runner, health, onEnded } = this.#options;
    this.#begun.add(next);
    const ran = await runner.run(next.input);
    const isLost = isIgnored(ran.reaction) && (await this.#isIll());
    if (health.death !== undefined || isLost) {
      this.#isOver = true;
      return;
    }
    this.#begun.delete(next);
    const ended = { ...next, ran };
    this.#ended.push(ended);
    this.#unlooked += 1;
    if (!onEnded(ended)) this.#isOver = true;
  }

  /** Looks when it is time; waits for that if each input is looked after. */
  async #lookedAt(): Promise<void> {
    const { lookEvery } = this.#options;
    if (this.#isOver || this.#unlooked < lookEvery) return;
    if (lookEvery === 1) await this.#look();
    else this.#looking ??= this.#look().finally(() => (this.#looking = undefined));
  }

  async #look(): Promise<void> {
    const before = this.#ended.length;
    this.#unlooked = 0;
    if (await this.#isIll()) this.#isOver = true;
    else this.#ended = this.#ended.slice(before);
  }

  async #isIll(): Promise<boolean> {
    const failure = await this.#options.look();
    this.#failure ??= failure;
    return failure !== undefined;
  }
}
