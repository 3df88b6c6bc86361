// Operations on the tree of a Data Set: every element has a number, in the order of the bytes, whatever its level.

import type { Node } from './tree.ts';

/** Whether an element may be chosen. */
export type NodeTest = (node: Node) => boolean;

const any: NodeTest = () => true;

/** How many elements there are on all levels. */
export function countNodes(nodes: readonly Node[], test: NodeTest = any): number {
  let count = 0;
  for (const node of nodes) {
    if (test(node)) count += 1;
    for (const { elements } of node.items ?? []) count += countNodes(elements, test);
  }
  return count;
}

/** The tree with the element of this number, among those that pass, replaced by others or by none. */
export function replaceNode(
  nodes: readonly Node[],
  number: number,
  change: (node: Node) => readonly Node[],
  test: NodeTest = any,
): readonly Node[] {
  const state = { left: number };
  return replaceIn(nodes, state, change, test);
}

function replaceIn(
  nodes: readonly Node[],
  state: { left: number },
  change: (node: Node) => readonly Node[],
  test: NodeTest,
): readonly Node[] {
  return nodes.flatMap((node) => {
    if (state.left < 0) return [node];
    if (test(node)) {
      state.left -= 1;
      if (state.left < 0) return change(node);
    }
    if (!node.items) return [node];
    const items = node.items.map((item) => ({ ...item, elements: replaceIn(item.elements, state, change, test) }));
    return [{ ...node, items }];
  });
}

/** The tree with elements at the places of their tags on the first level; one that is there already is replaced. */
export function withNodes(nodes: readonly Node[], ...added: readonly Node[]): readonly Node[] {
  const kept = nodes.filter(({ tag }) => !added.some((one) => one.tag === tag));
  return added.reduce<readonly Node[]>((all, one) => insert(all, one), kept);
}

/** The tree with one more element before the first of a greater tag, whatever is there. */
export function insert(nodes: readonly Node[], added: Node): readonly Node[] {
  const at = nodes.findIndex(({ tag }) => tag > added.tag);
  return at < 0 ? [...nodes, added] : [...nodes.slice(0, at), added, ...nodes.slice(at)];
}

/** Paths of all elements: `00400555`, and within a sequence `00400555.0.00080100`. */
export function pathsOf(nodes: readonly Node[], before = ''): string[] {
  return nodes.flatMap((node) => {
    const path = `${before}${hexTag(node.tag)}`;
    const below = (node.items ?? []).flatMap(({ elements }, at) => pathsOf(elements, `${path}.${at}.`));
    return [path, ...below];
  });
}

/** The tree without the elements of these paths. */
export function withoutPaths(nodes: readonly Node[], paths: ReadonlySet<string>, before = ''): readonly Node[] {
  return nodes.flatMap((node) => {
    const path = `${before}${hexTag(node.tag)}`;
    if (paths.has(path)) return [];
    if (!node.items) return [node];
    const items = node.items.map((item, at) => ({
      ...item,
      elements: withoutPaths(item.elements, paths, `${path}.${at}.`),
    }));
    return [{ ...node, items }];
  });
}

function hexTag(tag: number): string {
  return tag.toString(16).padStart(8, '0');
}
