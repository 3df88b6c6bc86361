// The scenarios below paths without what their cases do, for `list` and `lint`: known ones from the index of the build.

import type { Problem } from '../yaml/problem.ts';
import { findFiles } from './find-files.ts';
import type { ListedScenario } from './scenario.ts';
import { readIndex, type ScenarioIndex } from './scenario-index.ts';

/** Scenarios that passed, and the problems of those that did not. */
export interface Listed {
  readonly scenarios: readonly ListedScenario[];
  readonly problems: readonly Problem[];
}

/** What `loadScenarios` would say of these files and folders, without the bodies of cases. */
export async function listScenarios(
  paths: readonly string[],
  index: ScenarioIndex | undefined = readIndex(),
): Promise<Listed> {
  const problems: Problem[] = [];
  const files = findFiles(paths, problems);
  const known = new Map(files.flatMap((file) => knownOf(file, index)));
  const load = async (some: readonly string[]): Promise<Listed> => (await import('./load.ts')).loadScenarios(some);
  const others = files.filter((file) => !known.has(file));
  const read = others.length > 0 ? await load(others) : { scenarios: [], problems: [] };
  const byFile = new Map([...known, ...read.scenarios.map((one) => [one.file, one] as const)]);
  const scenarios = files.flatMap((file) => byFile.get(file) ?? []);
  // Where the same id stands twice, the places of both have to be told.
  if (new Set(scenarios.map(({ id }) => id)).size < scenarios.length) return load(paths);
  return { scenarios, problems: [...problems, ...read.problems] };
}

function knownOf(file: string, index: ScenarioIndex | undefined): [string, ListedScenario][] {
  const scenario = index?.find(file);
  return scenario ? [[file, scenario]] : [];
}
