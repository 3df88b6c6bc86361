// `cstore report`: renders the reports of an earlier run again from its results.json, or of one that was killed from its journal.

import { ExitStatus } from '../exit-status.ts';
import {
  checkReportOptions,
  type ReportFlags,
  reportersOf,
  withReportOptions,
  writeRunReports,
} from '../run/report-options.ts';
import { type Subcommand, withExamples } from '../subcommand.ts';
import { escapeControls } from '../terminal.ts';
import { keepCapture } from './keep-capture.ts';
import { readRun } from './read-run.ts';

/** Defines `cstore report`. */
export const report: Subcommand = (program, finish) => {
  const command = program
    .command('report')
    .summary('render reports again from results.json or run.ndjson')
    .description(
      'Renders the reports of an earlier run; no system under test is needed. Its capture goes with them as it is.\n' +
        'A run that was killed left run.ndjson, and is shown as far as it went: what was not run says so.',
    )
    .argument('<file>', 'results.json or run.ndjson of a run, or the folder that holds it');
  withExamples(withReportOptions(command), [
    ['cstore report reports/results.json --reporter html --out public', 'the HTML report alone, into "public"'],
    ['cstore report reports/run.ndjson', 'a run that was killed, as far as it went'],
  ]).action(async (file: string, flags: ReportFlags) => {
    await checkReportOptions(flags);
    const { result, notes } = await readRun(file);
    for (const note of notes) process.stderr.write(`cstore: ${escapeControls(note)}\n`);
    using reports = await reportersOf(flags, true);
    const written = await writeRunReports(reports, result, flags);
    for (const path of written) process.stdout.write(`${escapeControls(path)}\n`);
    const hasCapture = result.cases.some(({ capture }) => capture);
    if (flags.reporter?.includes('pcapng') ?? hasCapture) await keepCapture(file, flags.out);
    finish(ExitStatus.ok);
  });
};
