// Cases in the order and folders of their scenarios: folder -> scenario -> cases, as on disk below scenarios/.

import type { CaseResult } from '../verdict/run-result.ts';

export interface ScenarioCases {
  /** Scenario id, e.g. `ps3.4/gg.4/stored`. */
  readonly id: string;
  readonly title: string;
  readonly cases: readonly CaseResult[];
}

export interface FolderCases {
  /** The id up to its last slash, e.g. `ps3.4/gg.4`. */
  readonly folder: string;
  readonly scenarios: readonly ScenarioCases[];
}

/** Groups the cases; folders, scenarios and cases keep the order in which they first ran. */
export function byFolder(cases: readonly CaseResult[]): FolderCases[] {
  const scenarios = [...groupBy(cases, (each) => each.scenario)].map(([id, members]) => ({
    id,
    title: commonTitle(id, members),
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

/** The title of the cases; where parameters make them differ, the name of the scenario. */
function commonTitle(id: string, cases: readonly CaseResult[]): string {
  const titles = new Set(cases.map(({ title }) => title));
  const [only] = titles;
  if (only !== undefined && titles.size === 1) return only;
  const name = id.slice(id.lastIndexOf('/') + 1).replaceAll('-', ' ');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function folderOf(scenario: string): string {
  const slash = scenario.lastIndexOf('/');
  return slash < 0 ? 'scenarios' : scenario.slice(0, slash);
}
