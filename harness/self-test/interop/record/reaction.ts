/** What a peer did in a case that failed, in one line, and shortened to what does not differ from run to run. */

import type { CaseResult } from '../../../model/run-result.ts';
import { furtherReason, observedText } from '../../../words/case-text.ts';
import { describeRecord } from '../../../words/describe-wire.ts';

type Failed = Pick<CaseResult, 'observed' | 'reasons' | 'health'>;

/** What came instead of the legal reactions, and why that is wrong beyond its clause; how its process died is added. */
export function reactionOf(result: Failed): string {
  const actual = observedText(result);
  const rest = furtherReason(result);
  const told = rest === undefined || rest === actual ? actual : `${actual}; ${rest}`;
  return stable(result.health === 'died' && !told.includes('process died') ? `${told}; process died` : told);
}

/** Without ports and the end of a program's output, and each death told once. */
function stable(text: string): string {
  const told = text.replaceAll(/\b127\.0\.0\.1:\d+/g, 'its port').replaceAll(/; the end of its output: .*$/gs, '');
  return told.replace(/(process died: [^;]+); \1$/, '$1');
}

/** The same reaction to another parameter: numbers and UIDs do not count, statuses do. */
export function kindOfReaction(result: Failed): string {
  return reactionOf(result).replaceAll(/(?<![\w.])\d[\d.]*(?![\w])/g, '…');
}

/** The transcript line by line, without times and hex; what repeats is told once. */
export function shortTranscript(wire: CaseResult['wire'], mostLines = 14): readonly string[] {
  const lines = wire
    .map(describeRecord)
    .map((line) => line.replace(/^([<>-]) +[\d.]+ ms {2}/, '$1 ').replaceAll(/\b127\.0\.0\.1:\d+/g, 'its port'));
  const told = withoutRepeats(lines);
  const half = Math.floor(mostLines / 2);
  return told.length <= mostLines ? told : [...told.slice(0, half), '  …', ...told.slice(-half)];
}

function withoutRepeats(lines: readonly string[]): readonly string[] {
  const runs: { line: string; count: number }[] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last?.line === line) last.count += 1;
    else runs.push({ line, count: 1 });
  }
  return runs.map(({ line, count }) => (count === 1 ? line : `${line} (${count} times)`));
}
