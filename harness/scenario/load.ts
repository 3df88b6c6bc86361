// Reads scenario files into scenarios and cases; whatever is wrong is a problem with file, line and column.

import fs from 'node:fs';
import path from 'node:path';
import { requirementSchema } from '../verdict/requirement.ts';
import { dataSetProblems } from './data-set-check.ts';
import { referencedFiles } from './files.ts';
import { faultsOf } from './issues.ts';
import { type Combination, combinations, maxCases } from './matrix.ts';
import { accepted } from './names.ts';
import type { Problem } from './problem.ts';
import type { Case, Scenario } from './scenario.ts';
import { forSchema, paramsSchema, type ScpBody, type ScuBody, scenarioSchema } from './schema.ts';
import { substitute } from './substitute.ts';
import { parseYaml, type YamlPath, type YamlSource } from './yaml-source.ts';

/** Scenarios that passed, and the problems of those that did not. */
export interface Loaded {
  readonly scenarios: readonly Scenario[];
  readonly problems: readonly Problem[];
}

/**
 * Loads scenario files, and every .yaml and .yml file below folders. Never throws for what a file holds: a file with a
 * problem gives no scenario. An id that stands in two files is a problem of the second.
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

interface LoadedFile {
  readonly scenario?: Scenario;
  readonly problems: readonly Problem[];
  idProblem(text: string): Problem;
}

function findFiles(paths: readonly string[], problems: Problem[]): string[] {
  const files = new Set<string>();
  for (const start of paths) {
    const stat = fs.statSync(start, { throwIfNoEntry: false });
    if (!stat) problems.push({ file: start, line: 1, column: 1, text: 'no such file or folder' });
    else if (stat.isFile()) files.add(start);
    else for (const file of yamlFilesBelow(start)) files.add(file);
  }
  return [...files];
}

function yamlFilesBelow(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => path.join(folder, name));
}

function loadFile(file: string): LoadedFile {
  const atStart = (text: string): Problem => ({ file, line: 1, column: 1, text });
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (error) {
    return { problems: [atStart(`cannot be read: ${(error as Error).message}`)], idProblem: atStart };
  }
  return loadText(file, text);
}

/** Loads one scenario from YAML text; `file` is for messages and for files that the scenario refers to. */
export function loadText(file: string, text: string): LoadedFile {
  const source = parseYaml(file, text);
  if (!('data' in source)) return { problems: source, idProblem: (line) => ({ file, line: 1, column: 1, text: line }) };
  const idProblem = (line: string): Problem => source.problem(['id'], line);
  const matrix = expand(source);
  if (!Array.isArray(matrix)) return { problems: matrix.problems, idProblem };
  const problems: Problem[] = [];
  const cases = matrix.map((combination) => loadCase(source, combination, matrix.length, problems));
  const unique = [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
  const valid = cases.filter((candidate) => candidate !== undefined);
  const [first] = valid;
  if (unique.length > 0 || !first) return { problems: unique, idProblem };
  return { scenario: scenarioOf(source, first, valid), problems: [], idProblem };
}

function expand(source: YamlSource): Combination[] | { problems: Problem[] } {
  const data = source.data;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    return { problems: [source.problem([], 'a scenario is a map with id, title, requirement, sut and more')] };
  }
  const { for: matrix, params } = data as { for?: unknown; params?: unknown };
  const problems = [
    ...validate(source, forSchema.optional(), matrix, ['for']),
    ...validate(source, paramsSchema.optional(), params, ['params']),
  ];
  if (problems.length > 0) return { problems };
  const all = combinations(data, source);
  return all ?? { problems: [source.problem(['for'], `expands to more than ${maxCases} cases`)] };
}

function validate(
  source: YamlSource,
  schema: Parameters<typeof faultsOf>[1],
  data: unknown,
  base: YamlPath,
): Problem[] {
  const parsed = schema.safeParse(data, { reportInput: true });
  if (parsed.success) return [];
  return faultsOf(parsed.error.issues, schema).map(({ path, text, at }) =>
    source.problem([...base, ...path], text, at),
  );
}

type CaseData = (ScpBody | ScuBody) &
  Pick<Scenario, 'id' | 'title' | 'requirement'> & { tags?: string[]; timeout?: number };

function loadCase(
  source: YamlSource,
  combination: Combination,
  count: number,
  problems: Problem[],
): (Case & { readonly scenario: string }) | undefined {
  const before = problems.length;
  const { for: matrix, params, ...rest } = source.data as Record<string, unknown>;
  const data = substitute(rest, combination.parameters, (at, text) => {
    problems.push(source.problem(at, runTimeName(text, combination)));
  });
  if (problems.length === before) problems.push(...validate(source, scenarioSchema, data, []));
  if (problems.length > before) return undefined;
  problems.push(...referencedFiles(data, source), ...dataSetProblems(data, combination.sopClass, source));
  return problems.length > before ? undefined : caseOf(source.file, data as CaseData, combination, count);
}

/** `$sopClass` is a parameter only where the matrix names the SOP Classes. */
function runTimeName(text: string, { sopClass, transferSyntax }: Combination): string {
  const chosenLater = { $sopClass: sopClass, $transferSyntax: transferSyntax };
  const name = Object.entries(chosenLater).find(
    ([key, value]) => text.startsWith(`unknown parameter ${key}`) && value === accepted,
  );
  return name ? `${name[0]} is known only when \`for\` names it; here the SUT chooses it` : text;
}

function caseOf(file: string, data: CaseData, combination: Combination, count: number): Case {
  const { id, title, requirement, tags = [], timeout } = data;
  const fixed = Object.entries({ sopClass: combination.sopClass, transferSyntax: combination.transferSyntax }).filter(
    ([, keyword]) => keyword !== accepted,
  );
  const given = { ...Object.fromEntries(fixed), ...combination.labels };
  return {
    id: count > 1 ? [id, ...Object.values(given).map(idPart)].join(':') : id,
    scenario: id,
    file,
    title,
    requirement: requirementSchema.parse(requirement),
    role: data.sut,
    tags,
    given,
    sopClass: combination.sopClass,
    transferSyntax: combination.transferSyntax,
    ...(timeout === undefined ? {} : { timeoutMs: timeout * 1000 }),
    body: data,
  };
}

function idPart(label: string): string {
  return label.replaceAll(/[^\w.+-]+/g, '-').slice(0, 60);
}

function scenarioOf(source: YamlSource, first: Case, cases: readonly Case[]): Scenario {
  const { requirement, role, tags } = first;
  const { title } = source.data as { title: string };
  return { id: first.scenario, file: source.file, title, requirement, role, tags, cases };
}
