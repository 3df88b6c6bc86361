// Runs one case, and looks after it how the SUT is.

import { ConnectionFailed } from '../../src/index.ts';
import type { Case, ScpBody, ScuBody } from '../case/case.ts';
import type { CaseLimits, CaseListener, CaseSopClass } from '../case/case-context.ts';
import { caseResult } from '../case/case-result.ts';
import { blockedByRule, blockedRun, type CaseRun, errorRun, unjudgedRun } from '../case/case-run.ts';
import type { ConcurrentCases } from '../case/concurrent-cases.ts';
import { runScpCase } from '../case/run-scp-case.ts';
import { runScuCase } from '../case/run-scu-case.ts';
import { accepted, sopClassUid } from '../language/names.ts';
import type { Health } from '../model/health.ts';
import type { CaseResult } from '../model/run-result.ts';
import type { ResponseTimes } from '../peer/response-times.ts';
import { sendControl } from '../preflight/control-request.ts';
import { checkHealth, type HealthLimits } from '../preflight/health.ts';
import type { Preflight } from '../preflight/preflight.ts';
import { supervisedHealth } from '../preflight/supervised-health.ts';
import type { ScpEndpoint, Sut } from '../sut/sut.ts';
import { hasTouched, isUsual, mayBeStarved } from './case-run-facts.ts';
import { Controls } from './controls.ts';
import type { Reachability } from './reachability.ts';
import type { Silences } from './silences.ts';

/** A case may wait for this many reactions in full before it is cut short. */
const reactionsPerCase = 6;

/** What a case came to, and whether that may be due to the cases that ran beside it. */
export interface CaseEnd {
  readonly result: CaseResult;
  readonly starved: boolean;
  /** It did not wait in full for what the SUT has left unanswered in other cases, and could not be judged. */
  readonly wasBlocked?: boolean;
  /** Ids of the rules that there was an occasion to keep or break. */
  readonly checkedRules: readonly string[];
}

export interface CaseRunnerParts {
  readonly sut: Sut;
  readonly timeoutMs: number;
  readonly seed: number;
  readonly signal: AbortSignal;
  readonly reachability: Reachability;
  /** How fast the SUT is. */
  readonly responseTimes?: ResponseTimes;
  /** What it leaves unanswered. */
  readonly silences?: Silences;
  /** Whether there is no time to look after the SUT when nothing was unusual: the next case will show how it is. */
  readonly isShortOfTime?: () => boolean;
  /** Told of what goes on in a case. */
  readonly listenerOf?: (candidate: Case) => CaseListener;
}

/** Runs cases against one SUT. */
export class CaseRunner {
  readonly #parts: CaseRunnerParts;
  readonly #controls = new Controls();
  /** What a remote SUT accepts. */
  preflight: Preflight | undefined;

  constructor(parts: CaseRunnerParts) {
    this.#parts = parts;
  }

  /** Runs a case and checks the health of the SUT. Rejects only with the reason of the signal. */
  async run(candidate: Case, concurrent?: ConcurrentCases): Promise<CaseEnd> {
    const startedAt = new Date();
    const begun = performance.now();
    const { run, endpoint } = await this.#judge(candidate, concurrent);
    const durationMs = performance.now() - begun;
    const checking = endpoint && this.#needsLook(run) ? this.#health(candidate, run, endpoint) : unchecked;
    const health = await (concurrent?.slot.wait(checking) ?? checking);
    if (endpoint) this.#note(candidate, run, health, concurrent);
    const result = caseResult(candidate, run, health, { startedAt, durationMs });
    const { checkedRules = [], wasBlocked = false } = run;
    return { result, starved: mayBeStarved(run, health, result), checkedRules, wasBlocked };
  }

