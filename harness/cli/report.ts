// `cstore report`: renders the reports of an earlier run again from its results.json.

import { readFile } from 'node:fs/promises';
import type { RunResult } from '../verdict/run-result.ts';
import { messageOf, systemCode, usageError } from './cli-error.ts';
import { ExitStatus } from './exit-status.ts';
import { checkReportOptions, type ReportFlags, withReportOptions, writeRunReports } from './report-options.ts';
import { type Subcommand, withExamples } from './subcommand.ts';
import { escapeControls } from './terminal.ts';

/** Defines `cstore report`. */
export const report: Subcommand = (program, finish) => {
  const command = program
    .command('report')
    .summary('render reports again from results.json')
    .description('Renders the reports of an earlier run; no system under test is needed.')
    .argument('<file>', 'results.json of a run');
  withExamples(withReportOptions(command), [
    ['cstore report reports/results.json --reporter html --out public', 'the HTML report alone, into "public"'],
  ]).action(async (file: string, flags: ReportFlags) => {
    await checkReportOptions(flags);
    const written = await writeRunReports(await readResults(file), flags);
    for (const path of written) process.stdout.write(`${escapeControls(path)}\n`);
    finish(ExitStatus.ok);
  });
};

/** @throws CliError (status 2) when the file is missing, is no JSON, or is not what `cstore run` writes. */
async function readResults(file: string): Promise<RunResult> {
  const { runResultSchema } = await import('../verdict/run-result.ts');
  const parsed = runResultSchema.safeParse(await readJson(file));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.length ? ` at ${issue.path.join('.')}` : '';
  throw usageError(`${file}: not the results.json of a run${where}: ${issue?.message ?? 'unknown shape'}`);
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    const missing =
      systemCode(error) === 'ENOENT' ? 'no such file; give the results.json that a run has written' : undefined;
    throw usageError(`${file}: ${missing ?? messageOf(error)}`, { cause: error });
  }
}
