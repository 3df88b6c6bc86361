// A SUT that is started and has been asked what it accepts, for programs that judge one case after the other themselves.

import type { Case } from '../case/case.ts';
import { defaultTimeoutMs } from '../case/time-limits.ts';
import type { CaseResult, RunResult } from '../model/run-result.ts';
import { allRules } from '../oracle/rule-catalogue.ts';
import { ResponseTimes } from '../peer/response-times.ts';
import { type Preflight, preflight, unreachableText } from '../preflight/preflight.ts';
import { isRuleCase } from '../results/rule-id.ts';
import type { Sut } from '../sut/sut.ts';
import { openSut, type SutSpec } from '../sut/sut-spec.ts';
import type { CaseEnd } from './case-runner.ts';
import { CaseRunner } from './case-runner.ts';
import { CrashAttribution } from './crash-attribution.ts';
import { lookAtStore } from './look-at-store.ts';
import { Reachability } from './reachability.ts';
import { RunRecorder } from './run-recorder.ts';
import { sutFacts } from './sut-facts.ts';

export interface PrepareOptions {
  /** Longest wait for any one reaction of the SUT, in milliseconds; default 10,000. */
  readonly timeoutMs?: number;
  /** Decides every generated UID and value; default 1. */
  readonly seed?: number;
  /** Stops what is under way. */
  readonly signal?: AbortSignal;
}

/**
 * Starts a SUT if the harness is to start it, and asks it once what it accepts, stores and does when it is well (preflight).
 * Rejects with one line when it cannot be started or reached.
 */
export async function prepareSut(sut: Sut | SutSpec, options: PrepareOptions = {}): Promise<PreparedSut> {
  const isOurs = 'kind' in sut;
  const opened = isOurs ? await openSut(sut) : sut;
  const prepared = new PreparedSut(opened, isOurs, options);
  try {
    await prepared.prepare();
    return prepared;
  } catch (error) {
    await prepared.close();
    throw error;
  }
}

/** Judges one case. Rejects for a SUT that is not prepared and cannot be reached, else never for what a SUT does. */
export async function judgeCase(
  candidate: Case,
  sut: PreparedSut | Sut | SutSpec,
  options: PrepareOptions = {},
): Promise<CaseResult> {
  if (sut instanceof PreparedSut) return await sut.judge(candidate);
  await using prepared = await prepareSut(sut, options);
  return await prepared.judge(candidate);
}

/** See `prepareSut`. Cases are judged one after the other, whoever asks for them at once. */
export class PreparedSut implements AsyncDisposable {
  readonly sut: Sut;
  readonly #isOurs: boolean;
  readonly #limits: { timeoutMs: number; seed: number; signal: AbortSignal; responseTimes: ResponseTimes };
  readonly #recorder = new RunRecorder(allRules);
  readonly #reachability = new Reachability();
  readonly #runner: CaseRunner;
  readonly #crashAttribution: CrashAttribution | undefined;
  readonly #judged: string[] = [];
  readonly #late = new Map<Case, CaseResult>();
  readonly #notes: string[] = [];
  #turn: Promise<unknown> = Promise.resolve();
  /** Cases that had been judged when the store of the SUT was looked at last. */
  #lookedAt = 0;

