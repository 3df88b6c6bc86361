// What is wrong with the nodes of a YAML file as a whole: nesting, number, keys that stand twice, aliases without end.

import { type Alias, isAlias, isCollection, isMap, isNode, isScalar, type Node, type Pair } from 'yaml';

/** Deepest nesting of maps and lists. */
export const maxDepth = 40;
/** Most keys, values and items of a file. */
const maxNodes = 50_000;

/** A node, and what is wrong there. */
export interface StructureProblem {
  readonly node: Node;
  readonly text: string;
}

/** The first problem, in the order of the file; undefined when there is none. Its time grows with the number of nodes. */
export function structureProblem(contents: Node | null): StructureProblem | undefined {
  return contents === null ? undefined : new Walk().visit(contents, 0);
}

class Walk {
  #count = 0;
  /** The last node before this place with an anchor of that name: the one that an alias means. */
  readonly #anchors = new Map<string, Node>();
  /** The nodes around this place. */
  readonly #around = new Set<Node>();

  visit(node: Node, depth: number): StructureProblem | undefined {
    if (++this.#count > maxNodes) return { node, text: `more than ${maxNodes} keys, values and items` };
    if (isAlias(node)) return this.#alias(node);
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    if (!isCollection(node)) return undefined;
    if (depth > maxDepth) return { node, text: `nested deeper than ${maxDepth} levels` };
    this.#around.add(node);
    const problem = this.#duplicate(node) ?? this.#children(node.items, depth + 1);
    this.#around.delete(node);
    return problem;
  }

  #alias(node: Alias): StructureProblem | undefined {
    const meant = this.#anchors.get(node.source);
    const isCircle = meant !== undefined && this.#around.has(meant);
    return isCircle ? { node, text: `the alias *${node.source} stands within what it repeats` } : undefined;
  }

  #children(items: readonly unknown[], depth: number): StructureProblem | undefined {
    for (const item of items) {
      for (const child of isNode(item) ? [item] : [(item as Pair).key, (item as Pair).value]) {
        const problem = isNode(child) ? this.visit(child, depth) : undefined;
        if (problem !== undefined) return problem;
      }
    }
    return undefined;
  }

  /** The parser compares each key with all others, which takes seconds for some ten thousand. */
  #duplicate(node: Node): StructureProblem | undefined {
    if (!isMap(node)) return undefined;
    const seen = new Set<unknown>();
    for (const { key } of node.items) {
      if (!isScalar(key)) continue;
      if (seen.has(key.value)) return { node: key, text: 'Map keys must be unique' };
      seen.add(key.value);
    }
    return undefined;
  }
}
