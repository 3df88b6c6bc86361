// What a run could not judge, in a line each: blocked by which fault, not run, not tested for want of an option, and errors of the harness.

import type { CaseResult, RunResult } from '../../model/run-result.ts';
import { outcomeLine } from '../../words/case-text.ts';
import { counted } from '../../words/count-text.ts';
import { untestedText } from '../../words/untested-text.ts';
import { escapeControls, type Paint } from '../terminal.ts';
import { colourOf } from '../verdict-style.ts';

/** The lines; none if everything was judged that applies. */
export function unjudgedLines({ cases, faults }: Pick<RunResult, 'cases' | 'faults'>, paint: Paint): string[] {
  const rules = countBy(cases, ({ blockedBy }) => blockedBy);
  const titleOf = (rule: string) => faults.find((fault) => fault.rule === rule)?.title ?? rule;
  const notRun = countBy(cases, notRunReason);
  const errors = countBy(cases, (one) => (one.verdict === 'error' ? outcomeLine(one) : undefined));
  return [
    ...blockedLine([...rules].map(([rule, count]) => ({ count, title: titleOf(rule) }))),
    ...notRunLine([...notRun]),
    ...[untestedText(cases)].flatMap((line) => line ?? []),
    ...[...errors].map(
      ([why, count]) => `${paint(colourOf.error, 'error')} ${escapeControls(why)} (${counted(count, 'case')})`,
    ),
  ];
}

function blockedLine(blocks: readonly { readonly count: number; readonly title: string }[]): string[] {
  if (blocks.length === 0) return [];
  const total = blocks.reduce((sum, { count }) => sum + count, 0);
  const parts = blocks.map(({ count, title }) => `${count} by "${title}"`);
  return [escapeControls(`${counted(total, 'case')} could not be judged: ${parts.join(', ')}`)];
}

function notRunLine(groups: readonly (readonly [string, number])[]): string[] {
  const [first] = groups;
  if (!first) return [];
  const total = groups.reduce((sum, [, count]) => sum + count, 0);
  return [escapeControls(`${counted(total, 'case')} not run: ${first[0].replace(/^not run: /, '')}`)];
}

function notRunReason({ reasons }: CaseResult): string | undefined {
  return reasons.flatMap((reason) => (reason.kind === 'not-run' ? [reason.text] : []))[0];
}

/** How many cases share a key, the most first; cases without one are left out. */
function countBy(cases: readonly CaseResult[], keyOf: (one: CaseResult) => string | undefined): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of cases) {
    const key = keyOf(one);
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return new Map([...counts].sort(([, a], [, b]) => b - a));
}
