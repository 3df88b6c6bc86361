// Which scenarios a command is about: ids, files and folders, and --section, --tag, --level, --sop-class.

import { existsSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import type { CaseIdentity } from '../case/case-identity.ts';
import type { Level } from '../model/requirement.ts';
import type { KnownCases } from '../results/apply-baseline.ts';
import { bundledPaths } from '../scenario/bundled-paths.ts';
import { scenariosFolder } from '../scenario/package-root.ts';
import type { ListedScenario, Scenario } from '../scenario/scenario.ts';
import type { Sut } from '../sut/sut.ts';
import type { Problem } from '../yaml/problem.ts';
import { CliError, usageError } from './cli-error.ts';
import { ExitStatus } from './exit-status.ts';
import { list, oneOf } from './option-values.ts';
import { withOwnSteps } from './own-steps-option.ts';
import { escapeControls } from './terminal.ts';

export interface SelectionFlags {
  readonly section?: readonly string[];
  readonly tag?: readonly string[];
  readonly level?: readonly Level[];
  readonly sopClass?: readonly string[];
  readonly slow?: boolean;
  readonly sweep?: boolean;
}

/** What was selected; never empty. */
export interface Selected<S extends ListedScenario = Scenario> {
  readonly scenarios: readonly S[];
  readonly cases: readonly S['cases'][number][];
  /** How many cases were left out only because they wait for timers of the system under test. */
  readonly slowLeftOut: number;
  /** The cases there are, whether selected or not. */
  readonly known: KnownCases;
}

const levels = ['shall', 'should', 'may'] as const satisfies readonly Level[];
const readLevel = oneOf(levels);

/** Adds the argument and the options that select scenarios. */
export function withSelectionOptions(command: Command): Command {
  return withOwnSteps(command)
    .argument(
      '[scenario...]',
      'scenario ids (or the beginning of ids), files and folders; none: all that come with cstore',
    )
    .option('--section <clauses>', 'only these clauses and what lies below, e.g. PS3.8-9.3', list)
    .option('--tag <tags>', 'only scenarios with one of these tags', list)
    .option(
      '--level <levels>',
      `only requirements of these levels: ${levels.join(', ')}`,
      (text: string, before: Level[] = []) => [...before, ...list(text).map(readLevel)],
    )
    .option('--sop-class <classes>', 'only cases about these SOP Classes, keywords or UIDs', list)
    .option('--slow', 'also cases that wait for timers of the system, minutes maybe');
}

/**
 * Selects cases, and loads the scenarios that have them.
 * @throws CliError (status 2) for a scenario with a problem, an unknown name, or an empty selection.
 */
export async function select(
  targets: readonly string[],
  flags: SelectionFlags,
  sut?: Pick<Sut, 'roles' | 'policies'>,
): Promise<Selected> {
  const { listScenarios } = await import('../scenario/list-scenarios.ts');
  const listed = await selectFrom(await listScenarios(pathsOf(targets)), targets, flags, sut);
  if (isLoaded(listed)) return listed;
  const { loadScenarios } = await import('../scenario/load.ts');
  const files = listed.scenarios.map(({ file }) => file);
  const fromIndex = new Set(listed.scenarios.filter((scenario) => !hasBodies(scenario)).map(({ file }) => file));
  const { scenarios, problems } = loadScenarios(files, (file) => fromIndex.has(file));
  if (problems.length > 0) throw await problemsError(problems);
  const wanted = new Set(listed.cases.map(({ id }) => id));
  const cases = scenarios.flatMap((scenario) => scenario.cases).filter(({ id }) => wanted.has(id));
  return { ...listed, scenarios, cases };
}

/** Without an index of the build the scenarios had to be loaded to be listed. */
function isLoaded(selected: Selected<ListedScenario>): selected is Selected {
  return selected.cases.every((one) => 'body' in one);
}

/** A scenario of the index has none; the index has only such as were found without a problem, and are as they were. */
function hasBodies({ cases }: ListedScenario): boolean {
  return cases.every((one) => 'body' in one);
}

/** Selects cases without loading what they do. Throws as `select` does. */
export async function selectListed(
  targets: readonly string[],
  flags: SelectionFlags,
): Promise<Selected<ListedScenario>> {
  const { listScenarios } = await import('../scenario/list-scenarios.ts');
  return selectFrom(await listScenarios(pathsOf(targets)), targets, flags);
}

async function selectFrom<S extends ListedScenario>(
  { scenarios, problems }: { readonly scenarios: readonly S[]; readonly problems: readonly Problem[] },
  targets: readonly string[],
  flags: SelectionFlags,
  sut?: Pick<Sut, 'roles' | 'policies'>,
): Promise<Selected<S>> {
  const { selectCases, sweepTag } = await import('../scenario/select.ts');
  if (problems.length > 0) throw await problemsError(problems);
  const all: S['cases'][number][] = scenarios.flatMap((scenario) => scenario.cases);
  for (const target of targets)
    await checkTarget(target, selectCases(all, { targets: [target], slow: true }), scenarios);
  const { section, level } = flags;
  // A person is asked for little, unless somebody chooses more.
  const usual = targets.length === 0 && sut?.policies.usualTag !== undefined ? [sut.policies.usualTag] : undefined;
  const tag = flags.sweep ? [sweepTag, ...(flags.tag ?? [])] : (flags.tag ?? usual);
  for (const clause of section ?? []) checkSection(clause);
  const sopClasses = await sopClassKeywords(flags.sopClass);
  const wanted = { targets, sections: section, tags: tag, levels: level, sopClasses, roles: sut?.roles };
  const everything = selectCases(all, { ...wanted, slow: true });
  const whole =
    sut?.policies.isScriptable === false
      ? selectCases(everything, { ...wanted, slow: true, builtIn: false })
      : everything;
  const cases = flags.slow ? whole : selectCases(whole, wanted);
  if (cases.length === 0) throw nothingSelected(whole.length, everything.length);
  const chosen = new Set(cases);
  return {
    scenarios: scenarios.filter((scenario) => scenario.cases.some((one) => chosen.has(one))),
    cases,
    slowLeftOut: whole.length - cases.length,
    known: {
      ids: all.map(({ id }) => id),
      complete: targets.length === 0,
      whole: targets.length === 0 && [section, tag, level, sopClasses].every((option) => option === undefined),
    },
  };
}

function nothingSelected(slow: number, all: number): CliError {
  if (slow > 0) return usageError(`nothing is selected but ${slow} slow cases; --slow runs them`);
  if (all > 0)
    return usageError(`nothing is selected: all ${all} cases script the built-in SCP, and no other can be scripted`);
  return usageError('nothing is selected: no scenario fits all of the given ids and options; see `cstore list`');
}

/** Files and folders are loaded as they are; for ids, those of the package in which they can be. */
function pathsOf(targets: readonly string[]): string[] {
  if (targets.length === 0) return [scenariosFolder];
  const paths = targets.filter((target) => existsSync(target));
  const ids = targets.filter((target) => !paths.includes(target));
  const bundled = ids.flatMap((id) => bundledPaths(id, scenariosFolder));
  if (!bundled.includes(scenariosFolder)) {
    // A file must not be loaded twice, under two names.
    return [...paths.map((path) => (isWithin(scenariosFolder, path) ? resolve(path) : path)), ...bundled];
  }
  return [...paths.filter((path) => !isWithin(scenariosFolder, path)), scenariosFolder];
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, resolve(path));
  return !way.startsWith('..') && !isAbsolute(way);
}

