// Drives the cases of a run: preflight, concurrency, health after each case, and the result.

import { setMaxListeners } from 'node:events';
import { ConnectionFailed, implementationClassUID, implementationVersionName } from '../../src/index.ts';
import { accepted } from '../scenario/names.ts';
import type { Case } from '../scenario/scenario.ts';
import type { ScpBody, ScuBody } from '../scenario/schema.ts';
import type { ScpEndpoint, Sut } from '../sut/sut.ts';
import { type CaseResult, type RunResult, summarize } from '../verdict/run-result.ts';
import { Blame, type Supervised } from './blame.ts';
import type { CaseLimits } from './case-context.ts';
import { caseResult } from './case-result.ts';
import { type CaseRun, errorRun, unjudgedRun } from './case-run.ts';
import type { Health } from './health.ts';
import { defaultTimeoutMs, type RunOptions } from './options.ts';
import { type Preflight, preflight } from './preflight.ts';
import { runScpCase } from './run-scp-case.ts';
import { runScuCase } from './run-scu-case.ts';
import { supervisedHealth } from './supervised-health.ts';
import { toolVersion } from './tool-version.ts';

const defaults = { timeoutMs: defaultTimeoutMs, seed: 1 };
/** Cases at once: a remote SUT is spared, and the built-in pair mostly waits for the disk. */
const defaultConcurrency = { remote: 4, builtIn: 8 };
/** A case may wait for this many reactions in full before it is cut short. */
const reactionsPerCase = 6;
/** So many cases in a row without a connection mean that the SUT is gone. */
const unreachableLimit = 3;
const oneAtATimeNote = 'it serves or negotiates one association at a time: cases ran one after the other';

/**
 * Runs the cases and gives their results in the order of the cases. Never rejects for what the SUT does. When the signal
 * is aborted it stops at once and gives what ran until then. The SUT is left open: who made it closes it.
 */
export async function runCases(cases: readonly Case[], sut: Sut, options: RunOptions = {}): Promise<RunResult> {
  const run = new Run(cases, sut, options);
  return run.go();
}

class Run {
  readonly #cases: readonly Case[];
  readonly #sut: Sut;
  readonly #options: RunOptions;
  readonly #timeoutMs: number;
  readonly #seed: number;
  readonly #signal: AbortSignal;
  readonly #startedAt = new Date();
  readonly #results: (CaseResult | undefined)[];
  #preflight: Preflight | undefined;
  #next = 0;
  #done = 0;
  #unreachableInARow = 0;
  #lastUnreachable = '';
  #lost: string | undefined;
  readonly #blame: Blame | undefined;
  readonly #notes: string[] = [];

