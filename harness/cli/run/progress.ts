// What a run shows while it goes on: on a terminal one line that is written over, with fails above it as they come;
// anywhere else a plain line a case, and from time to time one that says how far the run is.

import type { CaseResult } from '../../model/run-result.ts';
import { type VerdictKind, verdictKinds } from '../../model/verdict.ts';
import { observedText, reasonText } from '../../words/case-text.ts';
import { fitTo, type Output, type Paint } from '../terminal.ts';
import { caseLine, colourOf, verdictWidth } from '../verdict-style.ts';
import { type RunTimes, timesText } from './run-times.ts';

export interface Progress {
  /** Reports a case that has ended, and how far the run is in time. */
  caseEnded(result: CaseResult, times: RunTimes): void;
  /** Time goes by, whether a case has ended or not: to be called about once a second. */
  tick(): void;
  /** Removes the line that is written over. */
  end(): void;
}

export interface ProgressOptions {
  /** How many cases there are. */
  readonly total: number;
  /** Write over one line instead of printing one a case. */
  readonly live: boolean;
  readonly paint: Paint;
  /** On a terminal, print a line for passes too. */
  readonly verbose?: boolean;
  /** Milliseconds since some fixed moment; default `performance.now`. */
  readonly now?: () => number;
}

/** Milliseconds between two drawings of the line; more would only slow the terminal. */
const redrawMs = 50;
/** Width assumed where the terminal does not tell, or says 0 as some containers do. */
const defaultColumns = 80;
/** Milliseconds between two plain lines that say how far the run is. */
const plainEveryMs = 10_000;

/** Shows the progress of a run on `output`. */
export function showProgress(output: Output, options: ProgressOptions): Progress {
  return options.live ? liveProgress(output, options) : plainProgress(output, options);
}

function verdictLine(result: CaseResult, paint: Paint): string {
  return `${paint(colourOf[result.verdict], result.verdict.padEnd(verdictWidth))}  ${caseLine(result)}\n`;
}

/** Verdicts that many cases share for one and the same reason. */
const repetitive: ReadonlySet<VerdictKind> = new Set(['not-applicable', 'inconclusive', 'error']);
/** So many of them are told one by one. */
const toldOneByOne = 3;

function plainProgress(output: Output, { total, paint, now = () => performance.now() }: ProgressOptions): Progress {
  const alike = new Map<string, { readonly first: CaseResult; count: number }>();
  const soFar = new SoFar(total, now);
  let toldAt = now();
  const tick = (): void => {
    if (now() - toldAt < plainEveryMs) return;
    toldAt = now();
    output.write(`${paint('grey', `--  ${soFar.sentence()}`)}\n`);
  };
  return {
    caseEnded(result, times) {
      soFar.count(result, times);
      const count = repetitive.has(result.verdict) ? countAlike(alike, result) : 1;
      if (count <= toldOneByOne) output.write(verdictLine(result, paint));
      tick();
    },
    tick,
    end() {
      for (const { first, count } of alike.values()) {
        if (count <= toldOneByOne) continue;
        output.write(verdictLine({ ...first, id: `and ${count - toldOneByOne} more` }, paint));
      }
    },
  };
}

/** How many cases have ended like this one, itself included. */
function countAlike(alike: Map<string, { readonly first: CaseResult; count: number }>, result: CaseResult): number {
  const key = `${result.verdict} ${reasonText(result) ?? observedText(result)}`;
  const group = alike.get(key) ?? { first: result, count: 0 };
  group.count += 1;
  alike.set(key, group);
  return group.count;
}

/** Verdicts that are worth a line of their own on a terminal. */
const notable: ReadonlySet<VerdictKind> = new Set(['fail', 'error']);

function liveProgress(
  output: Output,
  { total, paint, verbose, now = () => performance.now() }: ProgressOptions,
): Progress {
  const soFar = new SoFar(total, now);
  let drawnAt = Number.NEGATIVE_INFINITY;
  let latest = '';
  const draw = (): void => {
    drawnAt = now();
    output.write(`\r\u001b[K${fitTo((output.columns || defaultColumns) - 1, soFar.line(latest))}`);
  };
  return {
    caseEnded(result, times) {
      soFar.count(result, times);
      latest = caseLine({ ...result, verdict: 'pass' });
      const worthALine = verbose || notable.has(result.verdict);
      if (worthALine) output.write(`\r\u001b[K${verdictLine(result, paint)}`);
      if (worthALine || soFar.done === total || now() - drawnAt >= redrawMs) draw();
    },
    tick: draw,
    end: () => void output.write('\r\u001b[K'),
  };
}

/** How far a run is. Colours are left out, so that its texts can be cut to fit. */
class SoFar {
  readonly #total: number;
  readonly #now: () => number;
  readonly #counts = new Map<VerdictKind, number>();
  #times: RunTimes = { elapsedMs: 0, restMs: undefined };
  #timesAt: number;
  done = 0;

  constructor(total: number, now: () => number) {
    this.#total = total;
    this.#now = now;
    this.#timesAt = now();
  }

  count({ verdict }: CaseResult, times: RunTimes): void {
    this.done += 1;
    this.#counts.set(verdict, (this.#counts.get(verdict) ?? 0) + 1);
    this.#times = times;
    this.#timesAt = this.#now();
  }

  /** `12/340  0:42, about 1:10 left  10 pass  2 fail  ps3.7/9.1.1/x`, the last case at its end. */
  line(latest: string): string {
    const counted = verdictKinds.filter((kind) => this.#counts.has(kind));
    const parts = counted.map((kind) => `${this.#counts.get(kind)} ${kind}`);
    return [`${this.done}/${this.#total}`, timesText(this.#timesNow), ...parts, latest].join('  ').trimEnd();
  }

  /** `0:42, about 1:10 left: 12 of 340 cases, 2 failed`. */
  sentence(): string {
    const failed = this.#counts.get('fail') ?? 0;
    return `${timesText(this.#timesNow)}: ${this.done} of ${this.#total} cases, ${failed} failed`;
  }

  /** The times that the run told last, and what has gone by since. */
  get #timesNow(): RunTimes {
    const { elapsedMs, restMs } = this.#times;
    const since = this.#now() - this.#timesAt;
    return { elapsedMs: elapsedMs + since, restMs: restMs === undefined ? undefined : Math.max(0, restMs - since) };
  }
}
