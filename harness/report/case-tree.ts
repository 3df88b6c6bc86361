// Cases in the order and folders of their scenarios: folder -> scenario -> cases, as on disk below scenarios/.

import { isRuleCase } from '../results/rule-id.ts';

/** What has a scenario and a title: a case to run as well as its result. */
interface OfScenario {
  readonly scenario: string;
  readonly title: string;
}

export interface ScenarioCases<T extends OfScenario> {
  /** Scenario id, e.g. `ps3.4/gg.4/stored`. */
  readonly id: string;
  readonly title: string;
  readonly cases: readonly T[];
}

export interface FolderCases<T extends OfScenario> {
  /** The id up to its last slash, e.g. `ps3.4/gg.4`. */
  readonly folder: string;
  readonly scenarios: readonly ScenarioCases<T>[];
}

/** Groups the cases; folders, scenarios and cases keep their order. */
export function byFolder<T extends OfScenario>(cases: readonly T[]): FolderCases<T>[] {
  const scenarios = [...groupBy(cases, (each) => each.scenario)].map(([id, members]) => ({
    id,
    title: commonTitle(members),
    cases: members,
  }));
  return [...groupBy(scenarios, (each) => folderOf(each.id))].map(([folder, members]) => ({
    folder,
    scenarios: members,
  }));
}

/** Members by key, keys in the order of their first appearance. */
export function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/**
 * The title that the cases share. Where parameters make their titles differ, an ellipsis stands for what differs:
 * "The status … is passed on"; where next to nothing is left of them, the name of the scenario stands for them.
 */
export function commonTitle(cases: readonly OfScenario[]): string {
  const [first, ...others] = [...new Set(cases.map(({ title }) => title))].map((title) => title.split(' '));
  if (!first) return '';
  const head = sharedWords([first, ...others]);
  if (others.length === 0) return first.join(' ');
  const tail = sharedWords([first, ...others].map((words) => words.slice(head.length).reverse())).reverse();
  const shared = head.length + tail.length;
  return shared >= fewestWords ? [...head, '…', ...tail].join(' ') : nameOf(cases[0]?.scenario ?? '');
}

/** Words that have to be shared for an ellipsis among them to be readable. */
const fewestWords = 3;

/** The words with which all of the titles begin. */
function sharedWords(titles: readonly (readonly string[])[]): string[] {
  const [first = [], ...others] = titles;
  const end = first.findIndex((word, at) => others.some((words) => words[at] !== word));
  return first.slice(0, end < 0 ? first.length : end);
}

/** `Each status` for `ps3.4/gg.4/each-status`. */
function nameOf(scenario: string): string {
  const name = scenario.slice(scenario.lastIndexOf('/') + 1).replaceAll('-', ' ');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The folder of the cases of rules, which are not about one clause of a scenario. */
const ruleFolder = 'Rules that always hold';

function folderOf(scenario: string): string {
  if (isRuleCase({ scenario })) return ruleFolder;
  const slash = scenario.lastIndexOf('/');
  return slash < 0 ? 'scenarios' : scenario.slice(0, slash);
}
