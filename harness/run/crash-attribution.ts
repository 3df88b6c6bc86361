// Who killed the process of the SUT? The cases that ran when it died are run again one by one against a fresh one.

import type { Case } from '../case/case.ts';
import type { CaseResult } from '../model/run-result.ts';
import type { SutProcess } from '../sut/sut.ts';
import { pause } from '../time/pause.ts';

/** What a run lets supervision do. */
export interface Supervised {
  /** Runs one case, health afterwards included. */
  runCase(candidate: Case): Promise<CaseResult>;
  /** A case that had ended before turns out to be the one that killed the process. */
  replace(candidate: Case, result: CaseResult): void;
  /** The process runs again. */
  revived(): void;
  /** The process cannot be brought back: there is no sense in another case. */
  lost(reason: string): void;
}

type Ended = readonly [Case, CaseResult];

/** A death may come a moment after what caused it, in milliseconds. */
const settleMs = 300;
/** So many cases that ended before a death are tried when none of those that ran is culprits. */
const rememberedCases = 4;
/**
 * So many deaths without any case survived in between, and the process is given up. Scenarios with many parameters kill
 * some systems with each: of the malformed requests, two dozen in a row.
 */
const deathsInARow = 40;

/** The process cannot be started again. */
class ProcessLost extends Error {}

/** Runs cases against a process that may die, and finds out which case it is that kills it. */
export class CrashAttribution {
  readonly #process: SutProcess;
  readonly #run: Supervised;
  readonly #signal: AbortSignal;
  readonly #active = new Map<Case, Promise<CaseResult>>();
  readonly #notes: string[] = [];
  #ended: Ended[] = [];
  #attributing: Promise<ReadonlyMap<Case, CaseResult>> | undefined;
  #isLost = false;
  #inARow = 0;

  constructor(process: SutProcess, run: Supervised, signal: AbortSignal) {
    this.#process = process;
    this.#run = run;
    this.#signal = signal;
  }

  /** Each death, and who is to blame, in one line. */
  get notes(): readonly string[] {
    return this.#notes;
  }

  /** Runs a case in the way given; where the process dies meanwhile, its result is that of the inquiry. */
  async run(candidate: Case, beside: () => Promise<CaseResult>): Promise<CaseResult> {
    while (this.#hasDied()) await this.#attribute();
    const running = beside();
    this.#active.set(candidate, running);
    const result = await running;
    if (result.verdict === 'error' || result.health === 'unreachable') await this.#settle();
    if (this.#hasDied()) return (await this.#attribute()).get(candidate) ?? result;
    this.#active.delete(candidate);
    this.#inARow = 0;
    this.#ended = [...this.#ended, [candidate, result] as const].slice(-rememberedCases);
    return result;
  }

  /** After the last case: a death that came late is still told. */
  async end(): Promise<void> {
    if (!this.#isLost) await this.#settle();
    if (this.#hasDied()) await this.#attribute();
  }

  #hasDied(): boolean {
    return this.#process.death !== undefined && !this.#isLost;
  }

  #attribute(): Promise<ReadonlyMap<Case, CaseResult>> {
    this.#attributing ??= this.#examine().finally(() => {
      this.#attributing = undefined;
    });
    return this.#attributing;
  }

  async #examine(): Promise<ReadonlyMap<Case, CaseResult>> {
    const death = this.#process.death ?? 'process died';
    const suspects = await this.#endOfActive();
    const earlier = this.#ended;
    this.#ended = [];
    const results = new Map<Case, CaseResult>();
    try {
      this.#inARow += 1;
      if (this.#inARow > deathsInARow) this.#giveUp(`it died ${deathsInARow} times in a row; ${death}`);
      const culprits = [...(await this.#tryAgain(suspects, results))];
      if (culprits.length === 0) culprits.push(...(await this.#tryEarlier(earlier)));
      if (culprits.length > 0) this.#notes.push(`${death}: killed by ${culprits.map(({ id }) => id).join(', ')}`);
      else this.#unproved(death, suspects, earlier, results, 'no case killed it again when run alone');
      await this.#revive();
    } catch (error) {
      if (!(error instanceof ProcessLost)) throw error;
      this.#unproved(
        death,
        suspects.filter(([one]) => !results.has(one)),
        [],
        results,
        error.message,
      );
    }
    return results;
  }

  /** Waits for every case that was under way when the process died. */
  async #endOfActive(): Promise<readonly Ended[]> {
    const ended: Ended[] = [];
    for (const [candidate, running] of this.#active) ended.push([candidate, await running]);
    this.#active.clear();
    return ended;
  }

  /** Runs suspects again, each alone; what they come to now is their result. Returns those that killed the process. */
  async #tryAgain(suspects: readonly Ended[], results: Map<Case, CaseResult>): Promise<readonly Case[]> {
    const culprits: Case[] = [];
    for (const [candidate] of suspects) {
      const result = await this.#runAlone(candidate);
      const death = this.#process.death;
      if (death !== undefined) culprits.push(candidate);
      results.set(candidate, death === undefined ? innocent(result) : blamed(result, death, 'when run alone, too'));
    }
    return culprits;
  }

  /** A process may die of a case that has ended; the latest is tried first, until one kills it again. */
  async #tryEarlier(earlier: readonly Ended[]): Promise<readonly Case[]> {
    for (const [candidate] of earlier.toReversed()) {
      const result = await this.#runAlone(candidate);
      const death = this.#process.death;
      if (death === undefined) continue;
      this.#run.replace(candidate, blamed(result, death, 'a moment after the case'));
      return [candidate];
    }
    return [];
  }

  /** A death is never passed over: without a proof, every case that ran is told with it. */
  #unproved(
    death: string,
    suspects: readonly Ended[],
    earlier: readonly Ended[],
    results: Map<Case, CaseResult>,
    why: string,
  ): void {
    for (const [candidate, result] of suspects) results.set(candidate, blamed(result, death, why));
    const last = suspects.length === 0 ? earlier.at(-1) : undefined;
    if (last) this.#run.replace(last[0], blamed(last[1], death, `a moment after the case; ${why}`));
    this.#notes.push(`${death}: ${why}`);
  }

  async #runAlone(candidate: Case): Promise<CaseResult> {
    await this.#revive();
    const result = await this.#run.runCase(candidate);
    await this.#settle();
    return result;
  }

  async #revive(): Promise<void> {
    if (this.#process.death === undefined) return;
    try {
      await this.#process.start(this.#signal);
    } catch (error) {
      this.#signal.throwIfAborted();
      this.#giveUp(`it could not be started again: ${(error as Error).message}`);
    }
    this.#run.revived();
  }

  #giveUp(reason: string): never {
    this.#isLost = true;
    this.#run.lost(reason);
    throw new ProcessLost(reason);
  }

  /** Waits as long as a death may take to show, or until it does. */
  async #settle(): Promise<void> {
    const { life } = this.#process;
    if (!life || life.aborted) return;
    const either = AbortSignal.any([this.#signal, life]);
    await pause(settleMs, either).catch(() => this.#signal.throwIfAborted());
  }
}

function blamed(result: CaseResult, death: string, how: string): CaseResult {
  const kept = result.verdict === 'fail' || result.verdict === 'warn' ? result.reasons : [];
  const reasons = [...kept, { kind: 'health', text: `dead: ${death}` } as const];
  return { ...result, verdict: 'fail', reasons, health: 'died', healthDetail: `${death} (${how})` };
}

function innocent(result: CaseResult): CaseResult {
  return { ...result, notes: [...result.notes, 'run again alone: the process died while it ran beside others'] };
}
