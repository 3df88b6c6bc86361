/** The hand checks: each fail against a peer held against the text of the standard, as data in checked-fails.yaml. */

import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { CaseResult } from '../../../model/run-result.ts';
import { isAbout } from '../../../results/baseline.ts';
import { faultsOf } from '../../../yaml/issues.ts';
import { formatProblem } from '../../../yaml/problem.ts';
import { parseYaml } from '../../../yaml/yaml-source.ts';
import { reactionOf } from './reaction.ts';

/**
 * `true-fault`: the standard forbids the reaction. `disputed`: it can be read in two ways, and the check says which. A
 * reaction that the standard allows has no judgement here: its scenario is mended.
 */
export const judgements = ['true-fault', 'disputed'] as const;

const text = z.string().trim().min(1, 'must not be empty');
const texts = z.union([text, z.array(text).min(1)]).transform((value) => [value].flat());

const checkSchema = z.strictObject({
  title: text.describe('What the peer does, in one line'),
  peer: texts.describe('Ids of the peers'),
  case: texts.describe('Case ids; * stands for any characters'),
  came: texts.describe('What came instead, * for any characters: another reaction is another check'),
  judgement: z.enum(judgements),
  clause: text.describe('The clauses that decide'),
  because: text.describe('Why, in our own words'),
});

/** One hand check. */
export type CheckedFail = z.infer<typeof checkSchema>;

const checksSchema = z.array(checkSchema);

/** Reads hand checks. Throws with file, line and column for what is wrong in them. */
export function parseChecks(file: string, yaml: string): readonly CheckedFail[] {
  const source = parseYaml(file, yaml);
  if (!('data' in source)) throw new Error(source.map(formatProblem).join('\n'));
  const parsed = checksSchema.safeParse(source.data ?? []);
  if (parsed.success) return parsed.data;
  const problems = faultsOf(parsed.error.issues, checksSchema).map((fault) =>
    source.problem(fault.path, fault.text, fault.at),
  );
  throw new Error(problems.map(formatProblem).join('\n'));
}

/** Reads the file of hand checks. */
export async function readChecks(file: string): Promise<readonly CheckedFail[]> {
  return parseChecks(file, await readFile(file, 'utf8'));
}

/** The check of a fail; undefined where nobody has checked it. */
export function checkOf(checks: readonly CheckedFail[], peer: string, result: CaseResult): CheckedFail | undefined {
  const reaction = reactionOf(result);
  return checks.find(
    (check) =>
      check.peer.includes(peer) &&
      check.case.some((pattern) => isAbout({ case: pattern }, result.id)) &&
      check.came.some((pattern) => isAbout({ case: pattern }, reaction)),
  );
}
