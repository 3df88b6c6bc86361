// Drives the cases of a run: preflight, how many at once, second looks at what others may have spoilt, and the result.

import { setMaxListeners } from 'node:events';
import type { Case } from '../case/case.ts';
import type { ConcurrentCases } from '../case/concurrent-cases.ts';
import { defaultTimeoutMs } from '../case/time-limits.ts';
import type { SutFacts } from '../model/run-event.ts';
import type { RunResult } from '../model/run-result.ts';
import { allRules } from '../oracle/rule-catalogue.ts';
import { isAnswered, type ProbeLimits } from '../peer/probe.ts';
import { ResponseTimes } from '../peer/response-times.ts';
import type { Sut } from '../sut/sut.ts';
import { askFirst } from './ask-first.ts';
import { bounded, boundsFor, oneByOne } from './bounds.ts';
import { type CaseEnd, CaseRunner } from './case-runner.ts';
import { type Bounds, ConcurrencyLimit, type Slot } from './concurrency-limit.ts';
import { CrashAttribution } from './crash-attribution.ts';
import { stillToCome } from './earlier-run.ts';
import { Liveness } from './liveness.ts';
import { lookAtStore } from './look-at-store.ts';
import { Reachability } from './reachability.ts';
import { RetryAlone } from './retry-alone.ts';
import type { RunOptions } from './run-options.ts';
import { RunRecorder } from './run-recorder.ts';
import { Schedule } from './schedule.ts';
import { SettledCases } from './settled-cases.ts';
import { Silences } from './silences.ts';
import { sutFacts } from './sut-facts.ts';
import { TimeBudget, usualMaxTimeMs } from './time-budget.ts';

const defaultSeed = 1;

/**
 * Runs the cases and gives their results in the order of the cases. Never rejects for what the SUT does. When the signal
 * is aborted it stops at once and gives what ran until then; when the time of the run is over, it gives the cases that did not
 * run as inconclusive. The SUT is left open: who made it closes it.
 */
export async function runCases(cases: readonly Case[], sut: Sut, options: RunOptions = {}): Promise<RunResult> {
  const { timeoutMs, maxTimeMs = usualMaxTimeMs(sut, timeoutMs) } = options;
  const stops = [options.signal, sut.stopped].filter((one) => one !== undefined);
  const signal = AbortSignal.any(stops);
  using budget = new TimeBudget({ maxMs: maxTimeMs, signal });
  return await new Run(cases, sut, { ...options, signal }, budget).go();
}

class Run {
  readonly #cases: readonly Case[];
  readonly #sut: Sut;
  readonly #options: RunOptions;
  readonly #limits: ProbeLimits & { readonly responseTimes: ResponseTimes };
  readonly #recorder: RunRecorder;
  readonly #reachability = new Reachability();
  readonly #runner: CaseRunner;
  readonly #crashAttribution: CrashAttribution | undefined;
  readonly #concurrency: ConcurrencyLimit;
  readonly #liveness = new Liveness(() => this.#answersAnother());
  readonly #retryAlone: RetryAlone;
  readonly #notes: string[] = [];
  readonly #budget: TimeBudget;
  readonly #schedule: Schedule;
  readonly #silences: Silences;
  readonly #settled: SettledCases;
  #isOneByOne = false;

