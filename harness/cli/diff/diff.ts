// `cstore diff`: runs side by side, and exit status 1 if the last is worse than the one before it.

import type { RunResult } from '../../model/run-result.ts';
import { usageError } from '../cli-error.ts';
import { ExitStatus } from '../exit-status.ts';
import { checkWritableFile } from '../out-folder.ts';
import { readResults } from '../read-results.ts';
import { type Subcommand, withExamples } from '../subcommand.ts';
import { escapeControls } from '../terminal.ts';
import { writeFiles } from '../write-files.ts';

interface DiffFlags {
  readonly json?: boolean;
  readonly html?: string;
}

/** Defines `cstore diff`. */
export const diff: Subcommand = (program, finish) => {
  const command = program
    .command('diff')
    .summary('compare the results of two runs or more')
    .description(
      'Compares the last two of the runs: first their faults, then their cases. Exit status 1: there is a new fault or fail\n' +
        'that is not known, or what passed before can no longer be judged, or is gone. --html has all runs side by side.',
    )
    .argument('<results...>', 'results.json of each run, or the folder that holds it, the oldest first')
    .option('--json', 'print the changes as JSON')
    .option('--html <file>', 'write a page with a column for each run: of one system over time, or of several systems');
  withExamples(command, [
    ['cstore diff reports-1.2 reports-1.3', 'what a new version of the system changed'],
    ['cstore diff before.json after.json --json', 'the same for a program'],
    ['cstore diff archive-a archive-b archive-c --html archives.html', 'three systems side by side'],
  ]).action(async (paths: string[], flags: DiffFlags) => {
    if (paths.length < 2) throw usageError('give the results of two runs or more: cstore diff BEFORE AFTER');
    if (flags.html !== undefined) await checkWritableFile('--html', flags.html);
    const runs: { name: string; result: RunResult }[] = [];
    for (const path of paths) runs.push({ name: path, result: await readResults(path) });
    const { compareRuns, isWorse } = await import('../../results/diff.ts');
    const { diffText } = await import('./diff-text.ts');
    const [before, after] = runs.slice(-2).map(({ result }) => result) as [RunResult, RunResult];
    const changes = compareRuns(before, after);
    process.stdout.write(flags.json ? `${JSON.stringify(changes, undefined, 2)}\n` : diffText(changes));
    if (flags.html !== undefined) await writePage(flags.html, runs);
    finish(isWorse(changes) ? ExitStatus.failed : ExitStatus.ok);
  });
};

async function writePage(file: string, runs: readonly { name: string; result: RunResult }[]): Promise<void> {
  const { sideBySidePage } = await import('../../report/html/side-by-side.ts');
  const { packageVersion } = await import('../../scenario/package-root.ts');
  const tool = { name: 'cstore-conformance', version: packageVersion() } as const;
  await writeFiles([[file, sideBySidePage(runs, tool)]]);
  process.stderr.write(`side by side: ${escapeControls(file)}\n`);
}
