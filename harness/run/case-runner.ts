// Runs one case, and looks after it how the SUT is.

import { ConnectionFailed } from '../../src/index.ts';
import type { ScuIdentity } from '../case/acceptor-log.ts';
import type { Case, ScpBody, ScuBody } from '../case/case.ts';
import type { CaseLimits, CaseListener, CaseSopClass } from '../case/case-context.ts';
import { caseResult } from '../case/case-result.ts';
import { blockedByRule, blockedRun, type CaseRun, errorRun, unjudgedRun } from '../case/case-run.ts';
import type { ConcurrentCases } from '../case/concurrent-cases.ts';
import { runScpCase } from '../case/run-scp-case.ts';
import { defaultTimeoutMs } from '../case/time-limits.ts';
import { accepted, sopClassUid } from '../language/names.ts';
import type { Health } from '../model/health.ts';
import type { AcknowledgedInstance } from '../model/instance-file.ts';
import type { CaseResult } from '../model/run-result.ts';
import type { ResponseTimes } from '../peer/response-times.ts';
import { sendControl } from '../preflight/control-request.ts';
import { checkHealth } from '../preflight/health.ts';
import { untilAccepting } from '../preflight/patient-probe.ts';
import type { Preflight } from '../preflight/preflight.ts';
import type { ScpEndpoint, Sut } from '../sut/sut.ts';
import { hasTouched, isUsual, mayBeStarved } from './case-run-facts.ts';
import { Congestion } from './congestion.ts';
import { Controls } from './controls.ts';
import { HealthWatch } from './health-watch.ts';
import type { Reachability } from './reachability.ts';
import { ScuCaseRunner } from './scu-case-runner.ts';
import type { Silences } from './silences.ts';

/** A case may wait for this many reactions in full before it is cut short. */
const reactionsPerCase = 6;

/** What a case came to, and whether that may be due to the cases that ran beside it. */
export interface CaseEnd {
  readonly result: CaseResult;
  readonly starved: boolean;
  /** The SUT rejected an association of it for the moment. */
  readonly wasRejectedForNow?: boolean;
  /** It did not wait in full for what the SUT has left unanswered in other cases, and could not be judged. */
  readonly wasBlocked?: boolean;
  /** Ids of the rules that there was an occasion to keep or break. */
  readonly checkedRules: readonly string[];
  /** The instances that the SUT says it has stored, if somebody can look for them. */
  readonly acknowledged?: readonly AcknowledgedInstance[];
}

export interface CaseRunnerParts {
  readonly sut: Sut;
  readonly timeoutMs: number;
  readonly seed: number;
  readonly signal: AbortSignal;
  readonly reachability: Reachability;
  /** How many cases may be under way at once; default 1. */
  readonly underWay?: () => number;
  /** Told when a SUT that is busy may serve another number of cases at once. */
  readonly onGranted?: () => void;
  /** How long a connection that is to be closed is waited for, in milliseconds; default ten seconds. */
  readonly closeMs?: number;
  /** How long a SUT that rejects associations for the moment is waited for, in milliseconds; default a minute. */
  readonly busyMs?: number;
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
  readonly #passedOver = { cases: 0 };
  readonly #scus: ScuCaseRunner;
  readonly #watch: HealthWatch;
  /** Whether the SUT is busy. */
  readonly congestion: Congestion;
  /** What a remote SUT accepts. */
  preflight: Preflight | undefined;

  constructor(parts: CaseRunnerParts) {
    this.#parts = parts;
    this.#scus = new ScuCaseRunner(parts);
    const { underWay = () => 1, onGranted } = parts;
    const untilAccepted = () => this.#untilAccepting();
    this.congestion = new Congestion({ untilAccepting: untilAccepted, underWay, ...(onGranted && { onGranted }) });
    this.#watch = new HealthWatch({ ...parts, congestion: this.congestion }, () => this.preflight);
  }

  /** What an SCU says of itself. */
  get scuIdentity(): ScuIdentity | undefined {
    return this.#scus.identity;
  }

