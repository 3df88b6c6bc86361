// The reports of a campaign: fuzz.html for people, fuzz-junit.xml for CI servers, fuzz.json for programs.

import { join } from 'node:path';
import type { FuzzRun } from '../../model/fuzz-run.ts';
import { writeFileAtomically } from '../atomic-write.ts';
import { ReportError } from '../reporter.ts';
import { fuzzJunit } from './junit.ts';
import { fuzzPage } from './page.ts';

interface FuzzReporter {
  /** What the name of the file has after the name of the campaign. */
  readonly ending: string;
  readonly make: (run: FuzzRun) => string;
}

const reporters: Readonly<Record<string, FuzzReporter>> = {
  html: { ending: '.html', make: fuzzPage },
  junit: { ending: '-junit.xml', make: fuzzJunit },
  json: { ending: '.json', make: (run) => `${JSON.stringify(run, undefined, 2)}\n` },
};

/** The names that `cstore fuzz --reporter` knows. */
export const fuzzReporterNames: readonly string[] = Object.keys(reporters);

/** @throws ReportError (`usage`) that names the unknown one and lists the known ones. */
export function checkFuzzReporters(names: readonly string[]): void {
  const unknown = names.find((name) => !fuzzReporterNames.includes(name));
  if (unknown === undefined) return;
  const known = fuzzReporterNames.join(', ');
  throw new ReportError('usage', `unknown reporter ${JSON.stringify(unknown)}; known are ${known}`);
}

/**
 * Writes the reports of a campaign into a folder, which is made if it is missing; each file is whole or not there. The names of
 * the files begin with that of the campaign.
 *
 * @returns the paths written, in the order of the names.
 * @throws ReportError for an unknown name, or for a file that cannot be written.
 */
export async function writeFuzzReports(
  run: FuzzRun,
  out: string,
  names: readonly string[] = fuzzReporterNames,
  campaign = 'fuzz',
): Promise<readonly string[]> {
  checkFuzzReporters(names);
  const paths: string[] = [];
  for (const name of new Set(names)) {
    const reporter = reporters[name];
    if (!reporter) continue;
    const path = join(out, `${campaign}${reporter.ending}`);
    await writeFileAtomically(path, reporter.make(run));
    paths.push(path);
  }
  return paths;
}
