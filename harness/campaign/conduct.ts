// Conducts a campaign: asks the systems, hands units to the engine, keeps each outcome once, and gives back what was lost.

import { setTimeout as delay } from 'node:timers/promises';
import type { CampaignProgress } from '../model/campaign-progress.ts';
import { atOnceBefore, type LoadedSuite, restOf, unitsOf } from './cut.ts';
import type { Announcement, Ended, Engine } from './engine.ts';
import type { EndedUnit, OutcomeStore } from './outcome-store.ts';
import { unpacked } from './packed.ts';
import type { Plan } from './plan.ts';
import { ProgressCounter, splitEnds } from './progress.ts';
import { type AskUnit, type Outcome, type Unit, type UnitResult, unitId } from './unit.ts';

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
    if (signal.aborted) await this.#stop();
    this.#with.onProgress?.(this.#progress.now());
    return this.#progress.now();
  }

  async #look(): Promise<void> {
    const { engine } = this.#with;
    const ended = await this.#insist(() => engine.ended());
    for (const end of ended) await this.#take(end);
    if (ended.length > 0) await this.#insist(() => engine.taken(ended));
    else await this.#lookForLost();
    if (ended.length > 0) this.#unseen = 0;
  }

  /** A server that was started again without what it knew is told everything once more. */
  async #lookForLost(): Promise<void> {
    const { engine, announcement } = this.#with;
    const counts = [...(await this.#insist(() => engine.underWay())).values()];
    this.#unseen = counts.some(({ waiting, active }) => waiting + active > 0) ? 0 : this.#unseen + 1;
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
    const until = performance.now() + stopLimitMs;
    for (let isBusy = true; isBusy && performance.now() < until; ) {
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

  /** Tries again while a server is away. Rejects when it has been for too long, or when the campaign is stopped. */
  async #insist<T>(ask: () => Promise<T>): Promise<T> {
    const until = performance.now() + serverLimitMs;
    for (;;) {
      try {
        const answer = await ask();
        this.#progress.trouble = undefined;
        return answer;
      } catch (error) {
        if (performance.now() > until || this.#with.signal.aborted) throw error;
        this.#progress.trouble = `the queue does not answer: ${(error as Error).message}`;
        this.#with.onProgress?.(this.#progress.now());
        await delay(lookEveryMs * 5);
      }
    }
  }
}

function askUnit(system: string, sut: AskUnit['sut']): [string, AskUnit] {
  const unit: AskUnit = { kind: 'ask', system, sut };
  return [unitId(unit), unit];
}

/** The outcome that an end tells, if it is one of this unit. */
function outcomeOf(unit: Unit, { id, packed, error }: Ended): Outcome {
  if (error !== undefined) return { id, error };
  try {
    const result = unpacked(packed);
    const why = otherThan(unit, result);
    return why === undefined ? { id, result } : { id, error: why };
  } catch (cause) {
    return { id, error: (cause as Error).message };
  }
}

function otherThan(unit: Unit, result: UnitResult): string | undefined {
  if (unit.kind !== result.kind) return 'the worker gave the result of another unit';
  if (unit.kind !== 'cases' || result.kind !== 'cases') return undefined;
  const own = new Set(unit.cases);
  const stranger = result.events.find((event) => event.kind === 'case-end' && !own.has(event.result.id));
  return stranger && 'the worker gave the result of another case';
}

/** The cases of a unit for which there was no time; none if not one had time, since that would go on for ever. */
function leftOf(unit: Unit, outcome: Outcome): readonly string[] {
  if (unit.kind !== 'cases' || 'error' in outcome || outcome.result.kind !== 'cases') return [];
  const { ended } = splitEnds(outcome.result.events);
  return ended.size > 0 ? unit.cases.filter((id) => !ended.has(id)) : [];
}

/** Whether a unit that was stopped has come to anything: fuzzing has to come to its end, of cases one has to. */
function isKept(unit: Unit, outcome: Outcome): boolean {
  if ('error' in outcome) return false;
  if (outcome.result.kind === 'fuzz') return outcome.result.run.ended === undefined;
  return unit.kind === 'cases' && outcome.result.kind === 'cases' && splitEnds(outcome.result.events).ended.size > 0;
}
