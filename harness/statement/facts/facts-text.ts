// Facts as a YAML file: always in the same order, each leaf on a line of its own.

import { Document, isMap, visit } from 'yaml';
import type { ConformanceFacts } from './conformance-facts.ts';

const usualWidth = 120;

/** The text of a file of facts. `header` are the lines of the comment at its top. */
export function factsText(facts: ConformanceFacts, header: readonly string[] = []): string {
  const document = new Document(withSharedLists(facts, new Map()));
  visit(document, {
    Map: (_, node) => {
      if (node.has('basis') || isShort(node)) node.flow = true;
    },
  });
  document.commentBefore = header.map((line) => ` ${line}`).join('\n');
  return document.toString({ lineWidth: usualWidth, flowCollectionPadding: true });
}

/** A map of scalars alone that has few of them. */
function isShort(node: { readonly items: readonly { readonly value: unknown }[] }): boolean {
  return node.items.length <= 2 && node.items.length > 0 && node.items.every(({ value }) => isMap(value) && value.flow);
}

/** Shorter lists are written out wherever they stand. */
const sharedFrom = 4;

/** Equal lists of names as one list: YAML writes it once and names it in the other places. */
function withSharedLists<T>(value: T, lists: Map<string, unknown>): T {
  if (typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value))
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withSharedLists(one, lists)])) as T;
  if (value.length < sharedFrom || value.some((one) => typeof one !== 'string'))
    return value.map((one) => withSharedLists(one, lists)) as T;
  const key = JSON.stringify(value);
  if (!lists.has(key)) lists.set(key, [...value]);
  return lists.get(key) as T;
}
