// What is expected of the SUT after a case: what it did before the first one, without what it has stopped doing since.

import type { Health, HealthPart } from '../model/health.ts';
import { usualChecks } from '../preflight/health.ts';
import { partNames, without } from '../preflight/health-baseline.ts';
import type { HealthChecks } from '../preflight/health-exchange.ts';
import type { Preflight } from '../preflight/preflight.ts';

/** What a SUT that answers has stopped doing is the fault of one case, and is not expected after any other. */
export class ExpectedHealth {
  readonly #stopped = new Set<HealthPart>();
  readonly #notes: string[] = [];

  /** What is expected now. With a name for an instance, a C-STORE as well, if the SUT stored before the first case. */
  checks(preflight: Preflight | undefined, name?: string): HealthChecks {
    const { health: before = usualChecks, stores: sopClass } = preflight ?? {};
    const store = name === undefined || sopClass === undefined ? {} : { store: { sopClass, name } };
    return [...this.#stopped].reduce<HealthChecks>((checks, part) => without(checks, { part }), {
      ...before,
      ...store,
    });
  }

  /** After this case, seen alone, the SUT still answers associations, but does no longer do one part of what it did. */
  stopped(part: HealthPart, caseId: string, { detail = 'no detail' }: Health): void {
    this.#stopped.add(part);
    this.#notes.push(`its health is told without ${partNames[part]} after ${caseId}: ${detail}`);
  }

  /** It has been started again, and may do everything again. */
  restarted(): void {
    this.#stopped.clear();
  }

  get notes(): readonly string[] {
    return this.#notes;
  }
}
