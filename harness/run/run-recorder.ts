// Tells what happens in a run, event by event, and folds the events to its result.

import type { Case } from '../case/case.ts';
import type { CaseListener } from '../case/case-context.ts';
import type { AcknowledgedInstance } from '../model/instance-file.ts';
import type { RunEvent, RunListener, RunPlan, SutFacts } from '../model/run-event.ts';
import type { CaseResult, RunResult } from '../model/run-result.ts';
import type { CaseTap, TrafficWatch } from '../model/traffic.ts';
import type { CaseInStore } from '../oracle/kept-rules.ts';
import type { RuleResult } from '../oracle/rule.ts';
import type { CaseEnd } from './case-runner.ts';
import type { EarlierRun } from './earlier-run.ts';
import { RunFold } from './fold.ts';
import type { RuleFacts } from './rule-cases.ts';
import type { RunOptions } from './run-options.ts';

/** Omit for each member of a union. */
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** Who listens to a run beside its fold, and what came before. */
export type RecorderOptions = Pick<RunOptions, 'onEvent' | 'wireEvents' | 'watchTraffic' | 'earlier'>;

export class RunRecorder {
  readonly #startedAt = new Date();
  readonly #earlier: EarlierRun | undefined;
  readonly #begun: number;
  readonly #fold: RunFold;
  readonly #listener: RunListener | undefined;
  readonly #tellsWire: boolean;
  readonly #watch: TrafficWatch | undefined;
  /** Watches the attempt of a case that is under way. */
  readonly #taps = new Map<string, CaseTap>();
  readonly #attempts = new Map<string, number>();
  readonly #acknowledged = new Map<string, Map<string, AcknowledgedInstance>>();
  readonly #checkedRules = new Map<string, readonly string[]>();

  constructor(
    rules: readonly RuleFacts[],
    { onEvent, wireEvents = true, watchTraffic, earlier }: RecorderOptions = {},
  ) {
    this.#fold = new RunFold(rules);
    this.#listener = onEvent;
    // If nobody listens, nobody needs the copies.
    this.#tellsWire = onEvent !== undefined && wireEvents;
    this.#watch = watchTraffic;
    this.#earlier = earlier;
    this.#begun = performance.now() - (earlier?.durationMs ?? 0);
    for (const event of earlier?.events ?? []) this.#recall(event);
  }

  /** Takes an event of the run before it was killed. */
  #recall(event: RunEvent): void {
    this.#fold.on(event);
    if (event.kind === 'case-begin') this.#attempts.set(event.id, event.attempt);
    if (event.kind !== 'case-end') return;
    this.#checkedRules.set(event.result.id, event.checkedRules);
    this.#noteAcknowledged(event.result.id, event.acknowledged ?? []);
  }

  /** Begins the run, or goes on with the earlier one. */
  begin(plan: RunPlan, sut: Pick<SutFacts, 'role' | 'address'>): void {
    const startedAt = this.#startedAt.toISOString();
    this.#emit(this.#earlier ? { kind: 'run-resume', startedAt } : { kind: 'run-begin', plan, sut, startedAt });
  }

  preflight(sut: SutFacts): void {
    this.#emit({ kind: 'preflight', sut });
  }

  /** Runs one attempt of a case in the way given. */
  async attempt({ id }: Case, run: () => Promise<CaseEnd>): Promise<CaseEnd> {
    const attempt = (this.#attempts.get(id) ?? 0) + 1;
    this.#attempts.set(id, attempt);
    this.#emit({ kind: 'case-begin', id, attempt });
    const tap = this.#watch?.(id, attempt);
    if (tap) this.#taps.set(id, tap);
    const end = withCapture(await run(), tap);
    this.#checkedRules.set(id, end.checkedRules);
    this.#noteAcknowledged(id, end.acknowledged ?? []);
    return end;
  }

  /** The result of a case; a later one of the same case replaces it. */
  caseEnded(result: CaseResult): void {
    const acknowledged = [...(this.#acknowledged.get(result.id)?.values() ?? [])];
    const checkedRules = this.#checkedRules.get(result.id) ?? [];
    this.#emit({ kind: 'case-end', result, checkedRules, ...(acknowledged.length > 0 && { acknowledged }) });
  }

  #noteAcknowledged(id: string, acknowledged: readonly AcknowledgedInstance[]): void {
    const known = this.#acknowledged.get(id) ?? new Map<string, AcknowledgedInstance>();
    for (const one of acknowledged) known.set(one.sopInstanceUID, one);
    if (known.size > 0) this.#acknowledged.set(id, known);
  }

  /** What the SUT acknowledged in each case, in any of its attempts. */
  get acknowledged(): readonly CaseInStore[] {
    return [...this.#acknowledged].map(([id, instances]) => ({ id, acknowledged: [...instances.values()] }));
  }

  /** Takes what rules that are checked after the end of a case come to now; `change` is made to its result as well. */
  checkedLater(id: string, { checked, findings }: RuleResult, change: (result: CaseResult) => CaseResult): void {
    const known = this.#fold.caseOf(id);
    if (!known) return;
    for (const finding of findings) this.#emit({ kind: 'finding', id, finding });
    const others = known.result.findings.filter(({ rule }) => !checked.includes(rule));
    const result = { ...known.result, findings: [...others, ...findings] };
    const checkedRules = [...new Set([...known.checkedRules, ...checked])];
    this.#checkedRules.set(id, checkedRules);
    this.#emit({ kind: 'case-end', result: change(result), checkedRules });
  }

  /** Told of what goes on in a case. */
  listenerOf({ id }: Case): CaseListener {
    const tap = this.#taps.get(id);
    return {
      onFinding: (finding) => this.#emit({ kind: 'finding', id, finding }),
      ...(tap && { tap }),
      ...(this.#tellsWire && {
        onWire: (record, bytes) =>
          this.#emit({ kind: 'wire', id, record, ...(bytes && { bytes: Uint8Array.from(bytes) }) }),
      }),
    };
  }

  /** Ends the run, and gives its result. */
  end(sut: SutFacts, interrupted: boolean): RunResult {
    const durationMs = (this.#earlier?.durationMs ?? 0) + Date.now() - this.#startedAt.getTime();
    this.#emit({ kind: 'run-end', durationMs, interrupted, sut });
    return this.#fold.result();
  }

  #emit(event: DistributiveOmit<RunEvent, 'at'>): void {
    const timed = { ...event, at: Math.round(performance.now() - this.#begun) } as RunEvent;
    this.#fold.on(timed);
    this.#listener?.(timed);
  }
}

function withCapture(end: CaseEnd, tap: CaseTap | undefined): CaseEnd {
  const capture = tap?.ended();
  return capture ? { ...end, result: { ...end.result, capture } } : end;
}