  constructor(cases: readonly Case[], sut: Sut, options: RunOptions) {
    this.#cases = cases;
    this.#sut = sut;
    this.#options = options;
    this.#timeoutMs = options.timeoutMs ?? defaults.timeoutMs;
    this.#seed = options.seed ?? defaults.seed;
    this.#signal = options.signal ?? new AbortController().signal;
    // Every wait of every case listens to it.
    setMaxListeners(0, this.#signal);
    this.#preflight = options.preflight;
    this.#results = cases.map(() => undefined);
    this.#blame = sut.process && new Blame(sut.process, this.#supervised(), this.#signal);
  }

  async go(): Promise<RunResult> {
    try {
      await this.#start();
      if (this.#sut.isRemote && !this.#preflight && this.#lost === undefined) await this.#askFirst();
      if (this.#preflight?.oneAtATime) this.#notes.push(oneAtATimeNote);
      const workers = Array.from({ length: this.#concurrency() }, () => this.#work());
      await Promise.all(workers);
      if (this.#lost === undefined) await this.#blame?.end();
    } catch (error) {
      if (!this.#signal.aborted) throw error;
    }
    this.#notes.push(...(this.#blame?.notes ?? []), ...((await this.#sut.process?.notes()) ?? []));
    return this.#result();
  }

  async #start(): Promise<void> {
    try {
      await this.#sut.process?.start(this.#signal);
    } catch (error) {
      this.#signal.throwIfAborted();
      this.#lost = (error as Error).message;
    }
  }

  #supervised(): Supervised {
    return {
      runCase: (candidate) => this.#runCase(candidate),
      replace: (candidate, result) => {
        this.#results[this.#cases.indexOf(candidate)] = result;
      },
      revived: () => {
        this.#unreachableInARow = 0;
      },
      lost: (reason) => {
        this.#lost = reason;
      },
    };
  }

  #concurrency(): number {
    if (this.#preflight?.oneAtATime) return 1;
    const usual = this.#sut.isRemote ? defaultConcurrency.remote : defaultConcurrency.builtIn;
    return Math.max(1, this.#options.concurrency ?? usual);
  }

  async #askFirst(): Promise<void> {
    const endpoint = await this.#sut.scp(undefined, '', '');
    if ('notApplicable' in endpoint) return;
    this.#preflight = await preflight(endpoint, this.#timeoutMs, this.#signal);
    const { death } = this.#sut.process ?? {};
    if (death !== undefined) this.#lost = `${death}, when it was asked what it accepts`;
  }

  async #work(): Promise<void> {
    while (this.#next < this.#cases.length) {
      this.#signal.throwIfAborted();
      const at = this.#next++;
      const candidate = this.#cases[at];
      if (!candidate) return;
      const blame = this.#lost === undefined ? this.#blame : undefined;
      const result = await (blame?.run(candidate) ?? this.#runCase(candidate));
      this.#results[at] = result;
      this.#done += 1;
      this.#options.onCase?.(result, { done: this.#done, total: this.#cases.length });
    }
  }

  async #runCase(candidate: Case): Promise<CaseResult> {
    const startedAt = new Date();
    const begun = performance.now();
    const { run, endpoint } = await this.#judge(candidate);
    const durationMs = performance.now() - begun;
    const health =
      endpoint && hasTouched(run)
        ? await supervisedHealth(endpoint, this.#sut.process, this.#timeoutMs, this.#signal)
        : unchecked;
    return caseResult(candidate, run, health, { startedAt, durationMs });
  }

  async #judge(candidate: Case): Promise<{ run: CaseRun; endpoint?: ScpEndpoint }> {
    if (!this.#sut.roles.includes(candidate.role)) {
      return { run: unjudgedRun('not-applicable', `the scenario is for an ${candidate.role.toUpperCase()}`) };
    }
    try {
      if (candidate.role === 'scu') {
        return { run: await runScuCase(candidate, candidate.body as ScuBody, this.#sut, this.#limits(candidate)) };
      }
      return await this.#judgeScp(candidate, candidate.body as ScpBody);
    } catch (error) {
      this.#signal.throwIfAborted();
      return { run: errorRun(error) };
    }
  }

  async #judgeScp(candidate: Case, body: ScpBody): Promise<{ run: CaseRun; endpoint?: ScpEndpoint }> {
    const endpoint = await this.#sut.scp(body.scp, candidate.id, candidate.file);
    if ('notApplicable' in endpoint) return { run: unjudgedRun('not-applicable', endpoint.notApplicable) };
    const gone = this.#gone();
    if (gone !== undefined) return { run: unjudgedRun('error', gone) };
    const sopClass = this.#sopClassFor(candidate, endpoint);
    if (sopClass === undefined) {
      return { run: unjudgedRun('not-applicable', `no SOP Class was accepted: ${this.#preflight?.evidence}`) };
    }
    try {
      const run = await runScpCase(candidate, body, endpoint, sopClass, this.#limits(candidate));
      this.#unreachableInARow = 0;
      return { run: { ...run, given: givenOf(candidate, sopClass) }, endpoint };
    } catch (error) {
      if (!(error instanceof ConnectionFailed)) throw error;
      this.#unreachableInARow += 1;
      this.#lastUnreachable = error.message;
      return { run: errorRun(error) };
    }
  }

  /** Why there is no sense in another case; undefined while there is. */
  #gone(): string | undefined {
    if (this.#lost !== undefined) return this.#lost;
    if (this.#preflight?.unreachable !== undefined) return this.#preflight.unreachable;
    return this.#unreachableInARow >= unreachableLimit ? this.#lastUnreachable : undefined;
  }

  #sopClassFor({ sopClass }: Case, { knownSopClass }: ScpEndpoint): string | undefined {
    if (sopClass !== accepted) return sopClass;
    return knownSopClass ?? this.#preflight?.accepted[0];
  }

  #limits({ timeoutMs }: Case): CaseLimits {
    return {
      timeoutMs: this.#timeoutMs,
      caseTimeoutMs: timeoutMs ?? this.#timeoutMs * reactionsPerCase,
      seed: this.#seed,
      signal: this.#signal,
    };
  }

  #result(): RunResult {
    const cases = this.#results.filter((result) => result !== undefined);
    const unreachable = this.#gone();
    return {
      tool: { name: 'cstore-conformance', version: toolVersion() },
      startedAt: this.#startedAt.toISOString(),
      durationMs: Date.now() - this.#startedAt.getTime(),
      seed: this.#seed,
      interrupted: this.#signal.aborted,
      sut: {
        role: this.#sut.role,
        address: this.#sut.address,
        ...this.#identity(),
        reachable: unreachable === undefined,
        ...(unreachable !== undefined && { unreachableReason: unreachable }),
        notes: this.#notes,
      },
      summary: summarize(cases),
      cases,
    };
  }

  #identity(): { implementationClassUID?: string; implementationVersionName?: string } {
    if (!this.#sut.isRemote) return { implementationClassUID, implementationVersionName };
    const { implementationClassUID: uid, implementationVersionName: name } = this.#preflight ?? {};
    return {
      ...(uid !== undefined && { implementationClassUID: uid }),
      ...(name !== undefined && { implementationVersionName: name }),
    };
  }
}

const unchecked: Health = { state: 'not-checked' };

/** Whether the case did more to the SUT than to propose an association that came to nothing. */
function hasTouched({ transport, verdict }: CaseRun): boolean {
  return transport !== 'not-connected' && verdict !== 'not-applicable';
}

/** What the matrix left to the SUT is part of what the case was about. */
function givenOf({ given, sopClass }: Case, chosen: string): Readonly<Record<string, string>> {
  return sopClass === accepted ? { sopClass: chosen, ...given } : given;
}
