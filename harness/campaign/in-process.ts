// The engine that needs no server: units run in this process, so many at once, and of each system as many as it serves.

import type { Ended, Engine, RunUnit, UnderWay } from './engine.ts';
import { packed } from './packed.ts';
import type { Unit } from './unit.ts';

/** Runs units in this process. */
export class InProcessEngine implements Engine {
  readonly #runUnit: RunUnit;
  readonly #atOnce: number;
  readonly #limits = new Map<string, number>();
  readonly #waiting = new Map<string, Unit>();
  readonly #active = new Map<string, Unit>();
  readonly #ended = new Map<string, Ended>();
  readonly #stop = new AbortController();

  /** At most so many units run at once. */
  constructor(runUnit: RunUnit, atOnce: number) {
    this.#runUnit = runUnit;
    this.#atOnce = atOnce;
  }

  async announce(): Promise<void> {
    // Nobody else has to know.
  }

  async limit(system: string, atOnce: number): Promise<void> {
    this.#limits.set(system, atOnce);
    this.#begin();
  }

  async add(units: ReadonlyMap<string, Unit>): Promise<void> {
    for (const [id, unit] of units) if (!this.#active.has(id) && !this.#ended.has(id)) this.#waiting.set(id, unit);
    this.#begin();
  }

  async ended(): Promise<readonly Ended[]> {
    return [...this.#ended.values()];
  }

  async taken(ended: readonly Ended[]): Promise<void> {
    for (const { id } of ended) this.#ended.delete(id);
  }

  async underWay(): Promise<UnderWay> {
    const counts = new Map<string, { waiting: number; active: number }>();
    const of = (system: string) => {
      const there = counts.get(system) ?? { waiting: 0, active: 0 };
      counts.set(system, there);
      return there;
    };
    for (const { system } of this.#waiting.values()) of(system).waiting += 1;
    for (const { system } of this.#active.values()) of(system).active += 1;
    return counts;
  }

  async cancel(): Promise<void> {
    this.#waiting.clear();
    this.#stop.abort(new Error('the campaign was stopped'));
  }

  async close(): Promise<void> {
    await this.cancel();
  }

  #begin(): void {
    for (const [id, unit] of this.#waiting) {
      if (this.#active.size >= this.#atOnce) return;
      const { system } = unit;
      const same = [...this.#active.values()].filter((other) => other.system === system).length;
      if (same >= (this.#limits.get(system) ?? Number.POSITIVE_INFINITY)) continue;
      this.#waiting.delete(id);
      this.#active.set(id, unit);
      void this.#run(id, unit);
    }
  }

  async #run(id: string, unit: Unit): Promise<void> {
    const { system } = unit;
    const end = await this.#runUnit(unit, this.#stop.signal)
      .then((result): Ended => ({ system, id, packed: packed(result) }))
      // A result that is too long to be packed is no less an end.
      .catch((error: unknown): Ended => ({ system, id, error: (error as Error).message }));
    this.#active.delete(id);
    this.#ended.set(id, end);
    this.#begin();
  }
}
