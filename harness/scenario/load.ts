// Reads scenario files into scenarios and cases; whatever is wrong is a problem with file, line and column.

import fs from 'node:fs';
import path from 'node:path';
import type { Problem } from './problem.ts';
import { type ReadScenario, readScenario } from './read-scenario.ts';
import type { Case, Scenario } from './scenario.ts';

/** Scenarios that passed, and the problems of those that did not. */
export interface Loaded {
  readonly scenarios: readonly Scenario[];
  readonly problems: readonly Problem[];
}

/**
 * Loads scenario files, and every .yaml and .yml file below folders, each once under whatever names it was given; links
 * to folders are not followed, for they may lead in circles. Never throws for what a file holds: a file with a problem
 * gives no scenario. An id that stands in two files is a problem of the second.
 */
export function loadScenarios(paths: readonly string[]): Loaded {
  const scenarios = new Map<string, Scenario>();
  const problems: Problem[] = [];
  for (const file of findFiles(paths, problems)) {
    const loaded = loadFile(file);
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

function findFiles(paths: readonly string[], problems: Problem[]): string[] {
  const files = new Map<string, string>();
  const add = (file: string) => {
    const target = realPath(file);
    if (!files.has(target)) files.set(target, file);
  };
  for (const start of paths) {
    const stat = fs.statSync(start, { throwIfNoEntry: false });
    if (!stat) problems.push({ file: start, line: 1, column: 1, text: 'no such file or folder' });
    else if (stat.isFile()) add(start);
    else if (!stat.isDirectory())
      problems.push({ file: start, line: 1, column: 1, text: 'no regular file and no folder' });
    else for (const file of readableBelow(start, problems)) add(file);
  }
  return [...files.values()];
}

/** The scenario files below a folder; none where it, or a folder in it, cannot be read, which is a problem. */
function readableBelow(folder: string, problems: Problem[]): string[] {
  try {
    return yamlFilesBelow(folder);
  } catch (error) {
    const { path: where = folder } = error as NodeJS.ErrnoException;
    problems.push({ file: where, line: 1, column: 1, text: `the folder cannot be read: ${reasonOf(error)}` });
    return [];
  }
}

/** The same for all names of a file; the name itself where it leads nowhere. */
function realPath(file: string): string {
  try {
    return fs.realpathSync(file);
  } catch {
    return path.resolve(file);
  }
}

/** Folder by folder, for what `recursive` does with links to folders is not the same in all versions of Node.js. */
function yamlFilesBelow(folder: string): string[] {
  const files = fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return yamlFilesBelow(file);
    return /\.ya?ml$/.test(file) && (entry.isFile() || isLinkToFile(entry, file)) ? [file] : [];
  });
  return files.sort();
}

/** A link that leads nowhere counts, so that it is told; one to a folder or a FIFO does not. */
function isLinkToFile(entry: fs.Dirent, file: string): boolean {
  if (!entry.isSymbolicLink()) return false;
  const target = fs.statSync(file, { throwIfNoEntry: false });
  return target === undefined || target.isFile();
}

function loadFile(file: string): ReadScenario {
  const atStart = (text: string): Problem => ({ file, line: 1, column: 1, text });
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (error) {
    return { problems: [atStart(`cannot be read: ${reasonOf(error)}`)], idProblem: atStart };
  }
  return readScenario(file, text.replace(/^\uFEFF/, ''));
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it is a link that leads nowhere',
  EACCES: 'no permission',
};

function reasonOf(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return reasons[code] ?? message;
}
