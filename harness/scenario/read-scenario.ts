// One scenario from YAML text: its matrix expanded, its parameters filled in, every case checked against the schema.

import type { Case, ScpBody, ScuBody } from '../case/case.ts';
import { referencedFiles } from '../language/files.ts';
import { inputOf } from '../language/input.ts';
import { accepted } from '../language/names.ts';
import type { Reactions } from '../language/reactions.ts';
import type { InputKind } from '../model/fault.ts';
import { type Requirement, requirementSchema } from '../model/requirement.ts';
import { bindScuSteps, bindSteps, type RawStep } from '../steps/bind-steps.ts';
import { faultsOf } from '../yaml/issues.ts';
import type { Problem } from '../yaml/problem.ts';
import { parseYaml, type YamlPath, type YamlSource } from '../yaml/yaml-source.ts';
import { dataSetProblems } from './data-set-check.ts';
import { type Combination, combinations, maxCases } from './matrix.ts';
import { bundledReactions } from './reactions-file.ts';
import { rowOf, rowOverridesSchema } from './row.ts';
import type { Scenario } from './scenario.ts';
import { forSchema, paramsSchema, scenarioSchema } from './schema.ts';
import { writeOut } from './short-forms.ts';
import { referencedNames, substitute } from './substitute.ts';

/** A scenario, or the problems that it has. */
export interface ReadScenario {
  readonly scenario?: Scenario;
  readonly problems: readonly Problem[];
  /** A problem at the id of the scenario. */
  idProblem(text: string): Problem;
}

export interface ReadOptions {
  /** The named reactions that it may use; left out: those of scenarios/reactions.yaml. */
  readonly reactions?: Reactions;
  /** It is known to fit the schema and to make only instances that can be: neither is looked at again. */
  readonly isChecked?: boolean;
}

/** Reads one scenario from YAML text; `file` is for messages and for files that the scenario refers to. */
export function readScenario(
  file: string,
  text: string,
  { reactions = bundledReactions(), isChecked = false }: ReadOptions = {},
): ReadScenario {
  const source = parseYaml(file, text);
  if (!('data' in source)) return { problems: source, idProblem: (line) => ({ file, line: 1, column: 1, text: line }) };
  const idProblem = (line: string): Problem => source.problem(['id'], line);
  const matrix = expand(source);
  if (!Array.isArray(matrix)) return { problems: matrix.problems, idProblem };
  const reader = new CaseReader(source, matrix.length, reactions, isChecked);
  const cases = matrix.map((combination) => reader.read(combination)).filter((candidate) => candidate !== undefined);
  const problems = [...reader.problems, ...doubledIds(cases, source)];
  const [first] = cases;
  if (problems.length > 0 || !first) return { problems, idProblem };
  return { scenario: scenarioOf(source, first, cases), problems: [], idProblem };
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
  if (problems.length === 0) problems.push(...rowProblems(source, params as Rows | undefined));
  if (problems.length > 0) return { problems };
  const all = combinations(data, source);
  return all ?? { problems: [source.problem(['for'], `expands to more than ${maxCases} cases`)] };
}

type Rows = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What is wrong with the requirements and inputs of rows. */
function rowProblems(source: YamlSource, params: Rows = {}): Problem[] {
  return Object.entries(params).flatMap(([name, rows]) =>
    Object.entries(rows).flatMap(([label, row]) =>
      validate(source, rowOverridesSchema, rowOf(row).overrides, ['params', name, label]),
    ),
  );
}

function validate(
  source: YamlSource,
  schema: Parameters<typeof faultsOf>[1],
  data: unknown,
  base: YamlPath,
  pathInFile: (path: YamlPath) => YamlPath = (path) => path,
): Problem[] {
  const parsed = schema.safeParse(data, { reportInput: true });
  if (parsed.success) return [];
  return faultsOf(parsed.error.issues, schema).map(({ path, text, at }) =>
    source.problem([...base, ...pathInFile(path)], text, at),
  );
}

/** The body of a scenario before its steps are bound. */
type BodyData = (Omit<ScpBody, 'steps'> | Omit<ScuBody, 'steps'>) & { readonly steps: readonly RawStep[] };

type CaseData = BodyData &
  Pick<Scenario, 'id' | 'title' | 'requirement'> & {
    readonly input?: InputKind;
    readonly tags?: string[];
    readonly timeout?: number;
  };

/** What passed the schema, and what a case of it does. */
interface CheckedCase {
  readonly data: CaseData;
  readonly body: ScpBody | ScuBody;
  readonly input: InputKind;
}

function checkedCase(data: CaseData): CheckedCase {
  const body =
    data.sut === 'scp' ? { ...data, steps: bindSteps(data.steps) } : { ...data, steps: bindScuSteps(data.steps) };
  return { data, body, input: data.input ?? inputOf(data.steps) };
}