  /** Runs a case and checks the health of the SUT. Rejects only with the reason of the signal. */
  async run(candidate: Case, concurrent?: ConcurrentCases): Promise<CaseEnd> {
    const startedAt = new Date();
    const begun = performance.now();
    const { run, endpoint } = await this.#judge(candidate, concurrent);
    const durationMs = performance.now() - begun;
    let health: Health =
      endpoint && this.#needsLook(run) ? await this.#watch.after(candidate, run, endpoint, concurrent) : unchecked;
    if (run.crash !== undefined) health = { state: 'died', detail: run.crash };
    if (endpoint) this.#watch.note(candidate, run, health, concurrent);
    const result = caseResult(candidate, run, health, { startedAt, durationMs });
    const { checkedRules = [], wasBlocked = false, wasRejectedForNow = false, acknowledged = [] } = run;
    const starved = mayBeStarved(run, health, result);
    return { result, starved, checkedRules, wasBlocked, wasRejectedForNow, acknowledged };
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
      return { run: await this.#scus.judge(candidate, candidate.body as ScuBody, limits) };
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
      const health = mayComeBack ? await checkHealth(endpoint, this.#parts, checks) : unreached;
      if (health.state === 'ok') return await this.#reachedAtLast(run, concurrent);
      this.#watch.ill(error.message, concurrent);
      return { ...errorRun(error), starved: true };
    }
  }

  async #reachedAtLast(run: () => Promise<CaseRun>, concurrent: ConcurrentCases | undefined): Promise<CaseRun> {
    try {
      return { ...(await run()), starved: true };
    } catch (error) {
      if (!(error instanceof ConnectionFailed)) throw error;
      this.#watch.ill(error.message, concurrent);
      return { ...errorRun(error), starved: true };
    }
  }

  async #untilAccepting(): Promise<boolean> {
    const endpoint = await this.#parts.sut.scp(undefined, '', '');
    return 'notApplicable' in endpoint || (await untilAccepting(endpoint, this.#parts));
  }

  /** What to tell of the SUT after the last case, a C-STORE included; nothing if it is well or nobody would be to blame. */
  async healthAtEnd(): Promise<readonly string[]> {
    const health = await this.#watch.atEnd();
    if (!health || health.state === 'ok') return [];
    return [`after the last case it is ${health.state}: ${health.detail ?? 'no detail'}`];
  }

  #needsLook(run: CaseRun): boolean {
    return hasTouched(run) && !(isUsual(run) && this.#parts.isShortOfTime?.());
  }

  #sopClassFor({ sopClass }: Case, { knownSopClass }: ScpEndpoint): string | undefined {
    if (sopClass !== accepted) return sopClass;
    return knownSopClass ?? this.preflight?.chosen;
  }

  get #noSopClass(): string {
    return `no SOP Class was accepted in a Transfer Syntax without compression: ${this.preflight?.evidence}`;
  }

  #limits({ timeoutMs: longest }: Case, concurrent: ConcurrentCases | undefined): CaseLimits {
    const { timeoutMs, closeMs = defaultTimeoutMs, seed, signal, responseTimes, silences } = this.#parts;
    const caseTimeoutMs = longest ?? Math.max(timeoutMs * reactionsPerCase, timeoutMs + closeMs);
    return {
      timeoutMs,
      closeMs,
      caseTimeoutMs,
      seed,
      signal,
      ...(responseTimes && { responseTimes }),
      passedOver: this.#passedOver,
      ...(silences && { silences }),
      ...(concurrent && { concurrent }),
    };
  }
}

const unchecked: Health = { state: 'not-checked' };
const unreached: Health = { state: 'unreachable' };

/** What the matrix left to the SUT is part of what the case was about. */
function givenOf({ given, sopClass }: Case, chosen: string | undefined): Readonly<Record<string, string>> {
  return sopClass === accepted && chosen !== undefined ? { sopClass: chosen, ...given } : given;
}
