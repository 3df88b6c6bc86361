// `cstore merge`: joins the shards of a run to what the whole run would have been.

import { join, resolve } from 'node:path';
import type { Merged } from '../../journal/merge.ts';
import { usageError } from '../cli-error.ts';
import { ExitStatus, exitStatusOf } from '../exit-status.ts';
import { isFolder, readRunJournal } from '../read-journal.ts';
import { type BaselineFlags, loadBaseline, withBaseline } from '../run/baseline-options.ts';
import {
  checkReportOptions,
  htmlReportOf,
  type ReportFlags,
  reportersOf,
  withReportOptions,
  writeRunReports,
} from '../run/report-options.ts';
import { type Subcommand, withExamples } from '../subcommand.ts';
import { escapeControls } from '../terminal.ts';
import { writeFiles } from '../write-files.ts';
import { capturesOf, type PartFolder } from './captures.ts';

export interface MergeFlags extends ReportFlags, Pick<BaselineFlags, 'baseline' | 'strict'> {
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** Defines `cstore merge`. */
export const merge: Subcommand = (program, finish) => {
  const command = program
    .command('merge')
    .summary('join the shards of a run')
    .description(
      'Joins what cstore run --shard i/n left in its folders: results, reports, captures and journals, to what the whole run\n' +
        'would have been. Exit status as of a run; 2 if a shard is missing or was stopped before its end, which is told.',
    )
    .argument('<folders...>', 'the folder of the reports of each shard')
    .option('--baseline <file>', 'known deviations, YAML: only new ones make it fail')
    .option('--strict', 'exit with 1 for warnings too')
    .option('--quiet', 'print the verdict and the faults, and nothing else');
  withExamples(withReportOptions(command), [
    ['cstore merge shards/1 shards/2 shards/3 shards/4 --out reports', 'four shards to one run'],
    ['cstore merge shards/* --out reports --reporter html,junit', 'with the reports for people and CI alone'],
  ]).action(async (folders: string[], flags: MergeFlags) => finish(await mergeCommand(folders, flags)));
};

async function mergeCommand(folders: readonly string[], flags: MergeFlags): Promise<number> {
  await checkReportOptions(flags);
  checkFolders(folders, flags.out);
  const baseline = await loadBaseline(flags);
  const parts: PartFolder[] = [];
  for (const folder of folders) parts.push(await readPart(folder));
  const { refusal } = await import('../../journal/refusal.ts');
  const why = refusal(parts);
  if (why !== undefined) throw usageError(`${why}; nothing was joined`);
  if (parts.every(({ journal }) => journal.runs.length === 0))
    throw usageError('every shard was stopped before it had begun; run them again');
  const { mergeParts } = await import('../../journal/merge.ts');
  const captures = await capturesOf(parts);
  const merged = mergeParts(captures.parts);
  const ids = merged.lines.flatMap((line) => (line.kind === 'planned' ? [line.result.id] : []));
  const { result } = await withBaseline(merged.result, baseline, { ids, complete: false, whole: false });
  tell(captures.notes);
  await printAndWrite({ ...merged, result }, captures.files, flags);
  tell(merged.missing);
  return merged.missing.length > 0 ? ExitStatus.usage : exitStatusOf(result, { strict: flags.strict });
}

async function readPart(folder: string): Promise<PartFolder> {
  const { journal } = await readRunJournal(folder);
  const { withOwnCaptures } = await import('../../journal/journal-result.ts');
  return { folder, name: folder, journal: { ...journal, runs: journal.runs.map(withOwnCaptures) } };
}

function tell(lines: readonly string[]): void {
  for (const line of lines) process.stderr.write(`cstore: ${escapeControls(line)}\n`);
}

function checkFolders(folders: readonly string[], out: string): void {
  const other = folders.find((folder) => !isFolder(folder));
  if (other !== undefined) throw usageError(`${other}: no folder; name the --out of a run with --shard`);
  const paths = folders.map((folder) => resolve(folder));
  const twice = folders.find((_, at) => paths.indexOf(paths[at] as string) < at);
  if (twice !== undefined) throw usageError(`${twice} is given twice`);
  if (paths.includes(resolve(out)))
    throw usageError(`--out ${out} is one of the shards, which stay as they are: choose another folder`);
}

async function printAndWrite(merged: Merged, captures: readonly string[], flags: MergeFlags): Promise<void> {
  const { verbose, quiet, strict, out } = flags;
  const { result } = merged;
  const report = htmlReportOf(flags);
  const { printSummary } = await import('../run/judge.ts');
  printSummary(result, { verbose, quiet, strict, report, started: false, stopped: 'not whole', isEnough: true });
  using reports = await reportersOf(flags, result.sut.role === 'pair');
  const written = await writeRunReports(reports, result, flags);
  const { journalName } = await import('../../journal/journal.ts');
  const journal = join(out, journalName);
  const { captureName } = await import('../../report/index.ts');
  const { joinedCaptures } = await import('../../report/pcapng/joined-captures.ts');
  const capture = captures.length > 0 ? [join(out, captureName)] : [];
  await writeFiles([[journal, linesOf(merged)], ...capture.map((path) => [path, joinedCaptures(captures)] as const)]);
  const { tellGitHub } = await import('../run/github.ts');
  await tellGitHub(result);
  if (!quiet) process.stdout.write(`reports: ${[...written, ...capture, journal].map(escapeControls).join(', ')}\n`);
}

/** The joined journal, a line at a time. */
function* linesOf({ lines }: Pick<Merged, 'lines'>): Generator<Uint8Array> {
  for (const line of lines) yield Buffer.from(`${JSON.stringify(line)}\n`);
}
