// A batch of inputs in flight, several connections at a time, until all have ended or the SUT is gone.

import { isIgnored } from '../exchange/reaction.ts';
import type { Input } from '../input.ts';
import type { Ended, Numbered } from './numbered.ts';
import type { CampaignHealth, SutRunner } from './sut-runner.ts';

export interface FlightOptions {
  readonly runner: SutRunner;
  readonly health: CampaignHealth;
  /** Connections at a time. */
  readonly concurrency: number;
  /** Asked when an input would begin: a find of the meantime may have made it superfluous. */
  readonly isLeftOut: (input: Input) => boolean;
}

/** What became of a batch. */
export interface Flight {
  /** By their number. */
  readonly ended: readonly Ended[];
  /** Begun, and not ended when the SUT was gone. */
  readonly cutOff: readonly Numbered[];
  readonly notBegun: readonly Numbered[];
  /** How often an association was rejected for the moment. */
  readonly busy: number;
}

/** Runs a batch. Rejects only with the reason of the signal. */
export async function runInFlight(batch: readonly Numbered[], options: FlightOptions): Promise<Flight> {
  const { runner, health, concurrency, isLeftOut } = options;
  const ended: Ended[] = [];
  const begun = new Set<Numbered>();
  const queue = [...batch];
  let isGone = false;
  let busy = 0;
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = isGone ? undefined : queue.shift()) {
      if (isLeftOut(next.input)) continue;
      begun.add(next);
      const ran = await runner.run(next.input);
      if (ran.reaction.isBusy) busy += 1;
      if (health.death !== undefined || (isIgnored(ran.reaction) && (await runner.look()) !== undefined)) isGone = true;
      else {
        ended.push({ ...next, ran });
        begun.delete(next);
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  ended.sort((one, other) => one.run - other.run);
  return { ended, cutOff: [...begun], notBegun: queue, busy };
}
