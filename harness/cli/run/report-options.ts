// --out and --reporter, which `run` and `report` share.

import { join } from 'node:path';
import type { Command } from 'commander';
import type { RunResult } from '../../model/run-result.ts';
import type { ReportSession } from '../../report/index.ts';
import { notJudged, usageError } from '../cli-error.ts';
import { list } from '../option-values.ts';
import { checkWritableFolder } from '../out-folder.ts';

export interface ReportFlags {
  readonly out: string;
  readonly reporter?: readonly string[];
}

/** Written when no --reporter says otherwise; the names are checked against the registry of formats when they are used. */
const defaultReporters = ['html', 'mochawesome', 'junit', 'json'];
/** The same of a third-party system. Of the built-in pair nobody looks at a capture, which is larger than all else together. */
const reportersOfOthers = [...defaultReporters, 'pcapng'];

/** Adds --out and --reporter. */
export function withReportOptions(command: Command): Command {
  return command
    .option('--out <folder>', 'folder of the reports', 'reports')
    .option(
      '--reporter <names>',
      `formats, any of ${reportersOfOthers.join(', ')} (default: all; pcapng not of the built-in pair)`,
      list,
    );
}

/**
 * Checks both options before any work is done.
 * @throws CliError (status 2) for an unknown format or a folder that cannot be written.
 */
export async function checkReportOptions({ out, reporter }: ReportFlags): Promise<void> {
  const { reportersNamed } = await import('../../report/index.ts');
  try {
    reportersNamed(reporter ?? defaultReporters);
  } catch (error) {
    throw usageError(`--reporter: ${(error as Error).message}`, { cause: error });
  }
  await checkWritableFolder('--out', out);
}

/** Where the report for people will be; undefined if it was not asked for. */
export function htmlReportOf({ out, reporter = defaultReporters }: ReportFlags): string | undefined {
  return reporter.includes('html') ? join(out, 'index.html') : undefined;
}

/** The reporters of a run, which may listen to it. They are disposed of at its end, whatever became of it. */
export async function reportersOf({ out, reporter }: ReportFlags, isOwnPair: boolean): Promise<ReportSession> {
  const { reportSession } = await import('../../report/index.ts');
  return reportSession(reporter ?? (isOwnPair ? defaultReporters : reportersOfOthers), out);
}

/**
 * Writes the reports.
 * @returns the paths, the one to open first first.
 * @throws CliError (status 3) naming the file that could not be written.
 */
export async function writeRunReports(session: ReportSession, result: RunResult, out: string): Promise<string[]> {
  const { ReportError } = await import('../../report/index.ts');
  try {
    return await session.write(result, out);
  } catch (error) {
    if (error instanceof ReportError) throw notJudged(error.message, { cause: error });
    throw error;
  }
}
