// Conducts a campaign: asks the systems, hands units to the engine, keeps each outcome once, and gives back what was lost.

import { setTimeout as delay } from 'node:timers/promises';
import type { CampaignProgress } from '../model/campaign-progress.ts';
import { atOnceBefore, type LoadedSuite, restOf, unitsOf } from './cut.ts';
import { type Announcement, type Ended, type Engine, EngineError } from './engine.ts';
import { isKept, leftOf, outcomeOf } from './outcome-of.ts';
import type { EndedUnit, OutcomeStore } from './outcome-store.ts';
import type { Plan } from './plan.ts';
import { ProgressCounter } from './progress.ts';
import { type AskUnit, type Outcome, type Unit, unitId } from './unit.ts';
import { within } from './within.ts';

/** What a campaign is conducted with. */
export interface Conducting {
  readonly announcement: Announcement;
  readonly plan: Plan;
  readonly suites: readonly LoadedSuite[];
  readonly engine: Engine;
  readonly store: OutcomeStore;
  /** Ends the campaign in order. */
  readonly signal: AbortSignal;
  /** Told of each outcome, once. */
  readonly onOutcome?: (unit: Unit, outcome: Outcome) => Promise<void>;
  readonly onProgress?: (progress: CampaignProgress) => void;
}

/** Milliseconds between two looks at what has ended. */
const lookEveryMs = 200;
/** A server that does not answer for so long is given up. */
const serverLimitMs = 300_000;
/** After a stop, what runs has so long to end. */
const stopLimitMs = 15_000;
/** Looks in a row at which nothing waits or runs though units are missing: the server has lost them. */
const lostAfterLooks = 5;

/** Runs the campaign to its end. Rejects if the engine cannot be used any more. */
export async function conduct(conducting: Conducting): Promise<CampaignProgress> {
  return await new Conductor(conducting).run();
}

class Conductor {
  readonly #with: Conducting;
  readonly #progress: ProgressCounter;
  /** Units that were handed out and have not ended. */
  readonly #open = new Map<string, Unit>();
  readonly #limits = new Map<string, number>();
  #unseen = 0;

  constructor(conducting: Conducting) {
    this.#with = conducting;
    const { name, systems } = conducting.announcement;
    this.#progress = new ProgressCounter(name, systems);
  }

  async run(): Promise<CampaignProgress> {
    const { signal } = this.#with;
    try {
      await this.#conduct();
    } catch (error) {
      if (!signal.aborted) throw error;
    }
    // What a server that is away has not told is lost until the campaign goes on.
    if (signal.aborted) await within(() => this.#stop(), stopLimitMs).catch(() => {});
    this.#with.onProgress?.(this.#progress.now());
    return this.#progress.now();
  }

  async #conduct(): Promise<void> {
    const { engine, announcement, plan, signal } = this.#with;
    await this.#insist(() => engine.announce(announcement));
    for (const system of announcement.systems) {
      const planned = plan.systems[system];
      const before = planned && atOnceBefore(planned);
      if (before !== undefined) await this.#limit(system, before);
      if (planned?.spec.kind === 'remote-scp') await this.#add(new Map([askUnit(system, planned.spec)]));
      else await this.#addAll(system);
    }
    while (this.#open.size > 0 && !signal.aborted) {
      await this.#look();
      this.#with.onProgress?.(this.#progress.now());
      if (this.#open.size > 0) await delay(lookEveryMs, undefined, { signal }).catch(() => {});
    }
  }

  async #look(): Promise<void> {
    const { engine } = this.#with;
    const ended = await this.#insist(() => engine.ended());
    for (const end of ended) await this.#take(end);
    if (ended.length > 0) {
      await this.#insist(() => engine.taken(ended));
      this.#unseen = 0;
    } else await this.#lookForLost();
  }

  /** A server that was started again without what it knew is told everything once more. */
  async #lookForLost(): Promise<void> {
    const { engine, announcement } = this.#with;
    const counts = await this.#insist(() => engine.underWay());
    this.#unseen = [...counts.values()].some(({ waiting, active }) => waiting + active > 0) ? 0 : this.#unseen + 1;
    if (this.#unseen < lostAfterLooks) return;
    this.#unseen = 0;
    await this.#insist(() => engine.announce(announcement));
    for (const [system, atOnce] of this.#limits) await this.#insist(() => engine.limit(system, atOnce));
    await this.#insist(() => engine.add(this.#open));
  }

  async #take(end: Ended): Promise<void> {
    const unit = this.#open.get(end.id);
    // Delivered twice, or of somebody else: counted once, or not at all.
    if (!unit) return;
    const outcome = outcomeOf(unit, end);
    const left = leftOf(unit, outcome);
    this.#with.store.add(unit, outcome, left);
    this.#open.delete(end.id);
    this.#progress.ended(unit.system, outcome);
    await this.#with.onOutcome?.(unit, outcome);
    if (unit.kind === 'ask') return await this.#asked(unit, outcome);
    await this.#addRest(unit, left);
  }

