// --max-fails: stops a run as soon as it has found so many new faults.

import type { Fault } from '../../model/fault.ts';
import type { CaseResult } from '../../model/run-result.ts';
import { covers } from '../../results/apply-baseline.ts';
import { dayOf, isAboutFault, isExpired, type Waiver } from '../../results/baseline.ts';
import { faultsOf } from '../../results/faults.ts';
import { rulePrefix } from '../../results/rule-id.ts';

/** Counts the new faults of a run while it goes on. Warnings and known deviations do not count. */
export class FaultLimit {
  readonly #most: number;
  readonly #waivers: readonly Waiver[];
  readonly #found = new Set<string>();
  readonly #stop = new AbortController();

  /** `most` may be Infinity; `today` decides which waivers have ended. */
  constructor(most: number, waivers: readonly Waiver[] = [], today: Date = new Date()) {
    this.#most = most;
    this.#waivers = waivers.filter((waiver) => !isExpired(waiver, dayOf(today)));
  }

  /** Aborted as soon as there are so many. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Whether the run was stopped. */
  get isReached(): boolean {
    return this.#stop.signal.aborted;
  }

  /** Takes a case that has ended. */
  caseEnded(result: CaseResult): void {
    for (const { id, rule, caseId, verdict } of deviationsOf(result)) {
      const isKnown = this.#waivers.some(
        (one) => isAboutFault(one, { id, rule }) || covers(one, { id: caseId, verdict }),
      );
      if (!isKnown) this.#count(id, rule);
    }
    if (this.#found.size >= this.#most) this.#stop.abort(new Error('there are as many faults as --max-fails allows'));
  }

  /** A rule that was seen broken and the cases that are about the same rule are one fault. */
  #count(id: string, rule: string): void {
    if (id === rule && [...this.#found].some((one) => one.startsWith(`${rule}/`))) return;
    if (id !== rule) this.#found.delete(rule);
    this.#found.add(id);
  }

  /** What to tell of a run that was stopped: how many faults, and how far it came. */
  note(ran: number, total: number): string {
    const faults = this.#found.size === 1 ? '1 new fault' : `${this.#found.size} new faults`;
    return `stopped after ${faults}, as --max-fails ${this.#most} says: ${ran} of ${total} cases ran`;
  }
}

type Deviation = Pick<Fault, 'id' | 'rule'> & Pick<CaseResult, 'verdict'> & { readonly caseId: string };

/** The fault that the case itself is, and those of the rules that it saw broken. */
function deviationsOf(result: CaseResult): Deviation[] {
  const own = result.verdict === 'fail' ? faultsOf([result]) : [];
  // A process that ends closes its connections, which is no fault beside its death.
  const isOfDeath = (rule: string) => result.health === 'died' && rule.startsWith('service/');
  const seen = result.findings.filter(({ level, rule }) => level === 'shall' && !isOfDeath(rule));
  return [
    ...own.map(({ id, rule }) => ({ id, rule, caseId: result.id, verdict: result.verdict })),
    ...seen.map(({ rule }) => ({ id: rule, rule, caseId: `${rulePrefix}${rule}`, verdict: 'fail' as const })),
  ];
}
