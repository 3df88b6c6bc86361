// The cases below their scenarios: put into the page when a scenario, and then a case, is opened; hidden by the search.

import type { PackedCase, PackedScenarios } from '../page-data/packed-case.ts';
import { matchesQuery, type Query, type Searchable } from '../page-data/query.ts';
import { worstCaseFirst } from '../page-data/worst-case-first.ts';
import { reveal } from './page.ts';

/** Cases up to which a search opens what it finds, and "Open all" opens the cases themselves. */
const opensAtMost = 200;

interface Scenario {
  readonly element: HTMLDetailsElement;
  readonly cases: readonly Case[];
  /** Title and what its cases share, in lower case. */
  readonly text: string;
  isListed: boolean;
  /** Where it stands if nobody searches. */
  readonly folder: HTMLElement;
  /** Its cases as they are listed. */
  order: readonly Case[];
}

interface Case {
  readonly packed: PackedCase;
  readonly scenario: () => Scenario;
  isFound: boolean;
  element?: HTMLDetailsElement;
  text?: string;
}

export class CaseList {
  readonly #scenarios: readonly Scenario[];
  readonly #byAnchor: ReadonlyMap<string, Case>;

  /** `elements` are the disclosures of the scenarios, in the order of the data. */
  constructor(data: PackedScenarios, elements: readonly HTMLDetailsElement[]) {
    this.#scenarios = elements.map((element, at) => scenarioOf(element, data[at] ?? []));
    this.#byAnchor = new Map(this.#cases().map((each) => [each.packed.anchor, each]));
    for (const scenario of this.#scenarios) {
      scenario.element.addEventListener('toggle', () => scenario.element.open && list(scenario));
    }
  }

  /** What a query is held against. */
  get searchables(): readonly Searchable[] {
    return this.#cases().map(searchable);
  }

  get count(): number {
    return this.#byAnchor.size;
  }

  /** Shows the cases that a query finds and the scenarios that have any; returns how many it found. */
  show(query: Query): number {
    for (const each of this.#cases()) {
      each.isFound = matchesQuery(query, searchable(each));
      if (each.element) each.element.hidden = !each.isFound;
    }
    const found = this.#found().length;
    for (const { element, cases } of this.#scenarios) {
      element.hidden = !cases.some(({ isFound }) => isFound);
    }
    this.#arrange(query.length > 0);
    for (const { element } of this.#scenarios) {
      element.open = !element.hidden && query.length > 0 && found <= opensAtMost;
    }
    return found;
  }

  /** What a search finds stands in one list, the worst first; without a search, every scenario stands in its folder. */
  #arrange(isSearch: boolean): void {
    const place = document.getElementById('found');
    for (const scenario of this.#scenarios) {
      scenario.order = isSearch ? [...scenario.cases].sort(byWorst) : scenario.cases;
      if (scenario.isListed) scenario.element.append(...scenario.order.flatMap(({ element }) => element ?? []));
      if (!isSearch && scenario.element.parentElement !== scenario.folder) scenario.folder.append(scenario.element);
    }
    // Of each folder all scenarios move, or none, so that they come back in their order.
    if (isSearch) {
      const worst = (scenario: Scenario) => scenario.order.find(({ isFound }) => isFound);
      const sorted = [...this.#scenarios].sort((a, b) => compare(worst(a), worst(b)));
      place?.append(...sorted.map(({ element }) => element));
    }
    if (place) place.hidden = !isSearch;
    for (const folder of new Set(this.#scenarios.map((each) => each.folder))) folder.hidden = isSearch;
  }

  /** Whether `openAll` opens the cases too, not the scenarios alone. */
  get opensCases(): boolean {
    return this.#found().length <= opensAtMost;
  }

  openAll(): void {
    for (const scenario of this.#scenarios.filter(({ element }) => !element.hidden)) {
      scenario.element.open = true;
      list(scenario);
      if (!this.opensCases) continue;
      for (const each of scenario.cases.filter(({ isFound }) => isFound)) open(each);
    }
  }

  closeAll(): void {
    for (const { element, cases } of this.#scenarios) {
      element.open = false;
      for (const each of cases) if (each.element) each.element.open = false;
    }
  }

  /** Opens the case of an anchor, whatever the search hides; false if there is none. */
  reveal(anchor: string): boolean {
    const found = this.#byAnchor.get(anchor);
    if (!found) return false;
    list(found.scenario());
    open(found);
    if (found.element) reveal(found.element);
    return true;
  }

  #cases(): Case[] {
    return this.#scenarios.flatMap(({ cases }) => cases);
  }

  #found(): Case[] {
    return this.#cases().filter(({ isFound }) => isFound);
  }
}

/** Cases that were not found come last. */
function compare(a: Case | undefined, b: Case | undefined): number {
  if (!a || !b) return Number(!a) - Number(!b);
  return byWorst(a, b);
}

function byWorst(a: Case, b: Case): number {
  return worstCaseFirst(a.packed, b.packed);
}

function scenarioOf(element: HTMLDetailsElement, packed: readonly PackedCase[]): Scenario {
  const cases: readonly Case[] = packed.map((each) => ({ packed: each, scenario: () => scenario, isFound: true }));
  const scenario: Scenario = {
    element,
    cases,
    order: cases,
    folder: element.parentElement ?? document.body,
    text: `${element.firstElementChild?.textContent} ${element.querySelector('.shared')?.textContent}`.toLowerCase(),
    isListed: false,
  };
  return scenario;
}

/** Puts the lines of the cases into their scenario. */
function list(scenario: Scenario): void {
  if (scenario.isListed) return;
  scenario.isListed = true;
  for (const each of scenario.cases) each.element = lineOf(each);
  scenario.element.append(...scenario.order.flatMap(({ element }) => element ?? []));
}

function lineOf(each: Case): HTMLDetailsElement {
  const element = document.createElement('details');
  element.className = 'case';
  element.id = each.packed.anchor;
  element.dataset.verdict = each.packed.verdict;
  element.hidden = !each.isFound;
  const summary = document.createElement('summary');
  summary.innerHTML = each.packed.head;
  element.append(summary);
  element.addEventListener('toggle', () => element.open && fill(each));
  return element;
}

function open(each: Case): void {
  fill(each);
  if (each.element) each.element.open = true;
}

/** The markup is that of the page itself: what a peer sent was escaped when it was made. */
function fill({ element, packed }: Case): void {
  if (!element || element.childElementCount > 1) return;
  const body = document.createElement('div');
  body.className = 'body';
  body.innerHTML = packed.body;
  element.append(body);
}

function searchable(each: Case): Searchable {
  return { ...each.packed, text: () => (each.text ??= textOf(each)) };
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** All that can be read of a case but the conversation. */
function textOf({ packed, scenario }: Case): string {
  const markup = `${packed.head} ${packed.body.split('<figure', 1)[0]}`;
  const text = markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity);
  return `${scenario().text} ${text.replace(/\s+/g, ' ')}`.toLowerCase();
}
