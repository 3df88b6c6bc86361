// Two runs side by side in text: the faults first, then the cases, and the counts in the last line.

import type { Fault } from '../../model/fault.ts';
import type { CaseChange, ChangeKind, Reaction, RunDiff } from '../../results/diff.ts';
import type { FaultChange } from '../../results/fault-diff.ts';
import { faultLine } from '../../words/fault-text.ts';
import { escapeControls, fitTo } from '../terminal.ts';

const caseTitles: Readonly<Record<ChangeKind, string>> = {
  newFails: 'new fails',
  noLongerJudged: 'passed before, no longer judged',
  gone: 'passed before, gone',
  fixed: 'fixed',
  changedVerdict: 'other verdict',
  changedReaction: 'other reaction, same verdict',
  appeared: 'appeared',
  disappeared: 'disappeared',
  flaky: 'flaky',
};

interface Section {
  readonly title: string;
  readonly count: number;
  readonly lines: readonly string[];
}

/** The changes in text: a headed list a kind, and the counts in the last line. */
export function diffText(changes: RunDiff): string {
  const sections = [...faultSections(changes), ...caseSections(changes)].filter(({ count }) => count > 0);
  if (sections.length === 0) return 'no changes\n';
  const lists = sections.flatMap(({ title, lines }) => [title, ...lines, '']);
  const counts = sections.map(({ title, count }) => `${title}: ${count}`).join('; ');
  return `${[...lists, counts].join('\n')}\n`;
}

function faultSections({ faults }: RunDiff): Section[] {
  const lists: readonly (readonly [string, readonly Fault[]])[] = [
    ['new faults', faults.new],
    ['faults fixed', faults.fixed],
    ['faults not judged again', faults.notJudged],
  ];
  const changes: readonly (readonly [string, readonly FaultChange[]])[] = [
    ['worse faults', faults.worse],
    ['milder faults', faults.better],
  ];
  const [first, ...rest] = lists.map(([title, list]) => sectionOf(title, list.map(faultText)));
  return [
    ...(first ? [first] : []),
    ...changes.map(([title, list]) => sectionOf(title, list.map(changeText))),
    ...rest,
  ];
}

function caseSections({ cases }: RunDiff): Section[] {
  return (Object.keys(caseTitles) as ChangeKind[]).map((kind) => ({
    title: caseTitles[kind],
    count: cases[kind].length,
    lines: cases[kind].flatMap(caseLines),
  }));
}

function sectionOf(title: string, lines: readonly string[]): Section {
  return { title, count: lines.length, lines };
}

function faultText(fault: Fault): string {
  return escapeControls(`  ${fault.waiver ? 'known' : fault.severity}: ${fitTo(longest, faultLine(fault))}`);
}

function changeText({ fault, before, after }: FaultChange): string {
  return escapeControls(`  ${before} -> ${after}: ${fitTo(longest, faultLine(fault))}`);
}

function caseLines({ id, before, after }: CaseChange): string[] {
  const sides = [before && `    before: ${reactionText(before)}`, after && `    after:  ${reactionText(after)}`];
  return [`  ${escapeControls(id)}`, ...sides.filter((line) => line !== undefined)];
}

/** Characters of a reaction that are shown; the answer to 128 presentation contexts is longer, and JSON has all of it. */
const longest = 300;

function reactionText({ verdict, actual, status, known }: Reaction): string {
  const shown = status !== undefined && !actual.includes(status) ? ` (${status})` : '';
  return escapeControls(`${known ? 'known ' : ''}${verdict}: ${fitTo(longest, actual)}${shown}`);
}
