// Cases in the order and folders of their scenarios: folder -> scenario -> cases, as on disk below scenarios/.

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
function commonTitle(id: string, cases: readonly OfScenario[]): string {
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
