// `cstore diff`: two runs side by side, and exit status 1 if the second is worse.

import { ExitStatus } from '../exit-status.ts';
import { readResults } from '../read-results.ts';
import { type Subcommand, withExamples } from '../subcommand.ts';

/** Defines `cstore diff`. */
export const diff: Subcommand = (program, finish) => {
  const command = program
    .command('diff')
    .summary('compare the results of two runs')
    .description(
      'Compares two runs: first their faults, then their cases. Exit status 1: there is a new fault or fail that is not\n' +
        'known, or what passed before can no longer be judged, or is gone.',
    )
    .argument('<before>', 'results.json of the first run, or the folder that holds it')
    .argument('<after>', 'results.json of the second run, or the folder that holds it')
    .option('--json', 'print the changes as JSON');
  withExamples(command, [
    ['cstore diff reports-1.2 reports-1.3', 'what a new version of the system changed'],
    ['cstore diff before.json after.json --json', 'the same for a program'],
  ]).action(async (before: string, after: string, flags: { json?: boolean }) => {
    const { compareRuns, isWorse } = await import('../../results/diff.ts');
    const { diffText } = await import('./diff-text.ts');
    const changes = compareRuns(await readResults(before), await readResults(after));
    process.stdout.write(flags.json ? `${JSON.stringify(changes, undefined, 2)}\n` : diffText(changes));
    finish(isWorse(changes) ? ExitStatus.failed : ExitStatus.ok);
  });
};
