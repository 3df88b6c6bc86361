// The registry of report formats: a format is one file in this folder and one line in this table.

import type { RunResult } from '../model/run-result.ts';
import { allure } from './allure/allure.ts';
import { badge } from './badge.ts';
import { conformanceHtml } from './conformance-html.ts';
import { ctrf } from './ctrf.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { mochawesome } from './mochawesome.ts';
import { ReportSession } from './report-session.ts';
import { ReportError, type Reporter } from './reporter.ts';
import { sarif } from './sarif/sarif.ts';
import { tap } from './tap.ts';

export { ReportSession } from './report-session.ts';
export { type Files, ReportError, type Reporter } from './reporter.ts';

/** Makes each report format, in the order in which `--help` lists them; one that listens to a run is new for each run. */
const makers: readonly (() => Reporter)[] = [
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
];

/** Every report format, for its name and description. */
export const reporters: readonly Pick<Reporter, 'name' | 'description'>[] = makers.map((make) => make());

/** The names that `--reporter` knows. */
export const reporterNames: readonly string[] = reporters.map(({ name }) => name);

/**
 * Reporters of these names for one run, each once.
 *
 * @throws ReportError (`usage`) that names the unknown one and lists the known ones.
 */
export function reportersNamed(names: readonly string[]): Reporter[] {
  return [...new Set(names)].map((name) => {
    const found = makers[reporterNames.indexOf(name)];
    if (found) return found();
    throw new ReportError('usage', `unknown reporter ${JSON.stringify(name)}; known are ${reporterNames.join(', ')}`);
  });
}

/**
 * A session for one run: give its `on` the events of the run, and let it `write` the reports at the end.
 *
 * @throws ReportError (`usage`) for an unknown name.
 */
export function reportSession(names: readonly string[]): ReportSession {
  return new ReportSession(reportersNamed(names));
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
