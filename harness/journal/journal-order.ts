// The lines of a journal in their order: what it is of, the cases that were selected, then events of cases that were planned.

import type { CaseResult } from '../model/run-result.ts';
import type { Journal, JournalEvent, JournalHead, JournalLine } from './journal.ts';

/** Takes lines and says what is wrong with one that cannot be there. */
export class JournalOrder {
  readonly #planned = new Map<string, CaseResult>();
  readonly #runs: JournalEvent[][] = [];
  #ofRun = new Set<string>();
  #head: JournalHead | undefined;

  /** Takes a line; gives what is wrong with it. */
  take(line: JournalLine): string | undefined {
    if (line.kind === 'journal') return this.#takeHead(line);
    if (!this.#head) return 'the first line does not say what the journal is of';
    if (line.kind === 'planned') return this.#takePlanned(line.result);
    return this.#takeEvent(line);
  }

  #takeHead(head: JournalHead): string | undefined {
    if (this.#head) return 'a second journal begins';
    this.#head = head;
    return undefined;
  }

  #takePlanned(result: CaseResult): string | undefined {
    if (this.#runs.length > 0) return 'a case is planned after the run has begun';
    if (this.#planned.has(result.id)) return `the case ${result.id} is planned twice`;
    this.#planned.set(result.id, result);
    return undefined;
  }

  #takeEvent(event: JournalEvent): string | undefined {
    if (event.kind === 'run-begin') {
      this.#ofRun = new Set(event.plan.cases);
      this.#runs.push([event]);
      if (this.#ofRun.size < event.plan.cases.length) return 'the plan of the run names a case twice';
      const stranger = event.plan.cases.find((id) => !this.#planned.has(id));
      return stranger === undefined ? undefined : `the case ${stranger} is in the plan of the run and was not selected`;
    }
    const run = this.#runs.at(-1);
    if (!run) return `${event.kind} comes before the run has begun`;
    const id = event.kind === 'case-end' ? event.result.id : 'id' in event ? event.id : undefined;
    if (id !== undefined && !this.#ofRun.has(id)) return `the case ${id} is not in the plan of the run`;
    run.push(event);
    return undefined;
  }

  /** What was read; undefined if not even the first line was. */
  journal(): Pick<Journal, 'head' | 'planned' | 'runs'> | undefined {
    return this.#head && { head: this.#head, planned: [...this.#planned.values()], runs: this.#runs };
  }
}
