// --baseline and --update-baseline: deviations that are known, and do not fail a run again.

import { userInfo } from 'node:os';
import { dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import type { RunResult } from '../../model/run-result.ts';
import type { AppliedBaseline, KnownCases } from '../../results/apply-baseline.ts';
import type { DisputeRow, Waiver } from '../../results/baseline.ts';
import { CliError, messageOf, notJudged, systemCode, usageError } from '../cli-error.ts';
import { ExitStatus } from '../exit-status.ts';
import { checkWritableFolder } from '../out-folder.ts';
import { readYamlFile } from '../regular-file.ts';
import { escapeControls } from '../terminal.ts';

export interface BaselineFlags {
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly strict?: boolean;
}

/** A baseline as it was read before the run. */
export interface LoadedBaseline {
  readonly file: string;
  readonly yaml: string;
  readonly waivers: readonly Waiver[];
  readonly disputes: readonly DisputeRow[];
}

/** Adds --baseline and --update-baseline. */
export function withBaselineOptions(command: Command): Command {
  return command
    .option(
      '--baseline <file>',
      'known deviations, and what the vendor disputes, YAML: only new ones make the run fail',
    )
    .option('--update-baseline', 'write the deviations of this run into that file');
}

/**
 * Reads the baseline before the run; undefined where none is asked for. One that is to be written may be missing.
 * @throws CliError (status 2) when it cannot be read, or with every problem in it on a line of its own.
 */
export async function loadBaseline({
  baseline: file,
  updateBaseline,
}: BaselineFlags): Promise<LoadedBaseline | undefined> {
  if (file === undefined) {
    if (updateBaseline) throw usageError('--update-baseline needs --baseline FILE, the file to write');
    return undefined;
  }
  if (updateBaseline) await checkWritableFolder('--baseline', dirname(resolve(file)));
  const yaml = await readText(file, updateBaseline === true);
  const { parseBaseline } = await import('../../results/baseline.ts');
  const read = parseBaseline(file, yaml);
  if ('waivers' in read) return { file, yaml, ...read };
  const { formatProblem } = await import('../../yaml/problem.ts');
  const lines = read.problems.map((problem) => escapeControls(formatProblem(problem)));
  throw new CliError(ExitStatus.usage, 'wrong baseline', { lines });
}

async function readText(file: string, mayBeMissing: boolean): Promise<string> {
  try {
    return await readYamlFile(file);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' && mayBeMissing) return '';
    throw usageError(`--baseline ${file}: ${unreadable[code ?? ''] ?? messageOf(error)}`, { cause: error });
  }
}

const unreadable: Readonly<Record<string, string>> = {
  ENOENT: 'no such file; --update-baseline makes one',
  EISDIR: 'it is a folder; name a YAML file in it',
  EACCES: 'no permission to read it',
};

/** What the baseline means for the run; without one, nothing is known. */
export async function withBaseline(
  result: RunResult,
  baseline: LoadedBaseline | undefined,
  cases: KnownCases,
): Promise<AppliedBaseline> {
  const { applyBaseline } = await import('../../results/apply-baseline.ts');
  const { withDisputes } = await import('../../results/disputes.ts');
  const applied = applyBaseline(result, baseline?.waivers ?? [], cases);
  return { ...applied, result: withDisputes(applied.result, baseline?.disputes ?? [], cases.whole) };
}

/**
 * Writes the deviations of the run into the file, whole or not at all, and says in one line what changed.
 * @throws CliError (status 3) when the file cannot be written.
 */
export async function writeBaseline(
  { file, yaml }: LoadedBaseline,
  { result, waivers }: AppliedBaseline,
  strict = false,
): Promise<string> {
  const { updateBaseline } = await import('../../results/update-baseline.ts');
  const update = updateBaseline(yaml, waivers, result, {
    verdicts: strict ? ['fail', 'warn'] : ['fail'],
    acceptedBy: userName(),
  });
  const { writeFileAtomically } = await import('../../report/atomic-write.ts');
  try {
    await writeFileAtomically(file, update.yaml);
  } catch (error) {
    const cause = error instanceof Error && error.cause ? error.cause : error;
    throw notJudged(`--baseline ${file}: cannot be written: ${messageOf(cause)}`, { cause: error });
  }
  const { kept, renewed, added, removed } = update;
  return `baseline ${file}: ${kept} kept, ${renewed} renewed, ${added} added, ${removed} removed`;
}

function userName(): string {
  try {
    return userInfo().username || 'unknown';
  } catch {
    return 'unknown'; // a container may run as a user that has no name
  }
}
