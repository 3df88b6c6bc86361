// The file of --answers: what a person answers for each case, one after the other.

import { z } from 'zod';
import { answerSchema, type FiledAnswer } from '../../sut/answers-operator.ts';
import { faultsOf } from '../../yaml/issues.ts';
import { formatProblem } from '../../yaml/problem.ts';
import { parseYaml } from '../../yaml/yaml-source.ts';
import { otherThanFile, readYamlFile } from '../regular-file.ts';

const schema = z.array(answerSchema).min(1);

/** Reads the answers. Rejects with one line that says what is wrong, and where. */
export async function readAnswers(file: string): Promise<FiledAnswer[]> {
  const other = otherThanFile(file);
  if (other !== undefined) throw new Error(other);
  const source = parseYaml(file, await readYamlFile(file));
  if (!('data' in source)) throw new Error(source.map(formatProblem).join('; '));
  const parsed = schema.safeParse(source.data);
  if (parsed.success) return parsed.data;
  const faults = faultsOf(parsed.error.issues, schema);
  const problems = faults.map(({ path, text, at }) => source.problem(path, text, at));
  throw new Error(
    `${problems.map(formatProblem).join('; ')}; a list of sent, { sent: text }, { cannot: text }, again, stop`,
  );
}
