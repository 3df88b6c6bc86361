// The files that are written from PS3.8 Table 9-10, by their path from the root of the project.

import { stateTablePage } from './page.ts';
import { folder, stateTableScenarios } from './scenario-files.ts';

export const scenarioFolder = `scenarios/${folder}`;

/** Whether a file of the folder is written from the table: others there are about what does not depend on a state. */
export function isGenerated(name: string): boolean {
  return /^sta\d+-.*\.yaml$/.test(name);
}

/** Path and text of every file. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const scenarios = stateTableScenarios();
  return new Map([
    ...scenarios.map(({ name, yaml }) => [`${scenarioFolder}/${name}.yaml`, yaml] as const),
    ['docs/state-table.md', stateTablePage(scenarios)],
  ]);
}
