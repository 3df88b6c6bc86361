// How verdicts look on a terminal.

import type { CaseResult } from '../model/run-result.ts';
import { type VerdictKind, verdictKinds } from '../model/verdict.ts';
import { outcomeLine } from '../words/case-text.ts';
import { type Colour, escapeControls } from './terminal.ts';

export const colourOf: Record<VerdictKind, Colour> = {
  pass: 'green',
  warn: 'yellow',
  fail: 'red',
  inconclusive: 'cyan',
  'not-applicable': 'grey',
  error: 'red',
};

/** Column width that holds every verdict. */
export const verdictWidth = Math.max(...verdictKinds.map((kind) => kind.length));

/** A case in one line: its id and why it is what it is, without anything a terminal would obey. */
export function caseLine(result: CaseResult): string {
  const why = result.verdict === 'pass' ? '' : outcomeLine(result);
  return escapeControls(why === '' ? result.id : `${result.id}: ${why}`);
}