  constructor(sut: Sut, isOurs: boolean, options: PrepareOptions) {
    const { timeoutMs = defaultTimeoutMs, seed = 1, signal = new AbortController().signal } = options;
    this.sut = sut;
    this.#isOurs = isOurs;
    this.#limits = { timeoutMs, seed, signal, responseTimes: new ResponseTimes() };
    this.#runner = new CaseRunner({ sut, ...this.#limits, reachability: this.#reachability });
    this.#crashAttribution =
      sut.process &&
      new CrashAttribution(
        sut.process,
        {
          runCase: async (candidate) => (await this.#attempt(candidate)).result,
          replace: (candidate, result) => {
            this.#late.set(candidate, result);
            this.#recorder.caseEnded(result);
          },
          revived: () => this.#reachability.restarted(),
          lost: (reason) => this.#reachability.lose(reason),
        },
        signal,
      );
  }

  /** What the SUT accepts and does when it is well; undefined for the built-in pair, of which that is known. */
  get preflight(): Preflight | undefined {
    return this.#runner.preflight;
  }

  /** Cases that turned out only after their end to have killed the process of the SUT: they fail now. */
  get late(): readonly CaseResult[] {
    return [...this.#late.values()];
  }

  /** For `prepareSut` alone. */
  async prepare(): Promise<void> {
    const { sut } = this;
    await sut.process?.start(this.#limits.signal);
    const endpoint = sut.policies.isAskedFirst ? await sut.scp(undefined, '', '') : undefined;
    if (!endpoint || 'notApplicable' in endpoint) return;
    // Two at once tell whether it serves more than one, which cases that need several want to know.
    const found = await preflight(endpoint, { ...this.#limits, wanted: 2 });
    if (found.unreachable !== undefined) throw new Error(unreachableText(sut.address, found));
    this.#runner.preflight = found;
    this.#notes.push(...found.notes);
  }

  /** Judges a case, when those before it have ended. Rejects only with the reason of the signal. */
  judge(candidate: Case): Promise<CaseResult> {
    const judged = this.#turn.then(() => this.#judge(candidate));
    this.#turn = judged.catch(() => {});
    return judged;
  }

  async #judge(candidate: Case): Promise<CaseResult> {
    const run = async () => {
      const { result, wasRejectedForNow } = await this.#attempt(candidate);
      // The SUT has been waited for since.
      return wasRejectedForNow ? (await this.#attempt(candidate)).result : result;
    };
    const isThere = this.#reachability.gone === undefined;
    const result = await (isThere && this.#crashAttribution ? this.#crashAttribution.run(candidate, run) : run());
    this.#judged.push(candidate.id);
    this.#recorder.caseEnded(result);
    return result;
  }

  #attempt(candidate: Case): Promise<CaseEnd> {
    return this.#recorder.attempt(candidate, () => this.#runner.run(candidate));
  }

  /** The cases of the rules that always hold, as the cases until now saw them. */
  async ruleCases(): Promise<readonly CaseResult[]> {
    await this.#turn;
    await this.#lookAtStore();
    return this.#result([]).cases.filter(isRuleCase);
  }

  /** After the last case: how the SUT is now, and the results of all that were judged, such as reports are made of. */
  async end(): Promise<RunResult> {
    await this.#turn;
    this.#notes.push(...(await this.#lookAtStore()));
    const crashAttribution = this.#crashAttribution;
    if (this.#reachability.gone === undefined) await crashAttribution?.end();
    const notes = [
      ...this.#notes,
      ...this.#reachability.expected.notes,
      ...this.#runner.congestion.notes(),
      ...(crashAttribution?.notes ?? []),
    ];
    notes.push(...((await this.sut.process?.notes()) ?? []));
    if (this.#judged.length > 0 && this.#reachability.isWell) notes.push(...(await this.#runner.healthAtEnd()));
    return this.#result(notes);
  }

  /** Once for all cases until now: it waits for files that come late. */
  async #lookAtStore(): Promise<readonly string[]> {
    if (this.#judged.length === this.#lookedAt) return [];
    this.#lookedAt = this.#judged.length;
    return await lookAtStore(this.sut, this.#recorder, this.#limits);
  }

  #result(notes: readonly string[]): RunResult {
    const { seed, timeoutMs, signal } = this.#limits;
    const { role, address } = this.sut;
    this.#recorder.begin({ cases: this.#judged, seed, timeoutMs }, { role, address });
    const { scuIdentity } = this.#runner;
    const facts = sutFacts(this.sut, { preflight: this.preflight, gone: this.#reachability.gone, notes, scuIdentity });
    return this.#recorder.end(facts, signal.aborted);
  }

  /** Ends the SUT if `prepareSut` opened it; one that was given is for its owner to close. */
  async close(): Promise<void> {
    if (this.#isOurs) await this.sut.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
