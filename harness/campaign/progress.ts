// How far a campaign is: of each system, units and what their cases came to.

import type { JournalEvent } from '../journal/journal.ts';
import type { CampaignProgress, SystemProgress } from '../model/campaign-progress.ts';
import { summarize } from '../model/run-result.ts';
import type { VerdictKind } from '../model/verdict.ts';
import type { Outcome } from './unit.ts';

/** Counts what has ended. */
export class ProgressCounter {
  readonly #name: string;
  readonly #begun = performance.now();
  readonly #systems: Map<string, SystemProgress>;
  trouble: string | undefined;

  constructor(name: string, systems: readonly string[]) {
    this.#name = name;
    const none = { units: 0, ended: 0, errors: 0, verdicts: summarize([]), finds: 0 };
    this.#systems = new Map(systems.map((system) => [system, { system, ...none }]));
  }

  /** More is known of a system. */
  know(system: string, facts: Partial<SystemProgress>): void {
    const known = this.#systems.get(system);
    if (known) this.#systems.set(system, { ...known, ...facts });
  }

  planned(system: string, units: number): void {
    this.know(system, { units: (this.#systems.get(system)?.units ?? 0) + units });
  }

  /** A unit has ended; undefined: in an earlier part of the campaign. */
  ended(system: string, outcome: Outcome | undefined): void {
    const known = this.#systems.get(system);
    if (!known) return;
    const isError = outcome !== undefined && 'error' in outcome;
    const verdicts = { ...known.verdicts };
    for (const verdict of verdictsOf(outcome)) verdicts[verdict] += 1;
    const finds =
      outcome && 'result' in outcome && outcome.result.kind === 'fuzz' ? outcome.result.run.finds.length : 0;
    const errors = known.errors + (isError ? 1 : 0);
    this.#systems.set(system, { ...known, ended: known.ended + 1, errors, verdicts, finds: known.finds + finds });
  }

  now(): CampaignProgress {
    const { trouble } = this;
    const elapsedMs = performance.now() - this.#begun;
    return { name: this.#name, elapsedMs, systems: [...this.#systems.values()], trouble };
  }
}

function verdictsOf(outcome: Outcome | undefined): VerdictKind[] {
  if (!outcome || !('result' in outcome) || outcome.result.kind !== 'cases') return [];
  const { ended } = splitEnds(outcome.result.events);
  return [...ended.values()].map(({ verdict }) => verdict);
}

/** The cases of these events that have a result, and those for which there was no time. */
export function splitEnds(events: readonly JournalEvent[]) {
  const last = new Map(
    events.flatMap((event) => (event.kind === 'case-end' ? [[event.result.id, event.result] as const] : [])),
  );
  const isLeft = (id: string) => last.get(id)?.reasons.some(({ kind }) => kind === 'not-run') ?? false;
  const ended = new Map([...last].filter(([id]) => !isLeft(id)));
  return { ended, left: [...last.keys()].filter(isLeft) };
}
