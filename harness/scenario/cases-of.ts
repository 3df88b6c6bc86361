// The cases of scenario files for programs that run them by themselves, under whatever test runner.

import fs from 'node:fs';
import path from 'node:path';
import type { Case } from '../case/case.ts';
import { formatProblem } from '../yaml/problem.ts';
import { loadScenarios } from './load.ts';
import { scenariosFolder } from './package-root.ts';
import { type Selection, selectCases, slowTag } from './select.ts';

/**
 * The cases of scenario files and folders. A path that is not there is looked for among the scenarios of this package:
 * `casesOf(['ps3.7/9.1.1', 'test/scenarios'])`. Without a path these are all of the package. Scenarios that wait for timers
 * of the SUT (tag `slow`) are left out, unless they are all that there is or `slow` is given.
 *
 * @throws Error that names every problem with file, line and column, and for a selection that leaves no case.
 */
export function casesOf(paths: readonly string[] = [scenariosFolder], selection: Selection = {}): readonly Case[] {
  const { scenarios, problems } = loadScenarios(paths.map(located));
  if (problems.length > 0) throw new Error(problems.map(formatProblem).join('\n'));
  const cases = usualCases(
    scenarios.flatMap((scenario) => scenario.cases),
    selection,
  );
  if (cases.length === 0) throw new Error(`there is no case in ${paths.join(', ')}`);
  return cases;
}

/** The selected cases, with the slow ones only if they are asked for or there are no others. */
export function usualCases(cases: readonly Case[], selection: Selection = {}): readonly Case[] {
  const isAllSlow = cases.every(({ tags }) => tags.includes(slowTag));
  return selectCases(cases, { ...selection, slow: selection.slow === true || isAllSlow });
}

/** A scenario of the package goes by its id, which is the path of its file. */
function located(given: string): string {
  if (fs.existsSync(given)) return given;
  const bundled = [given, `${given}.yaml`].map((name) => path.join(scenariosFolder, name));
  return bundled.find((file) => fs.existsSync(file)) ?? given;
}