async function checkTarget(
  target: string,
  found: readonly CaseIdentity[],
  scenarios: readonly ListedScenario[],
): Promise<void> {
  if (found.length > 0) return;
  if (existsSync(target)) throw usageError(`${target}: no scenario in it; scenarios are .yaml files`);
  const { didYouMean } = await import('../yaml/suggest.ts');
  const hint =
    didYouMean(
      target,
      scenarios.map(({ id }) => id),
    ) || '; see `cstore list`';
  throw usageError(`${target}: no such scenario, file or folder${hint}`);
}

function checkSection(clause: string): void {
  if (/^PS3\.\d{1,2}([- ][A-Z]{0,3}[0-9.]*\w*)?$/i.test(clause)) return;
  throw usageError(`--section ${clause}: expected a part and a clause, e.g. PS3.8-9.3`);
}

async function sopClassKeywords(names: readonly string[] | undefined): Promise<string[] | undefined> {
  if (names === undefined) return undefined;
  const { keywordOf, sopClassGroups, sopClassUid, unknownSopClass } = await import('../language/names.ts');
  return names.flatMap((name) => {
    const uid = sopClassUid(name);
    const group = sopClassGroups[name];
    if (uid === undefined && group === undefined) throw usageError(`--sop-class: ${unknownSopClass(name)}`);
    return group ?? [keywordOf(uid ?? name)];
  });
}

/** Every problem on a line of its own, as `cstore lint` prints them. */
async function problemsError(problems: readonly Problem[]): Promise<CliError> {
  const { formatProblem } = await import('../yaml/problem.ts');
  const lines = problems.map((problem) => escapeControls(formatProblem(problem)));
  return new CliError(ExitStatus.usage, 'wrong scenarios', { lines });
}
