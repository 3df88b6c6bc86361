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
import { RunFold } from './fold.ts';
import type { RuleFacts } from './rule-cases.ts';

/** Omit for each member of a union. */
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

export class RunRecorder {
  readonly #startedAt = new Date();
  readonly #begun = performance.now();
  readonly #fold: RunFold;
  readonly #listener: RunListener | undefined;
  readonly #watch: TrafficWatch | undefined;
  /** Watches the attempt of a case that is under way. */
  readonly #taps = new Map<string, CaseTap>();
  readonly #attempts = new Map<string, number>();
  readonly #acknowledged = new Map<string, Map<string, AcknowledgedInstance>>();
  readonly #checkedRules = new Map<string, readonly string[]>();

  constructor(rules: readonly RuleFacts[], listener: RunListener | undefined, watch?: TrafficWatch) {
    this.#fold = new RunFold(rules);
    this.#listener = listener;
    this.#watch = watch;
  }

  begin(plan: RunPlan, sut: Pick<SutFacts, 'role' | 'address'>): void {
    this.#emit({ kind: 'run-begin', plan, sut, startedAt: this.#startedAt.toISOString() });
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
    this.#emit({ kind: 'case-end', result, checkedRules: this.#checkedRules.get(result.id) ?? [] });
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
      // If nobody listens, nobody needs the copies.
      ...(this.#listener && {
        onWire: (record, bytes) =>
          this.#emit({ kind: 'wire', id, record, ...(bytes && { bytes: Uint8Array.from(bytes) }) }),
      }),
    };
  }

  /** Ends the run, and gives its result. */
  end(sut: SutFacts, interrupted: boolean): RunResult {
    this.#emit({ kind: 'run-end', durationMs: Date.now() - this.#startedAt.getTime(), interrupted, sut });
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
