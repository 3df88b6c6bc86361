// The runs of one system to one result: of each case the worst over all seeds, and which cases are not the same every time.

import { type CaseResult, type RunResult, summarize } from '../model/run-result.ts';
import { type VerdictKind, worse } from '../model/verdict.ts';
import { faultsOf } from '../results/faults.ts';

/** A case that came to something else when nothing was changed: neither its seed nor anything else that we send. */
export interface Instability {
  readonly case: string;
  readonly seed: number;
  readonly verdicts: readonly VerdictKind[];
}

/** A case that comes to something else with another seed. */
export interface SeedDifference {
  readonly case: string;
  /** The seeds by what they came to. */
  readonly seeds: Readonly<Partial<Record<VerdictKind, readonly number[]>>>;
}

/** Takes one run after the other, so that only one of them is held. */
export class SystemResult {
  #first: RunResult | undefined;
  #durationMs = 0;
  #interrupted = false;
  readonly #notes = new Set<string>();
  readonly #cases = new Map<string, CaseResult>();
  readonly #seeds = new Map<string, Map<VerdictKind, Set<number>>>();
  readonly instabilities: Instability[] = [];

  /** Adds the run of a suite with one seed; of repetitions, what they came to together. */
  add(run: RunResult): void {
    this.#first ??= run;
    this.#durationMs += run.durationMs;
    this.#interrupted ||= run.interrupted;
    for (const note of run.sut.notes ?? []) this.#notes.add(note);
    for (const one of run.cases) this.#take(one, run.seed);
  }

  #take(one: CaseResult, seed: number): void {
    const { id, verdict, repeated } = one;
    if (repeated) this.instabilities.push({ case: id, seed, verdicts: repeated });
    const seeds = this.#seeds.get(id) ?? new Map<VerdictKind, Set<number>>();
    this.#seeds.set(id, seeds.set(verdict, (seeds.get(verdict) ?? new Set<number>()).add(seed)));
    const known = this.#cases.get(id);
    if (!known || (known.verdict !== verdict && worse(known.verdict, verdict) === verdict)) this.#cases.set(id, one);
  }

  /** The cases that seeds decide. */
  differences(): SeedDifference[] {
    return [...this.#seeds].flatMap(([id, seeds]) =>
      seeds.size > 1
        ? [{ case: id, seeds: Object.fromEntries([...seeds].map(([verdict, all]) => [verdict, [...all]])) }]
        : [],
    );
  }

  /** All runs as one; undefined if there was none. */
  result(): RunResult | undefined {
    if (!this.#first) return undefined;
    const cases = [...this.#cases.values()].map((one) => this.#withSeeds(one));
    return {
      ...this.#first,
      durationMs: this.#durationMs,
      interrupted: this.#interrupted,
      sut: { ...this.#first.sut, ...(this.#notes.size > 0 && { notes: [...this.#notes] }) },
      summary: summarize(cases),
      faults: faultsOf(cases),
      cases,
    };
  }

  #withSeeds(one: CaseResult): CaseResult {
    const seeds = this.#seeds.get(one.id);
    if (!seeds || seeds.size === 1) return one;
    const texts = [...seeds].map(([verdict, all]) => `${verdict} with ${seedsText([...all])}`);
    return { ...one, notes: [...one.notes, `the seed decides: ${texts.join('; ')}`] };
  }
}

/** More of them nobody reads in a note. */
const toldSeeds = 5;

function seedsText(seeds: readonly number[]): string {
  const told = seeds.slice(0, toldSeeds).join(', ');
  const more = seeds.length > toldSeeds ? ` and ${seeds.length - toldSeeds} more` : '';
  return `${seeds.length === 1 ? 'seed' : 'seeds'} ${told}${more}`;
}