  async #judge(
    candidate: Case,
    concurrent: ConcurrentCases | undefined,
  ): Promise<{ run: CaseRun; endpoint?: ScpEndpoint }> {
    const { sut, signal } = this.#parts;
    if (!sut.roles.includes(candidate.role)) {
      return { run: unjudgedRun('not-applicable', `the scenario is for an ${candidate.role.toUpperCase()}`) };
    }
    const limits = this.#limits(candidate, concurrent);
    try {
      if (candidate.role === 'scp') return await this.#judgeScp(candidate, candidate.body as ScpBody, limits);
      return { run: await runScuCase(candidate, candidate.body as ScuBody, sut, limits) };
    } catch (error) {
      signal.throwIfAborted();
      return { run: errorRun(error) };
    }
  }

  async #judgeScp(
    candidate: Case,
    body: ScpBody,
    limits: CaseLimits,
  ): Promise<{ run: CaseRun; endpoint?: ScpEndpoint }> {
    const endpoint = await this.#parts.sut.scp(body.scp, candidate.id, candidate.file);
    if ('notApplicable' in endpoint) return { run: unjudgedRun('not-applicable', endpoint.notApplicable) };
    const { gone } = this.#parts.reachability;
    if (gone !== undefined) return { run: unjudgedRun('error', gone) };
    const silence = this.#parts.silences?.blockingScenario(candidate.scenario);
    if (silence) return { run: blockedRun(silence) };
    const keyword = this.#sopClassFor(candidate, endpoint);
    const sopClass = keyword === undefined ? { missing: this.#noSopClass } : { uid: sopClassUid(keyword) ?? keyword };
    const run = await this.#reached(
      () => runScpCase(candidate, body, endpoint, sopClass, limits, this.#parts.listenerOf?.(candidate)),
      endpoint,
      limits,
    );
    const judged = await this.#compared(candidate, body, run, endpoint, sopClass);
    return { run: { ...judged, given: givenOf(candidate, keyword) }, ...(run.verdict !== 'error' && { endpoint }) };
  }

  /** A case of a remote SUT that did what it does with plain requests too is blocked by the rule that this breaks. */
  async #compared(
    candidate: Case,
    body: ScpBody,
    run: CaseRun,
    endpoint: ScpEndpoint,
    sopClass: CaseSopClass,
  ): Promise<CaseRun> {
    if (!this.#parts.sut.policies.isAskedFirst) return run;
    const stores = this.preflight?.stores;
    const finding = await this.#controls.blocking(
      { candidate, run, steps: body.steps, sopClass: 'uid' in sopClass ? sopClass.uid : undefined },
      (request) => sendControl(endpoint, request, `control/${candidate.id}`, this.#parts),
      stores && sopClassUid(stores),
    );
    return finding ? blockedByRule(run, finding) : run;
  }

  /** Runs a case, and once more where the SUT could not be reached, was waited for, and is well again. */
  async #reached(run: () => Promise<CaseRun>, endpoint: ScpEndpoint, { concurrent }: CaseLimits): Promise<CaseRun> {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof ConnectionFailed)) throw error;
      const { reachability, sut } = this.#parts;
      const mayComeBack = sut.policies.isWaitedFor && reachability.isWell;
      const checks = this.#parts.reachability.expected.checks(this.preflight);
      const health = mayComeBack ? await checkHealth(endpoint, this.#healthLimits, checks) : unreached;
      if (health.state === 'ok') return await this.#reachedAtLast(run, concurrent);
      this.#ill(error.message, concurrent);
      return { ...errorRun(error), starved: true };
    }
  }

  async #reachedAtLast(run: () => Promise<CaseRun>, concurrent: ConcurrentCases | undefined): Promise<CaseRun> {
    try {
      return { ...(await run()), starved: true };
    } catch (error) {
      if (!(error instanceof ConnectionFailed)) throw error;
      this.#ill(error.message, concurrent);
      return { ...errorRun(error), starved: true };
    }
  }

  /** How the SUT is after the last case, a C-STORE included; undefined where nobody would be to blame. */
  async healthAtEnd(): Promise<Health | undefined> {
    const { sut } = this.#parts;
    const endpoint = sut.policies.isWatched ? await sut.scp(undefined, '', '') : undefined;
    if (!endpoint || 'notApplicable' in endpoint) return undefined;
    const checks = this.#parts.reachability.expected.checks(this.preflight, 'health/end');
    const { store } = checks;
    const hasToStore = { ...checks, ...(store && { store: { ...store, hasToStore: true as const } }) };
    return supervisedHealth(endpoint, sut.process, this.#parts, hasToStore);
  }

  #needsLook(run: CaseRun): boolean {
    return hasTouched(run) && !(isUsual(run) && this.#parts.isShortOfTime?.());
  }

  /** Where something was unusual, the SUT has to show that it still stores; elsewhere that it answers will do. */
  #health(candidate: Case, run: CaseRun, endpoint: ScpEndpoint): Promise<Health> {
    const { sut, reachability } = this.#parts;
    // What a SUT leaves unanswered is known when a case was blocked by it.
    const name = !isUsual(run) && !run.wasBlocked ? `health/${candidate.id}` : undefined;
    return supervisedHealth(
      endpoint,
      sut.process,
      this.#healthLimits,
      reachability.expected.checks(this.preflight, name),
    );
  }

  /** A SUT that was not well already is not waited for as long as one that was. */
  get #healthLimits(): HealthLimits {
    return { ...this.#parts, wasWell: this.#parts.reachability.isWell };
  }

  #note({ id }: Case, { verdict }: CaseRun, health: Health, concurrent: ConcurrentCases | undefined): void {
    const { state, detail, part } = health;
    const { reachability, sut } = this.#parts;
    if (state === 'ok' || (state === 'not-checked' && verdict !== 'error')) reachability.well();
    else if (!sut.policies.isWatched || sut.process?.death !== undefined) return;
    else if (part === undefined || part === 'association')
      this.#ill(`it is ${state}: ${detail ?? 'no detail'}`, concurrent);
    else if (!concurrent?.slot.wasShared) {
      reachability.well();
      reachability.expected.stopped(part, id, health);
    }
  }

  /** What is seen beside other cases may be due to them: a case that runs alone will tell. */
  #ill(reason: string, concurrent: ConcurrentCases | undefined): void {
    if (!concurrent?.slot.wasShared) this.#parts.reachability.ill(reason);
  }

  #sopClassFor({ sopClass }: Case, { knownSopClass }: ScpEndpoint): string | undefined {
    if (sopClass !== accepted) return sopClass;
    return knownSopClass ?? this.preflight?.chosen;
  }

  get #noSopClass(): string {
    return `no SOP Class was accepted in a Transfer Syntax without compression: ${this.preflight?.evidence}`;
  }

  #limits({ timeoutMs: longest }: Case, concurrent: ConcurrentCases | undefined): CaseLimits {
    const { timeoutMs, seed, signal, responseTimes, silences } = this.#parts;
    const caseTimeoutMs = longest ?? timeoutMs * reactionsPerCase;
    return {
      timeoutMs,
      caseTimeoutMs,
      seed,
      signal,
      ...(responseTimes && { responseTimes }),
      ...(silences && { silences }),
      ...(concurrent && { concurrent }),
    };
  }
}

const unchecked = Promise.resolve<Health>({ state: 'not-checked' });
const unreached: Health = { state: 'unreachable' };

/** What the matrix left to the SUT is part of what the case was about. */
function givenOf({ given, sopClass }: Case, chosen: string | undefined): Readonly<Record<string, string>> {
  return sopClass === accepted && chosen !== undefined ? { sopClass: chosen, ...given } : given;
}
