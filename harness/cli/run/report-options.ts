// --out and --reporter, which `run` and `report` share.

import { join } from 'node:path';
import type { Command } from 'commander';
import type { Shard } from '../../journal/shard.ts';
import type { RunResult } from '../../model/run-result.ts';
import type { ReportSession } from '../../report/index.ts';
import { notJudged, usageError } from '../cli-error.ts';
import { list } from '../option-values.ts';
import { checkWritableFolder } from '../out-folder.ts';
import { escapeControls } from '../terminal.ts';

export interface ReportFlags {
  readonly out: string;
  readonly reporter?: readonly string[];
}

/** Written when no --reporter says otherwise; the names are checked against the registry of formats when they are used. */
const defaultReporters = ['html', 'mochawesome', 'junit', 'json'];
/** The same of a third-party system. Of the built-in pair nobody looks at a capture, which is larger than all else together. */
const reportersOfOthers = [...defaultReporters, 'pcapng'];

/** The others, for --help, which does not load the registry. */
const otherReporters = ['sarif', 'markdown', 'badge', 'tap', 'ctrf', 'allure', 'pdf'];

/** Printed by a browser, and so no format of the registry. */
const pdf = 'pdf';

/** Adds --out and --reporter. */
export function withReportOptions(command: Command): Command {
  const names = [...reportersOfOthers, ...otherReporters].join(', ');
  const defaults = `${reportersOfOthers.join(',')}; pcapng not of the built-in pair`;
  return command
    .option('--out <folder>', 'folder of the reports', 'reports')
    .option('--reporter <names>', `formats, any of ${names} (default: ${defaults})`, list);
}

/**
 * Checks both options before any work is done.
 * @throws CliError (status 2) for an unknown format or a folder that cannot be written.
 */
export async function checkReportOptions(flags: ReportFlags): Promise<void> {
  const { reporterNames } = await import('../../report/index.ts');
  const unknown = (flags.reporter ?? []).find((name) => name !== pdf && !reporterNames.includes(name));
  if (unknown !== undefined) {
    const known = [...reporterNames, pdf].join(', ');
    throw usageError(`--reporter: unknown reporter ${JSON.stringify(unknown)}; known are ${known}`);
  }
  await checkWritableFolder('--out', flags.out);
}

/** Where the report for people will be; undefined if it was not asked for. */
export function htmlReportOf({ out, reporter = defaultReporters }: ReportFlags): string | undefined {
  return reporter.includes('html') ? join(out, 'index.html') : undefined;
}

/** The reporters of a run, which may listen to it. They are disposed of at its end, whatever became of it. */
export async function reportersOf(
  { out, reporter, shard }: ReportFlags & { readonly shard?: Shard },
  isOwnPair: boolean,
): Promise<ReportSession> {
  const { reportSession } = await import('../../report/index.ts');
  const names = reporter ?? (isOwnPair ? defaultReporters : reportersOfOthers);
  return reportSession(
    names.filter((name) => name !== pdf),
    out,
    // Captures are joined, and Wireshark tells connections apart by their addresses.
    shard && { first: shard.index, step: shard.of },
  );
}

/**
 * Writes the reports.
 * @returns the paths, the one to open first first.
 * @throws CliError (status 3) naming the file that could not be written.
 */
export async function writeRunReports(
  session: ReportSession,
  result: RunResult,
  flags: ReportFlags,
): Promise<string[]> {
  const { ReportError } = await import('../../report/index.ts');
  try {
    const written = await session.write(result, flags.out);
    return flags.reporter?.includes(pdf) ? [...written, ...(await printed(result, flags.out))] : written;
  } catch (error) {
    if (error instanceof ReportError) throw notJudged(error.message, { cause: error });
    throw error;
  }
}

/** The path of the PDF; why there is none is told on stderr. */
async function printed(result: RunResult, out: string): Promise<string[]> {
  const { writePdf } = await import('../pdf/write-pdf.ts');
  const outcome = await writePdf(result, out);
  if ('path' in outcome) return [outcome.path];
  process.stderr.write(`cstore: ${escapeControls(outcome.why)}\n`);
  return [];
}
