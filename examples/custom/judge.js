// Judges a system by scenarios of one's own, and writes a report of one's own: `node judge.js [PORT]`. Without a port the
// built-in SCU and SCP talk to each other.

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { defineSteps, formatProblem, loadScenarios, openSut, runCases } from 'cstore-conformance/harness';
import { csvReporter } from './csv-reporter.js';
import { steps } from './steps.js';

const own = fileURLToPath(new URL('scenarios', import.meta.url));

/** Resolves with the result; the report is in the folder. */
export async function judge(spec, folder) {
  defineSteps(steps);
  const { scenarios, problems } = loadScenarios([own]);
  if (problems.length > 0) throw new Error(problems.map(formatProblem).join('\n'));
  const sut = await openSut(spec);
  try {
    const cases = scenarios.flatMap((scenario) => scenario.cases);
    const result = await runCases(cases, sut, { onCase: ({ id, verdict }) => console.log(verdict, id) });
    await mkdir(folder, { recursive: true });
    for (const [name, text] of Object.entries(csvReporter.end(result))) await writeFile(join(folder, name), text);
    return result;
  } finally {
    await sut.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const port = process.argv[2];
  const scp = { kind: 'remote-scp', host: '127.0.0.1', port: Number(port), calledAETitle: 'ARCHIVE' };
  const { cases } = await judge(port === undefined ? { kind: 'built-in-pair' } : scp, 'reports');
  process.exitCode = cases.some(({ verdict }) => verdict === 'fail' || verdict === 'error') ? 1 : 0;
}
