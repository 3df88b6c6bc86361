// `cstore diff`: two runs side by side, and exit status 1 when there are new fails.

import type { CaseChange, ChangeKind, Reaction, RunDiff } from '../../results/diff.ts';
import { readResults } from '../read-results.ts';
import { ExitStatus } from '../run/exit-status.ts';
import { type Subcommand, withExamples } from '../subcommand.ts';
import { escapeControls, fitTo } from '../terminal.ts';

/** Defines `cstore diff`. */
export const diff: Subcommand = (program, finish) => {
  const command = program
    .command('diff')
    .summary('compare the results of two runs')
    .description('Compares two runs case by case. Exit status 1: there are new fails.')
    .argument('<before>', 'results.json of the first run, or the folder that holds it')
    .argument('<after>', 'results.json of the second run, or the folder that holds it')
    .option('--json', 'print the changes as JSON');
  withExamples(command, [
    ['cstore diff reports-1.2 reports-1.3', 'what a new version of the system changed'],
    ['cstore diff before.json after.json --json', 'the same for a program'],
  ]).action(async (before: string, after: string, flags: { json?: boolean }) => {
    const { compareRuns } = await import('../../results/diff.ts');
    const changes = compareRuns(await readResults(before), await readResults(after));
    process.stdout.write(flags.json ? `${JSON.stringify(changes, undefined, 2)}\n` : diffText(changes));
    finish(changes.newFails.length > 0 ? ExitStatus.failed : ExitStatus.ok);
  });
};

const titles: Readonly<Record<ChangeKind, string>> = {
  newFails: 'new fails',
  fixed: 'fixed',
  changedVerdict: 'other verdict',
  changedReaction: 'other reaction, same verdict',
  appeared: 'appeared',
  disappeared: 'disappeared',
  flaky: 'flaky',
};

/** The changes in text: a headed list a kind, and the counts in the last line. */
export function diffText(changes: RunDiff): string {
  const kinds = (Object.keys(titles) as ChangeKind[]).filter((kind) => changes[kind].length > 0);
  if (kinds.length === 0) return 'no changes\n';
  const lists = kinds.flatMap((kind) => [titles[kind], ...changes[kind].flatMap(changeLines), '']);
  const counts = kinds.map((kind) => `${changes[kind].length} ${titles[kind]}`).join('; ');
  return `${[...lists, counts].join('\n')}\n`;
}

function changeLines({ id, before, after }: CaseChange): string[] {
  const sides = [before && `    before: ${reactionText(before)}`, after && `    after:  ${reactionText(after)}`];
  return [`  ${escapeControls(id)}`, ...sides.filter((line) => line !== undefined)];
}

/** Characters of a reaction that are shown; the answer to 128 presentation contexts is longer, and JSON has all of it. */
const longest = 300;

function reactionText({ verdict, actual, status }: Reaction): string {
  const shown = status !== undefined && !actual.includes(status) ? ` (${status})` : '';
  return escapeControls(`${verdict}: ${fitTo(longest, actual)}${shown}`);
}
