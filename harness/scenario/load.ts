// Reads scenario files into scenarios and cases; whatever is wrong is a problem with file, line and column.

import fs from 'node:fs';
import type { Case } from '../case/case.ts';
import type { Problem } from '../yaml/problem.ts';
import { findFiles, reasonOf } from './find-files.ts';
import { bundledReactions } from './reactions-file.ts';
import { type ReadScenario, readScenario } from './read-scenario.ts';
import type { Scenario } from './scenario.ts';

/** Scenarios that passed, and the problems of those that did not. */
export interface Loaded {
  readonly scenarios: readonly Scenario[];
  readonly problems: readonly Problem[];
}

/**
 * Loads scenario files, and every .yaml and .yml file below folders, each once under whatever names it was given; links
 * to folders are not followed, for they may lead in circles. Never throws for what a file holds: a file with a problem
 * gives no scenario. An id that stands in two files is a problem of the second. Files of which `isChecked` knows that they have
 * no problem are taken at its word, which halves the time.
 */
export function loadScenarios(paths: readonly string[], isChecked: (file: string) => boolean = () => false): Loaded {
  const scenarios = new Map<string, Scenario>();
  const problems: Problem[] = [];
  problems.push(...bundledReactions().problems);
  for (const file of findFiles(paths, problems)) {
    const loaded = loadFile(file, isChecked(file));
    problems.push(...loaded.problems);
    if (!loaded.scenario) continue;
    const first = scenarios.get(loaded.scenario.id);
    if (first) problems.push(loaded.idProblem(`id "${first.id}" is already used by ${first.file}`));
    else scenarios.set(loaded.scenario.id, loaded.scenario);
  }
  return { scenarios: [...scenarios.values()], problems };
}

/** The cases of a scenario: one for each combination of its matrix. */
export function expandMatrix(scenario: Scenario): readonly Case[] {
  return scenario.cases;
}

function loadFile(file: string, isChecked: boolean): ReadScenario {
  const atStart = (text: string): Problem => ({ file, line: 1, column: 1, text });
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (error) {
    return { problems: [atStart(`cannot be read: ${reasonOf(error)}`)], idProblem: atStart };
  }
  return readScenario(file, text.replace(/^\uFEFF/, ''), { isChecked });
}
