// What a run shows while it goes on: on a terminal one line that is written over, with fails above it as they come;
// anywhere else a plain line a case.

import type { CaseResult } from '../../model/run-result.ts';
import { type VerdictKind, verdictKinds } from '../../model/verdict.ts';
import { observedText, reasonText } from '../../words/case-text.ts';
import { fitTo, type Output, type Paint } from '../terminal.ts';
import { caseLine, colourOf, verdictWidth } from '../verdict-style.ts';

export interface Progress {
  /** Reports a case that has ended. */
  caseEnded(result: CaseResult): void;
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
}

/** Milliseconds between two drawings of the line; more would only slow the terminal. */
const redrawMs = 50;
/** Width assumed where the terminal does not tell, or says 0 as some containers do. */
const defaultColumns = 80;

/** Shows the progress of a run on `output`. */
export function showProgress(output: Output, options: ProgressOptions): Progress {
  return options.live ? liveProgress(output, options) : plainProgress(output, options.paint);
}

function verdictLine(result: CaseResult, paint: Paint): string {
  return `${paint(colourOf[result.verdict], result.verdict.padEnd(verdictWidth))}  ${caseLine(result)}\n`;
}

/** Verdicts that many cases share for one and the same reason. */
const repetitive: ReadonlySet<VerdictKind> = new Set(['not-applicable', 'error']);
/** So many of them are told one by one. */
const toldOneByOne = 3;

function plainProgress(output: Output, paint: Paint): Progress {
  const alike = new Map<string, { readonly first: CaseResult; count: number }>();
  return {
    caseEnded(result) {
      const count = repetitive.has(result.verdict) ? countAlike(alike, result) : 1;
      if (count <= toldOneByOne) output.write(verdictLine(result, paint));
    },
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

function liveProgress(output: Output, { total, paint, verbose }: ProgressOptions): Progress {
  const counts = new Map<VerdictKind, number>();
  let done = 0;
  let drawnAt = Number.NEGATIVE_INFINITY;
  const draw = (id: string): void => {
    drawnAt = performance.now();
    output.write(`\r\u001b[K${fitTo((output.columns || defaultColumns) - 1, statusText(done, total, counts, id))}`);
  };
  return {
    caseEnded(result) {
      done += 1;
      counts.set(result.verdict, (counts.get(result.verdict) ?? 0) + 1);
      const worthALine = verbose || notable.has(result.verdict);
      if (worthALine) output.write(`\r\u001b[K${verdictLine(result, paint)}`);
      if (worthALine || done === total || performance.now() - drawnAt >= redrawMs)
        draw(caseLine({ ...result, verdict: 'pass' }));
    },
    end: () => void output.write('\r\u001b[K'),
  };
}

/** `12/340  10 pass  2 fail  ps3.7/9.1.1/…`; colours are left out, so that the text can be cut to fit. */
function statusText(done: number, total: number, counts: ReadonlyMap<VerdictKind, number>, id: string): string {
  const parts = verdictKinds.filter((kind) => counts.has(kind)).map((kind) => `${counts.get(kind)} ${kind}`);
  return [`${done}/${total}`, ...parts, id].join('  ');
}
