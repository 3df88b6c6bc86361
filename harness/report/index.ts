// The registry of report formats: a format is one file in this folder and one line in this table.

import { join } from 'node:path';
import type { RunResult } from '../model/run-result.ts';
import { writeFileAtomically } from './atomic-write.ts';
import { conformanceHtml } from './conformance-html.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { mochawesome } from './mochawesome.ts';
import { ReportError, type Reporter } from './reporter.ts';

export { type RenderedFiles, ReportError, type Reporter } from './reporter.ts';

/** Every report format, in the order in which `--help` lists them. */
export const reporters: readonly Reporter[] = [conformanceHtml, mochawesome, junit, json];

/** The names that `--reporter` knows. */
export const reporterNames: readonly string[] = reporters.map(({ name }) => name);

/**
 * The reporters of these names, each once.
 *
 * @throws ReportError (`usage`) that names the unknown one and lists the known ones.
 */
export function reportersNamed(names: readonly string[]): Reporter[] {
  return [...new Set(names)].map((name) => {
    const found = reporters.find((reporter) => reporter.name === name);
    if (found) return found;
    throw new ReportError('usage', `unknown reporter ${JSON.stringify(name)}; known are ${reporterNames.join(', ')}`);
  });
}

/**
 * Writes the reports of a run into a folder, which is made if it is missing; each file is whole or not there. What a
 * full disk leaves no room for keeps no smaller file from being written: a long run must not be lost with its picture.
 *
 * @returns the paths written, in the order of the names.
 * @throws ReportError for an unknown name (before anything is written), or for the first file that could not be written.
 */
export async function writeReports(result: RunResult, outDir: string, names: readonly string[]): Promise<string[]> {
  const written: string[] = [];
  const failures: ReportError[] = [];
  for (const reporter of reportersNamed(names)) {
    for (const [name, text] of Object.entries(await reporter.render(result))) {
      const path = join(outDir, name);
      await writeFileAtomically(path, text).then(
        () => written.push(path),
        (error: ReportError) => failures.push(error),
      );
    }
  }
  const [first] = failures;
  if (!first) return written;
  const rest = written.length > 0 ? `; written are ${written.join(', ')}` : '';
  throw new ReportError('environment', `${first.message}${rest}`, { cause: first });
}
