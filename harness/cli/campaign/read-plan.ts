// The plan of a campaign, from its YAML file.

import { type Plan, planSchema } from '../../campaign/plan.ts';
import { faultsOf } from '../../yaml/issues.ts';
import { formatProblem } from '../../yaml/problem.ts';
import { parseYaml } from '../../yaml/yaml-source.ts';
import { CliError, messageOf, systemCode, usageError } from '../cli-error.ts';
import { ExitStatus } from '../exit-status.ts';
import { otherThanFile, readYamlFile } from '../regular-file.ts';
import { escapeControls } from '../terminal.ts';

/** Reads the plan. @throws CliError (status 2) with a line for each thing that is wrong, and where it is. */
export async function readPlan(file: string): Promise<Plan> {
  const other = otherThanFile(file);
  if (other !== undefined) throw usageError(`${file}: ${other}; name the plan, a YAML file`);
  const source = parseYaml(file, await textOf(file));
  if (!('data' in source)) throw wrongPlan(source.map(formatProblem));
  const parsed = planSchema.safeParse(source.data);
  if (parsed.success) return parsed.data;
  const faults = faultsOf(parsed.error.issues, planSchema);
  throw wrongPlan(faults.map(({ path, text, at }) => formatProblem(source.problem(path, text, at))));
}

async function textOf(file: string): Promise<string> {
  try {
    return await readYamlFile(file);
  } catch (error) {
    const why = systemCode(error) === 'ENOENT' ? 'no such file' : messageOf(error);
    throw usageError(`${file}: ${why}; name the plan, a YAML file`, { cause: error });
  }
}

function wrongPlan(lines: readonly string[]): CliError {
  return new CliError(ExitStatus.usage, 'wrong plan', { lines: lines.map(escapeControls) });
}