/** Fills the combinations of one scenario in; those that differ in nothing the file refers to are checked once. */
class CaseReader {
  readonly #source: YamlSource;
  readonly #count: number;
  readonly #reactions: Reactions;
  readonly #isChecked: boolean;
  readonly #data: unknown;
  readonly #names: readonly string[];
  readonly #checked = new Map<string, CheckedCase | undefined>();
  readonly #problems = new Map<string, Problem>();

  constructor(source: YamlSource, count: number, reactions: Reactions, isChecked: boolean) {
    const { for: _for, params: _params, ...data } = source.data as Record<string, unknown>;
    this.#source = source;
    this.#count = count;
    this.#reactions = reactions;
    this.#isChecked = isChecked;
    this.#data = data;
    this.#names = [...referencedNames(data)];
  }

  /** What is wrong, each problem once. */
  get problems(): readonly Problem[] {
    return [...this.#problems.values()];
  }

  read(combination: Combination): Case | undefined {
    const key = JSON.stringify(this.#names.map((name) => combination.parameters.get(name)?.text([]) ?? null));
    if (!this.#checked.has(key)) this.#checked.set(key, this.#check(combination));
    const checked = this.#checked.get(key);
    if (!checked) return undefined;
    if (!this.#isChecked) this.#note(dataSetProblems(checked.data, combination.sopClass, this.#source));
    return this.#caseOf(checked, combination);
  }

  #check(combination: Combination): CheckedCase | undefined {
    const problems: Problem[] = [];
    const filled = substitute(this.#data, combination.parameters, (at, text) => {
      problems.push(this.#source.problem(at, runTimeName(text, combination)));
    });
    const { data, pathInFile } = writeOut(filled, this.#reactions, (path, text, at) => {
      problems.push(this.#source.problem(path, text, at));
    });
    if (problems.length === 0 && !this.#isChecked)
      problems.push(...validate(this.#source, scenarioSchema, data, [], pathInFile));
    if (problems.length === 0) problems.push(...referencedFiles(data, this.#source));
    this.#note(problems);
    return problems.length === 0 ? checkedCase(data as CaseData) : undefined;
  }

  #caseOf({ data, body, input }: CheckedCase, combination: Combination): Case {
    const { id, title, requirement, tags = [], timeout } = data;
    const { sopClass, transferSyntax, labels, overrides, path } = combination;
    const { file } = this.#source;
    const fixed = Object.entries({ sopClass, transferSyntax }).filter(([, keyword]) => keyword !== accepted);
    const given = { ...Object.fromEntries(fixed), ...labels };
    return {
      id: this.#count > 1 ? [id, ...Object.values(given).map(idPart)].join(':') : id,
      scenario: id,
      file,
      place: { file, line: this.#source.lineOf(path) },
      title,
      requirement: this.#requirementOf(requirement, combination),
      role: data.sut,
      input: overrides.input ?? input,
      tags,
      given,
      sopClass,
      transferSyntax,
      ...(timeout === undefined ? {} : { timeoutMs: timeout * 1000 }),
      body,
    };
  }

  /** The requirement of the scenario with what the rows say instead. */
  #requirementOf(requirement: Requirement, { overrides, parameters, path }: Combination): Requirement {
    const own = substitute(overrides.requirement ?? {}, parameters, (_at, text) =>
      this.#note([this.#source.problem(path, text, 'key')]),
    );
    return requirementSchema.parse({ ...requirement, ...(own as Partial<Requirement>) });
  }

  #note(problems: readonly Problem[]): void {
    for (const problem of problems) this.#problems.set(JSON.stringify(problem), problem);
  }
}

/** `$sopClass` is a parameter only where the matrix names the SOP Classes. */
function runTimeName(text: string, { sopClass, transferSyntax }: Combination): string {
  const chosenLater = { $sopClass: sopClass, $transferSyntax: transferSyntax };
  const name = Object.entries(chosenLater).find(
    ([key, value]) => text.startsWith(`unknown parameter ${key}`) && value === accepted,
  );
  return name ? `${name[0]} is known only when \`for\` names it; here the SUT chooses it` : text;
}

function idPart(label: string): string {
  return label.replaceAll(/[^\w.+-]+/g, '-').slice(0, 60);
}

/** Labels that differ only in characters an id cannot have would make two cases of one id. */
function doubledIds(cases: readonly Case[], source: YamlSource): Problem[] {
  const seen = new Set<string>();
  const doubled = new Set<string>();
  for (const { id } of cases) (seen.has(id) ? doubled : seen).add(id);
  return [...doubled].map((id) =>
    source.problem(['params'], `two cases would have the id ${id}: choose other labels`, 'key'),
  );
}

function scenarioOf(source: YamlSource, first: Case, cases: readonly Case[]): Scenario {
  const { requirement, role, tags } = first;
  const { title } = source.data as { title: string };
  return { id: first.scenario, file: source.file, title, requirement, role, tags, cases };
}
