// The pages beside the live one: one case with its conversation, and runs side by side. They are reports, and act on nothing.

import { readFile, stat } from 'node:fs/promises';
import { type RunResult, runResultSchema } from '../model/run-result.ts';
import { caseIndex } from '../report/html/case-index.ts';
import { conformancePage } from '../report/html/page.ts';
import { sideBySidePage } from '../report/html/side-by-side.ts';
import { RequestError } from './run-request.ts';

/** Results that are larger are compared by `cstore diff`. */
const longestResults = 256 * 2 ** 20;

/** A case, as a report of it alone. */
export function casePage(result: RunResult): string {
  return conformancePage(result);
}

/** Where on that page the case is. */
export function caseAnchor(result: RunResult): string {
  const [one] = result.cases;
  return one ? caseIndex(result).anchorOf(one) : 'cases';
}

/** Runs side by side. @throws RequestError for results that cannot be read. */
export async function comparisonPage(
  files: readonly { readonly name: string; readonly path: string }[],
  tool: RunResult['tool'],
): Promise<string> {
  const runs: { name: string; result: RunResult }[] = [];
  for (const { name, path } of files) runs.push({ name, result: withoutConversations(await resultsOf(path)) });
  return sideBySidePage(runs, tool);
}

async function resultsOf(path: string): Promise<RunResult> {
  if ((await stat(path)).size > longestResults)
    throw new RequestError('these results are too large to be compared here');
  try {
    return runResultSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    throw new RequestError('these results are not as cstore run writes them', { cause: error });
  }
}

function withoutConversations(result: RunResult): RunResult {
  return { ...result, cases: result.cases.map((one) => ({ ...one, wire: [] })) };
}
