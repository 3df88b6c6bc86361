// `cstore lint`: checks scenario files and says file, line and column of every problem.

import { scenariosFolder } from '../../scenario/package-root.ts';
import { ExitStatus } from '../exit-status.ts';
import { withOwnSteps } from '../own-steps-option.ts';
import { type Subcommand, withExamples } from '../subcommand.ts';
import { escapeControls } from '../terminal.ts';

/** Defines `cstore lint`. */
export const lint: Subcommand = (program, finish) => {
  const command = withOwnSteps(program.command('lint'))
    .summary('check scenario files')
    .description('Checks scenario files without running them: file:line:column and what is wrong, a line a problem.')
    .argument('[path...]', 'files and folders; none: the scenarios that come with cstore');
  withExamples(command, [['cstore lint my-scenarios', 'every .yaml file below the folder']]).action(
    async (paths: string[]) => finish(await check(paths)),
  );
};

async function check(paths: readonly string[]): Promise<number> {
  const { listScenarios } = await import('../../scenario/list-scenarios.ts');
  const { formatProblem } = await import('../../yaml/problem.ts');
  const { scenarios, problems } = await listScenarios(paths.length > 0 ? paths : [scenariosFolder]);
  for (const problem of problems) process.stderr.write(`${escapeControls(formatProblem(problem))}\n`);
  if (problems.length > 0) return ExitStatus.usage;
  if (scenarios.length === 0) {
    process.stderr.write('cstore: no scenario found; scenarios are .yaml files\n');
    return ExitStatus.usage;
  }
  const cases = scenarios.reduce((sum, scenario) => sum + scenario.cases.length, 0);
  const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
  process.stdout.write(`${counted(scenarios.length, 'scenario')} with ${counted(cases, 'case')}, no problems\n`);
  return ExitStatus.ok;
}
