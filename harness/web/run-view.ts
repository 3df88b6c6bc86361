// One run as pages see it: what its journal tells, in short entries, with its faults; and where each case stands in the journal.

import type { JournalLine } from '../journal/journal.ts';
import type { CaseResult, RunResult } from '../model/run-result.ts';
import { summarize } from '../model/run-result.ts';
import { allRules } from '../oracle/rule-catalogue.ts';
import { RunFold } from '../run/fold.ts';
import { outcomeLine } from '../words/case-text.ts';
import { JournalTail, lineAt, type PlacedLine } from './journal-tail.ts';
import { LiveLog } from './live-log.ts';

/** Milliseconds between two times that the faults are found anew. */
const faultsEveryMs = 2000;
/** Faults that a page is shown. */
const shownFaults = 200;

/** A run that somebody looks at. */
export class RunView {
  readonly log = new LiveLog();
  readonly #path: string;
  readonly #tail: JournalTail;
  readonly #fold = new RunFold(allRules);
  readonly #places = new Map<string, Pick<PlacedLine, 'at' | 'length'>>();
  readonly #ended = new Map<string, CaseResult>();
  #toldFaults: { readonly at: number; readonly text: string } | undefined;
  #faultsAt = 0;
  #hasBegun = false;
  #isDirty = false;
  #reading: Promise<void> = Promise.resolve();
  /** The run has told its end. */
  isWhole = false;

  constructor(path: string) {
    this.#path = path;
    this.#tail = new JournalTail(path);
  }

  /** Reads what has come. Never rejects. */
  read(): Promise<void> {
    this.#reading = this.#reading.then(() => this.#readMore()).catch((error: unknown) => this.#tellWrong(error));
    return this.#reading;
  }

  async #readMore(): Promise<void> {
    for await (const placed of this.#tail.more()) this.#take(placed);
    if (this.#tail.wrong !== undefined) this.#tellWrong(new Error(this.#tail.wrong));
    if (this.#isDirty && (this.isWhole || performance.now() - this.#faultsAt >= faultsEveryMs)) this.#tellFaults();
  }

  #wrong = '';

  #tellWrong(error: unknown): void {
    const { message } = error as Error;
    if (message !== this.#wrong)
      this.log.add({ kind: 'trouble', text: `the journal cannot be read further: ${message}` });
    this.#wrong = message;
  }

  #take({ line, at, length }: PlacedLine): void {
    if (line.kind === 'case-end') this.#places.set(line.result.id, { at, length });
    const small = withoutConversation(line);
    if (small.kind !== 'journal' && small.kind !== 'planned') this.#fold.on(small);
    if (small.kind === 'run-begin') this.#begin(small.plan.cases.length, small.sut.address, small.startedAt);
    else if (small.kind === 'case-begin') this.log.add({ kind: 'case-begin', id: small.id });
    else if (small.kind === 'case-end') this.#end(small.result);
    else if (small.kind === 'run-end') {
      this.isWhole = true;
      const { reachable, unreachableReason, notes } = small.sut;
      this.log.add({ kind: 'run-end', interrupted: small.interrupted, reachable, unreachableReason, notes });
    }
  }

  #begin(total: number, address: string, startedAt: string): void {
    this.#hasBegun = true;
    this.log.add({ kind: 'run-begin', total, address, startedAt });
  }

  #end(result: CaseResult): void {
    this.#isDirty = true;
    this.#ended.set(result.id, result);
    const { id, verdict, durationMs, requirement } = result;
    const outcome = verdict === 'pass' ? undefined : outcomeLine(result).slice(0, 500);
    this.log.add({
      kind: 'case-end',
      id,
      verdict,
      durationMs,
      title: result.title,
      clause: requirement.ref,
      outcome,
    });
  }

  #tellFaults(): void {
    this.#isDirty = false;
    this.#faultsAt = performance.now();
    if (!this.#hasBegun) return;
    const { faults } = this.#fold.result();
    const shown = faults.slice(0, shownFaults).map(({ id, severity, title, clause, cases }) => {
      return { id, severity, title, clause, cases: cases.length, first: cases[0] };
    });
    const text = JSON.stringify(shown);
    if (text === this.#toldFaults?.text) return;
    if (this.#toldFaults) this.log.withdraw(this.#toldFaults.at);
    this.#toldFaults = {
      at: this.log.add({ kind: 'faults', faults: shown, more: faults.length - shown.length }),
      text,
    };
  }

  /** Whether a case has ended. */
  has(id: string): boolean {
    return this.#ended.has(id);
  }

  /** The verdicts until now. */
  summary(): { readonly verdicts: RunResult['summary']; readonly isWhole: boolean } {
    return { verdicts: summarize([...this.#ended.values()]), isWhole: this.isWhole };
  }

  /** The result of one case with its conversation, as a run of its own; undefined if it has not ended. */
  async caseOf(id: string): Promise<RunResult | undefined> {
    const place = this.#places.get(id);
    if (!place || !this.#hasBegun) return undefined;
    const line = await lineAt(this.#path, place);
    if (line.kind !== 'case-end' || line.result.id !== id) return undefined;
    const run = this.#fold.result();
    const { result } = line;
    const faults = run.faults.filter(({ cases }) => cases.includes(id)).map((fault) => ({ ...fault, cases: [id] }));
    return { ...run, cases: [result], faults, summary: summarize([result]) };
  }
}

/** Conversations stay in the journal. */
function withoutConversation(line: JournalLine): JournalLine {
  return line.kind === 'case-end' ? { ...line, result: { ...line.result, wire: [] } } : line;
}
