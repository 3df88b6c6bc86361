// A file of facts, as a user names it: YAML or JSON, or the results of a run.

import { stat } from 'node:fs/promises';
import type { ConformanceFacts } from '../statement/facts/conformance-facts.ts';
import { CliError, messageOf, systemCode, usageError } from './cli-error.ts';
import { ExitStatus } from './exit-status.ts';
import { readResults } from './read-results.ts';
import { readHead, readYamlFile } from './regular-file.ts';

/**
 * Reads facts of a product; those of a run are made of its results.json, or of the folder that holds it.
 * @throws CliError (status 2) with a line for each fault, or if there is no such file.
 */
export async function readFactsFile(file: string): Promise<ConformanceFacts> {
  if (await isOfRun(file)) {
    const { fillFacts } = await import('../statement/fill/fill-facts.ts');
    return fillFacts({ results: [await readResults(file)] });
  }
  const { parseFacts } = await import('../statement/facts/read-facts.ts');
  const read = parseFacts(file, await orAdvice(file, readYamlFile(file)));
  if ('facts' in read) return read.facts;
  const { formatProblem } = await import('../yaml/problem.ts');
  const lines = read.problems.map(formatProblem);
  throw new CliError(ExitStatus.usage, lines[0] ?? file, { lines });
}

/** A folder holds reports; results are JSON, and name the tool that wrote them near their beginning. */
async function isOfRun(file: string): Promise<boolean> {
  if (
    await stat(file).then(
      (found) => found.isDirectory(),
      () => false,
    )
  )
    return true;
  if (!file.endsWith('.json')) return false;
  return /^\s*\{\s*"schemaVersion": *\d+,\s*"tool"/.test(await orAdvice(file, readHead(file, 200)));
}

/** What was read of the file. Rejects with what to give instead (status 2). */
async function orAdvice(file: string, reading: Promise<string>): Promise<string> {
  try {
    return await reading;
  } catch (error) {
    const fault = systemCode(error) === 'ENOENT' ? 'no such file' : messageOf(error);
    const advice = 'give facts of a product, such as `cstore measure` writes, or results.json';
    throw usageError(`${file}: ${fault}; ${advice}`, { cause: error });
  }
}
