// Looks after the SUT when a case has ended: how is it, and whose fault is it when it is not well?

import type { Case } from '../case/case.ts';
import type { CaseRun } from '../case/case-run.ts';
import type { ConcurrentCases } from '../case/concurrent-cases.ts';
import type { Health } from '../model/health.ts';
import type { ProbeLimits } from '../peer/probe.ts';
import type { HealthLimits } from '../preflight/health.ts';
import type { Preflight } from '../preflight/preflight.ts';
import { supervisedHealth } from '../preflight/supervised-health.ts';
import type { ScpEndpoint, Sut } from '../sut/sut.ts';
import { isUsual } from './case-run-facts.ts';
import type { Congestion } from './congestion.ts';
import type { Reachability } from './reachability.ts';

export interface HealthWatchParts extends ProbeLimits {
  readonly sut: Sut;
  readonly reachability: Reachability;
  /** Whether it is busy. */
  readonly congestion: Congestion;
}

/** So often a SUT that is busy again after it was waited for is waited for after one case. */
const busyAtMost = 3;

const unchecked: Health = { state: 'not-checked' };

export class HealthWatch {
  readonly #parts: HealthWatchParts;
  readonly #preflight: () => Preflight | undefined;

  constructor(parts: HealthWatchParts, preflight: () => Preflight | undefined) {
    this.#parts = parts;
    this.#preflight = preflight;
  }

  /** How the SUT is after a case. One that is busy is waited for. Rejects only with the reason of the signal. */
  async after(
    candidate: Case,
    run: CaseRun,
    endpoint: ScpEndpoint,
    concurrent: ConcurrentCases | undefined,
  ): Promise<Health> {
    const { congestion } = this.#parts;
    const waiting = <T>(what: Promise<T>): Promise<T> => concurrent?.slot.wait(what) ?? what;
    let health = await waiting(this.#ask(candidate, run, endpoint));
    congestion.ended(candidate.id, { ...run, isBusy: health.isBusy === true || run.wasRejectedForNow === true });
    for (let times = 0; health.isBusy && times < busyAtMost; times++) {
      if (!(await waiting(congestion.wait()))) return this.#neverAccepting(congestion.reason);
      health = await waiting(this.#ask(candidate, run, endpoint));
    }
    // Others take every slot as soon as it is free: nobody is to blame, and the next case will see.
    return health.isBusy ? unchecked : health;
  }

  /** How the SUT is after the last case, a C-STORE included; undefined where nobody would be to blame. */
  async atEnd(): Promise<Health | undefined> {
    const { sut, reachability } = this.#parts;
    const endpoint = sut.policies.isWatched ? await sut.scp(undefined, '', '') : undefined;
    if (!endpoint || 'notApplicable' in endpoint) return undefined;
    const checks = reachability.expected.checks(this.#preflight(), 'health/end');
    const { store } = checks;
    const hasToStore = { ...checks, ...(store && { store: { ...store, hasToStore: true as const } }) };
    return supervisedHealth(endpoint, sut.process, this.#parts, hasToStore);
  }

  /** Takes down how the SUT is after a case. */
  note({ id }: Case, { verdict }: CaseRun, health: Health, concurrent: ConcurrentCases | undefined): void {
    const { state, detail, part } = health;
    const { reachability, sut } = this.#parts;
    if (state === 'ok' || (state === 'not-checked' && verdict !== 'error')) reachability.well();
    else if (!sut.policies.isWatched || sut.process?.death !== undefined) return;
    else if (part === undefined || part === 'association')
      this.ill(`it is ${state}: ${detail ?? 'no detail'}`, concurrent);
    else if (!concurrent?.slot.wasShared) {
      reachability.well();
      reachability.expected.stopped(part, id, health);
    }
  }

  /** What is seen beside other cases may be due to them: a case that runs alone will tell. */
  ill(reason: string, concurrent: ConcurrentCases | undefined): void {
    if (!concurrent?.slot.wasShared) this.#parts.reachability.ill(reason);
  }

  /** Where something was unusual, the SUT has to show that it still stores; elsewhere that it answers will do. */
  #ask({ id }: Case, run: CaseRun, endpoint: ScpEndpoint): Promise<Health> {
    const { sut, reachability } = this.#parts;
    // What a SUT leaves unanswered is known when a case was blocked by it.
    const name = !isUsual(run) && !run.wasBlocked ? `health/${id}` : undefined;
    // A SUT that was not well already is not waited for as long as one that was.
    const limits: HealthLimits = { ...this.#parts, wasWell: reachability.isWell };
    return supervisedHealth(endpoint, sut.process, limits, reachability.expected.checks(this.#preflight(), name));
  }

  /** Told once, with the case after which it was seen. */
  #neverAccepting(reason: string): Health {
    const { reachability } = this.#parts;
    if (reachability.gone !== undefined) return unchecked;
    reachability.lose(reason);
    return { state: 'unwell', detail: reason, part: 'association' };
  }
}
