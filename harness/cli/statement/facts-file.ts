// A file of facts, as a user names it: YAML or JSON.

import type { ConformanceFacts } from '../../statement/facts/conformance-facts.ts';
import { CliError, messageOf, systemCode, usageError } from '../cli-error.ts';
import { readTextFile } from '../regular-file.ts';
import { ExitStatus } from '../run/exit-status.ts';

/**
 * Reads facts of a product.
 * @throws CliError (status 2) with a line for each fault, or if there is no such file.
 */
export async function readFactsFile(file: string): Promise<ConformanceFacts> {
  const { parseFacts } = await import('../../statement/facts/read-facts.ts');
  const read = parseFacts(file, await textOf(file));
  if ('facts' in read) return read.facts;
  const { formatProblem } = await import('../../yaml/problem.ts');
  const lines = read.problems.map(formatProblem);
  throw new CliError(ExitStatus.usage, lines[0] ?? file, { lines });
}

async function textOf(file: string): Promise<string> {
  try {
    return await readTextFile(file);
  } catch (error) {
    const fault = systemCode(error) === 'ENOENT' ? 'no such file' : messageOf(error);
    const advice = 'give facts of a product, such as `cstore measure` writes';
    throw usageError(`${file}: ${fault}; ${advice}`, { cause: error });
  }
}
