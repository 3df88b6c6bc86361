/**
 * Who may import whom: each folder of `src` and `harness` holds an `imports.list`, a comment that says what the folder is
 * about and then the folders that it may import. Paths are relative to the project.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

/** The folders that each part may import, itself left out. */
export type AllowLists = Readonly<Record<string, ReadonlySet<string>>>;

/** The names of an `imports.list`; what follows # is a comment. */
export function namesIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '');
}

/**
 * Reads the list of every folder of one side, `src` or `harness`. Throws when a folder has none: a new folder says first
 * whom it may import.
 */
export function readAllowLists(root: URL, side: string): AllowLists {
  const folders = readdirSync(new URL(side, root), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return Object.fromEntries(folders.map(({ name }) => [name, readList(root, `${side}/${name}`)]));
}

function readList(root: URL, folder: string): ReadonlySet<string> {
  const file = new URL(`${folder}/imports.list`, root);
  if (!existsSync(file)) throw new Error(`${folder} has no imports.list: say in one which folders it may import`);
  return new Set(namesIn(readFileSync(file, 'utf8')));
}

/** One import of a file by another. */
export interface Edge {
  readonly from: string;
  readonly to: string;
}

/** The file that a relative import of another names. */
export function targetOf(from: string, specifier: string): string {
  return posix.join(posix.dirname(from), specifier);
}

/**
 * Circles of nodes, each as the nodes in it, sorted: strongly connected components of more than one node (Tarjan 1972).
 */
export function circles(edges: readonly Edge[]): string[][] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of edges) targets.set(from, [...(targets.get(from) ?? []), to]);
  const search = new CircleSearch(targets);
  for (const node of targets.keys()) search.visit(node);
  return search.found;
}

class CircleSearch {
  readonly found: string[][] = [];
  readonly #targets: ReadonlyMap<string, readonly string[]>;
  readonly #order = new Map<string, number>();
  readonly #lowest = new Map<string, number>();
  readonly #open: string[] = [];

  constructor(targets: ReadonlyMap<string, readonly string[]>) {
    this.#targets = targets;
  }

  visit(node: string): number {
    const known = this.#order.get(node);
    if (known !== undefined) return this.#open.includes(node) ? known : Number.POSITIVE_INFINITY;
    const order = this.#order.size;
    this.#order.set(node, order);
    this.#open.push(node);
    let lowest = order;
    for (const target of this.#targets.get(node) ?? []) {
      const below = this.visit(target);
      lowest = Math.min(
        lowest,
        this.#open.includes(target) ? Math.min(below, this.#lowest.get(target) ?? below) : lowest,
      );
    }
    this.#lowest.set(node, lowest);
    if (lowest === order) this.#close(node);
    return lowest;
  }

  #close(node: string): void {
    const component = this.#open.splice(this.#open.indexOf(node));
    if (component.length > 1) this.found.push(component.sort());
  }
}

/** The edges between the folders that lie in one folder, where a file of one imports a file of another. */
export function siblingEdges(edges: readonly Edge[]): Edge[] {
  const found = new Map<string, Edge>();
  for (const { from, to } of edges) {
    const [a, b] = [from.split('/'), to.split('/')];
    const common = a.findIndex((name, at) => name !== b[at]);
    // A file that lies beside a folder is above what is in it.
    if (common < 0 || common >= a.length - 1 || common >= b.length - 1) continue;
    const edge = { from: a.slice(0, common + 1).join('/'), to: b.slice(0, common + 1).join('/') };
    found.set(`${edge.from} ${edge.to}`, edge);
  }
  return [...found.values()];
}