  constructor(cases: readonly Case[], sut: Sut, options: RunOptions, budget: TimeBudget) {
    this.#cases = cases;
    this.#sut = sut;
    this.#options = options;
    this.#budget = budget;
    const { timeoutMs = defaultTimeoutMs, seed = defaultSeed, closeMs, busyMs, onCase, earlier } = options;
    this.#schedule = new Schedule(stillToCome(cases, earlier), budget);
    // Every wait of every case listens to it.
    setMaxListeners(0, budget.signal);
    const given = { ...(closeMs !== undefined && { closeMs }), ...(busyMs !== undefined && { busyMs }) };
    this.#limits = { timeoutMs, seed, signal: budget.signal, responseTimes: new ResponseTimes(), ...given };
    this.#recorder = new RunRecorder(allRules, options);
    this.#settled = new SettledCases({ cases, earlier, schedule: this.#schedule, recorder: this.#recorder, onCase });
    this.#silences = new Silences(this.#limits);
    this.#runner = new CaseRunner({
      sut,
      underWay: () => this.#concurrency.underWay,
      onGranted: () => this.#concurrency.resize(this.#bounds()),
      ...this.#limits,
      reachability: this.#reachability,
      ...(sut.policies.isWatched && { silences: this.#silences }),
      isShortOfTime: () => this.#schedule.isShortOfTime && this.#limits.responseTimes.areSlow(timeoutMs),
      listenerOf: (candidate) => this.#recorder.listenerOf(candidate),
    });
    this.#runner.preflight = options.preflight;
    this.#crashAttribution = sut.process && new CrashAttribution(sut.process, this.#supervised(), budget.signal);
    this.#concurrency = new ConcurrencyLimit(this.#bounds());
    this.#retryAlone = new RetryAlone({
      reachability: this.#reachability,
      runAlone: (candidate) => this.#runOne(candidate),
      settle: (result) => this.#settled.settle(result),
    });
  }

  async go(): Promise<RunResult> {
    const { seed, timeoutMs } = this.#limits;
    const plan = { cases: this.#cases.map(({ id }) => id), seed, timeoutMs };
    this.#recorder.begin(plan, { role: this.#sut.role, address: this.#sut.address });
    try {
      await this.#start();
      if (this.#sut.policies.isAskedFirst && !this.#runner.preflight && this.#isThere) await this.#askFirst();
      if (this.#runner.preflight?.oneAtATime) this.#goOneByOne('it serves or negotiates one association at a time');
      else this.#concurrency.resize(this.#bounds());
      await this.#runAll();
      if (this.#isThere) await this.#crashAttribution?.end();
      if (this.#isThere && this.#reachability.isWell) this.#notes.push(...(await this.#runner.healthAtEnd()));
    } catch (error) {
      if (!this.#limits.signal.aborted) throw error;
    }
    return await this.#result();
  }

  get #isThere(): boolean {
    return this.#reachability.gone === undefined;
  }

  async #start(): Promise<void> {
    try {
      await this.#sut.process?.start(this.#limits.signal);
    } catch (error) {
      this.#limits.signal.throwIfAborted();
      this.#reachability.lose((error as Error).message);
    }
  }

  #supervised(): ConstructorParameters<typeof CrashAttribution>[1] {
    return {
      runCase: async (candidate) => (await this.#attempt(candidate)).result,
      replace: (_candidate, result) => this.#recorder.caseEnded(result),
      revived: () => this.#reachability.restarted(),
      lost: (reason) => this.#reachability.lose(reason),
    };
  }

  #bounds(): Bounds {
    const bounds = boundsFor(this.#sut, this.#options.concurrency, this.#runner.preflight);
    return this.#isOneByOne ? oneByOne : bounded(bounds, this.#runner.congestion.granted);
  }

  #goOneByOne(why: string): void {
    this.#notes.push(`${why}: cases ran one after the other`);
    this.#isOneByOne = true;
    this.#concurrency.resize(this.#bounds());
  }

  async #askFirst(): Promise<void> {
    const { busy, underWay } = this.#bounds();
    const asked = await askFirst(this.#sut, { ...this.#limits, wanted: busy === 1 ? 2 : underWay + 1 });
    if (!asked) return;
    const { found, notes, lost } = asked;
    this.#runner.preflight = found;
    this.#notes.push(...notes);
    this.#silences.unansweredBefore(found.unanswered ?? []);
    this.#recorder.preflight(this.#facts());
    if (lost !== undefined) this.#reachability.lose(lost);
  }

  async #runAll(): Promise<void> {
    const { signal } = this.#limits;
    const underWay = new Set<Promise<void>>();
    const failures: unknown[] = [];
    this.#schedule.begin();
    while (this.#schedule.hasMore) {
      if (this.#runner.congestion.isWaitedFor) await this.#runner.congestion.wait();
      const slot = await this.#concurrency.take();
      if (signal.aborted || failures.length > 0) break;
      const { at, candidate } = this.#schedule.take({
        usualMs: this.#limits.responseTimes.usualMs,
        underWay: this.#concurrency.underWay,
      });
      this.#settled.begin(candidate);
      const running = this.#runBeside(at, candidate, slot)
        .catch((error: unknown) => failures.push(error))
        .then(() => {
          underWay.delete(running);
          slot.leave();
        });
      underWay.add(running);
      if (this.#retryAlone.isDue) await this.#lookAgain(underWay);
    }
    await Promise.all(underWay);
    if (failures.length > 0) throw failures[0];
    await this.#lookAgain(underWay);
  }

  async #runBeside(at: number, candidate: Case, slot: Slot): Promise<void> {
    const end = await this.#runOne(candidate, slot);
    const isDoubtful = (end.starved && slot.wasShared) || end.wasRejectedForNow;
    if (this.#sut.policies.retriesAlone && isDoubtful) this.#retryAlone.add({ at, candidate, end });
    else this.#settled.settle(end.result);
  }

  /** Runs a case, beside others where it has a slot among them. */
  async #runOne(candidate: Case, slot?: Slot): Promise<CaseEnd> {
    const concurrent = slot && { slot, liveness: this.#liveness, overlapping: this.#concurrency.overlap };
    const crashAttribution = this.#isThere ? this.#crashAttribution : undefined;
    if (!crashAttribution) return await this.#attempt(candidate, concurrent);
    let end: CaseEnd | undefined;
    const result = await crashAttribution.run(candidate, async () => {
      end = await this.#attempt(candidate, concurrent);
      return end.result;
    });
    return end?.result === result ? end : { result, starved: false, checkedRules: end?.checkedRules ?? [] };
  }

  /** Whether the SUT answers an association beside those of the cases. Never rejects. */
  async #answersAnother(): Promise<boolean> {
    const endpoint = this.#isThere ? await this.#sut.scp(undefined, '', '') : undefined;
    if (!this.#sut.policies.isWatched || !endpoint || 'notApplicable' in endpoint) return false;
    return await isAnswered(endpoint, this.#limits);
  }

  async #lookAgain(underWay: ReadonlySet<Promise<void>>): Promise<void> {
    await Promise.all(underWay);
    await this.#retryAlone.take();
    if (this.#retryAlone.cleared > 0 && !this.#isOneByOne) {
      this.#goOneByOne('cases that it had no time for beside others came to something else alone');
    }
  }

  async #result(): Promise<RunResult> {
    const limits = { timeoutMs: this.#limits.timeoutMs, signal: this.#options.signal };
    this.#notes.push(...(await lookAtStore(this.#sut, this.#recorder, limits)));
    const interrupted = this.#options.signal?.aborted ?? false;
    const cutShort = this.#budget.isOver && !interrupted;
    const left = cutShort && this.#settled.settleTheRest(this.#retryAlone.unsettled, this.#budget.elapsedMs);
    if (left) this.#notes.push(left);
    this.#notes.push(
      ...this.#reachability.expected.notes,
      ...this.#runner.congestion.notes(),
      ...this.#silences.notes(),
    );
    this.#notes.push(...(this.#crashAttribution?.notes ?? []), ...((await this.#sut.process?.notes()) ?? []));
    return this.#recorder.end(this.#facts(), interrupted);
  }

  #facts(): SutFacts {
    const gone = this.#reachability.gone;
    const { preflight, scuIdentity } = this.#runner;
    return sutFacts(this.#sut, { preflight, gone, notes: this.#notes, scuIdentity });
  }

  #attempt(candidate: Case, concurrent?: ConcurrentCases): Promise<CaseEnd> {
    return this.#recorder.attempt(candidate, () => this.#runner.run(candidate, concurrent));
  }
}
