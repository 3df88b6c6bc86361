// The registry of report formats: a format is one file in this folder and one line in this table.

import { tmpdir } from 'node:os';
import type { RunResult } from '../model/run-result.ts';
import { allure } from './allure/allure.ts';
import { badge } from './badge.ts';
import { conformanceHtml } from './conformance-html.ts';
import { ctrf } from './ctrf.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { mochawesome } from './mochawesome.ts';
import type { AddressShare } from './pcapng/end-points.ts';
import { pcapng } from './pcapng.ts';
import { ReportSession } from './report-session.ts';
import { ReportError, type Reporter } from './reporter.ts';
import { sarif } from './sarif/sarif.ts';
import { tap } from './tap.ts';

export { captureName } from './pcapng.ts';
export { ReportSession } from './report-session.ts';
export { type Files, ReportError, type Reporter } from './reporter.ts';

/**
 * Makes each report format, in the order in which `--help` lists them; one that listens to a run is new for each run, and may
 * keep temporary files in the folder.
 */
const makers: readonly ((folder: string, share?: AddressShare) => Reporter)[] = [
  () => conformanceHtml,
  () => mochawesome,
  () => junit,
  () => json,
  () => sarif,
  () => markdown,
  () => badge,
  () => tap,
  () => ctrf,
  () => allure,
  pcapng,
];

/** Every report format, for its name and description. */
export const reporters: readonly Pick<Reporter, 'name' | 'description'>[] = makers.map((make) => make(tmpdir()));

/** The names that `--reporter` knows. */
export const reporterNames: readonly string[] = reporters.map(({ name }) => name);

/**
 * Reporters of these names for one run, each once. Temporary files are in the folder, which is made when there are any.
 *
 * @throws ReportError (`usage`) that names the unknown one and lists the known ones.
 */
export function reportersNamed(names: readonly string[], folder: string = tmpdir(), share?: AddressShare): Reporter[] {
  return [...new Set(names)].map((name) => {
    const found = makers[reporterNames.indexOf(name)];
    if (found) return found(folder, share);
    throw new ReportError('usage', `unknown reporter ${JSON.stringify(name)}; known are ${reporterNames.join(', ')}`);
  });
}

/**
 * A session for one run: give its `on` the events of the run and `watch` its traffic, let it `write` the reports at the end,
 * and dispose of it. `folder` is for temporary files: best that of the reports, as they may become as large as these.
 *
 * @throws ReportError (`usage`) for an unknown name.
 */
export function reportSession(names: readonly string[], folder?: string, share?: AddressShare): ReportSession {
  return new ReportSession(reportersNamed(names, folder, share));
}

/**
 * Writes the reports of a run that is over into a folder, which is made if it is missing.
 *
 * @returns the paths written, in the order of the names.
 * @throws ReportError for an unknown name (before anything is written), or for the first report that could not be written.
 */
export async function writeReports(result: RunResult, outDir: string, names: readonly string[]): Promise<string[]> {
  return reportSession(names).write(result, outDir);
}