  async #asked({ system }: AskUnit, outcome: Outcome): Promise<void> {
    const answer = 'result' in outcome && outcome.result.kind === 'ask' ? outcome.result : undefined;
    const unreachable = 'error' in outcome ? outcome.error : answer?.unreachable;
    if (unreachable !== undefined) return this.#progress.know(system, { unreachable });
    const atOnce = this.#with.plan.systems[system]?.concurrency ?? answer?.atOnce;
    if (atOnce !== undefined) await this.#limit(system, atOnce);
    await this.#addAll(system);
  }

  async #limit(system: string, atOnce: number): Promise<void> {
    this.#limits.set(system, atOnce);
    this.#progress.know(system, { atOnce });
    await this.#insist(() => this.#with.engine.limit(system, atOnce));
  }

  async #addAll(system: string): Promise<void> {
    const { plan, suites, store } = this.#with;
    const units = unitsOf(system, plan, suites);
    await this.#add(units);
    for (const [id, unit] of units) await this.#addRest(unit, store.ended.get(id)?.left ?? []);
  }

  async #addRest(unit: Unit, left: readonly string[]): Promise<void> {
    if (unit.kind !== 'cases' || left.length === 0) return;
    const rest = restOf(unit, left);
    await this.#add(new Map([[unitId(rest), rest]]));
    await this.#addRest(rest, this.#with.store.ended.get(unitId(rest))?.left ?? []);
  }

  /** Hands out the units that have not ended in an earlier part of the campaign. */
  async #add(units: ReadonlyMap<string, Unit>): Promise<void> {
    const fresh = new Map<string, Unit>();
    for (const [id, unit] of units) {
      this.#progress.planned(unit.system, 1);
      // A system is asked anew: it may have changed, and the answer is not kept.
      const before: EndedUnit | undefined = unit.kind === 'ask' ? undefined : this.#with.store.ended.get(id);
      if (before) this.#progress.ended(unit.system, undefined);
      else fresh.set(id, unit);
    }
    for (const [id, unit] of fresh) this.#open.set(id, unit);
    if (fresh.size > 0) await this.#insist(() => this.#with.engine.add(fresh));
  }

  /** Cancels what waits, and takes what still ends. */
  async #stop(): Promise<void> {
    const { engine, announcement } = this.#with;
    await engine.cancel({ ...announcement, isCancelled: true });
    for (let isBusy = true; isBusy; ) {
      for (const end of await engine.ended()) {
        const unit = this.#open.get(end.id);
        if (!unit) continue;
        const outcome = outcomeOf(unit, end);
        // What had no turn is told as not run, and runs if the campaign goes on.
        if (isKept(unit, outcome)) this.#with.store.add(unit, outcome, leftOf(unit, outcome));
        if ('result' in outcome) await this.#with.onOutcome?.(unit, outcome);
        this.#open.delete(end.id);
        await engine.taken([end]);
      }
      isBusy = [...(await engine.underWay()).values()].some(({ active }) => active > 0);
      if (isBusy) await delay(lookEveryMs);
    }
  }

  /** Asks until there is an answer, and tells meanwhile that there is none. Rejects EngineError if that takes too long. */
  async #insist<T>(ask: () => Promise<T>): Promise<T> {
    const { signal, onProgress } = this.#with;
    const until = performance.now() + serverLimitMs;
    const trouble = (why = 'it is waited for'): void => {
      this.#progress.trouble = `the queue does not answer: ${why}`;
      onProgress?.(this.#progress.now());
    };
    // Some drivers reject while a server is away, and others wait for it.
    const waiting = setInterval(() => trouble(this.#with.engine.trouble), lookEveryMs * 5);
    try {
      for (;;) {
        try {
          const answer = await within(ask, until - performance.now(), signal);
          this.#progress.trouble = undefined;
          return answer;
        } catch (error) {
          const { message } = error as Error;
          if (signal.aborted) throw error;
          if (performance.now() >= until)
            throw new EngineError(`the queue does not answer: ${message}`, { cause: error });
          trouble(message);
          await delay(lookEveryMs * 5, undefined, { signal }).catch(() => {});
        }
      }
    } finally {
      clearInterval(waiting);
    }
  }
}

function askUnit(system: string, sut: AskUnit['sut']): [string, AskUnit] {
  const unit: AskUnit = { kind: 'ask', system, sut };
  return [unitId(unit), unit];
}
