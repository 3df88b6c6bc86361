// Measured facts with what only the vendor knows (product.yaml, the same form) filled in: what was measured stays, and a
// difference is told (PS3.2 Annex N).

import type { ConformanceFacts, Kind } from '../facts/conformance-facts.ts';
import type { Known } from '../facts/leaf.ts';
import { namedKeyword } from '../facts/named.ts';

/** A value that was measured, and another that the vendor says. */
export interface Difference {
  /** e.g. `applicationEntities[STORE_SCP].acceptor.associations.maximumLength`. */
  readonly path: string;
  readonly measured: Known<unknown>;
  readonly said: Known<unknown>;
}

export interface MergedFacts {
  /** Every leaf is spelled out with its basis. */
  readonly facts: ConformanceFacts;
  readonly differences: readonly Difference[];
}

type Tree = { readonly [key: string]: unknown };

/** Keys by which an element of a list is known; their values are names and no leaves. */
const identities = ['name', 'sopClass', 'status', 'cause', 'from', 'to', 'attribute'];

/** What is taken as it is. */
const plainKeys = new Set(['$schema', 'schemaVersion', 'kind', 'standard', 'revisions']);

/** Times are measured, so they are the same if they differ by less than a second or a tenth. */
const isTime = (path: string) => /[sS]econds$/.test(path);

/** The facts with what the product file adds. */
export function mergeProduct(facts: ConformanceFacts, product?: ConformanceFacts): MergedFacts {
  const differences: Difference[] = [];
  const theirs = product && (spelledOut(product, product.kind, false) as Tree);
  const ours = namedAs(spelledOut(facts, facts.kind, false) as Tree, theirs);
  const merged = theirs === undefined ? ours : merge(ours, theirs, '', differences);
  return { facts: merged as ConformanceFacts, differences };
}

/** One Application Entity on either side is the same, whatever each calls it: it gets the name that the vendor uses. */
function namedAs(facts: Tree, product: Tree | undefined): Tree {
  const [found, said] = [facts, product].map((tree) => (tree?.applicationEntities ?? []) as Tree[]);
  const [ours, theirs] = [found?.[0], said?.[0]];
  if (found?.length !== 1 || said?.length !== 1 || !ours || !theirs) return facts;
  return { ...facts, applicationEntities: [{ ...ours, name: theirs.name }] };
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isKnown(value: unknown): value is Known<unknown> {
  return isTree(value) && typeof value.basis === 'string';
}

/** An element of a list that is known by a name; coerced Attributes are one value as a whole. */
function identityOf(element: unknown): string | undefined {
  if (!isTree(element) || 'change' in element) return undefined;
  const keys = identities.filter((key) => typeof element[key] === 'string');
  return keys.length === 0 ? undefined : keys.map((key) => namedKeyword(String(element[key]))).join(' to ');
}

const isNamedList = (value: unknown): value is Tree[] =>
  Array.isArray(value) && value.length > 0 && value.every((element) => identityOf(element) !== undefined);

/** Every bare leaf with the basis of its document. */
function spelledOut(value: unknown, kind: Kind, inList: boolean): unknown {
  if (isKnown(value)) return value;
  if (isNamedList(value)) return value.map((element) => spelledOut(element, kind, true));
  if (!isTree(value)) return Array.isArray(value) && value.length === 0 ? value : { value, basis: kind };
  return Object.fromEntries(
    Object.entries(value).map(([key, below]) => {
      const isName = plainKeys.has(key) || (inList && identities.includes(key));
      return [key, isName || below === undefined ? below : spelledOut(below, kind, false)];
    }),
  );
}

function merge(ours: unknown, theirs: unknown, path: string, differences: Difference[]): unknown {
  if (theirs === undefined) return ours;
  if (ours === undefined) return theirs;
  if (isKnown(ours) && isKnown(theirs)) return mergeLeaf(ours, theirs, path, differences);
  if (isNamedList(ours) && isNamedList(theirs)) return mergeLists(ours, theirs, path, differences);
  if (Array.isArray(ours)) return ours.length === 0 ? theirs : ours;
  if (!isTree(ours) || !isTree(theirs) || isKnown(ours) || isKnown(theirs)) return ours;
  const keys = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
  return Object.fromEntries(
    keys.map((key) => [key, merge(ours[key], theirs[key], path === '' ? key : `${path}.${key}`, differences)]),
  );
}

function mergeLists(ours: readonly Tree[], theirs: readonly Tree[], path: string, differences: Difference[]): Tree[] {
  const rest = new Map(theirs.map((element) => [identityOf(element), element]));
  const merged = ours.map((element) => {
    const identity = identityOf(element);
    const said = rest.get(identity);
    rest.delete(identity);
    return merge(element, said, `${path}[${identity}]`, differences) as Tree;
  });
  return [...merged, ...rest.values()];
}

/** What was measured stays; what is assumed gives way to what is said. */
function mergeLeaf(
  ours: Known<unknown>,
  theirs: Known<unknown>,
  path: string,
  differences: Difference[],
): Known<unknown> {
  if (theirs.basis === 'unknown') return ours;
  if (ours.basis === 'unknown' || ours.basis === 'default') return theirs;
  if (ours.atLeast && isReached(ours.value, theirs.value)) return { ...theirs, evidence: ours.evidence };
  if (!isSame(ours.value, theirs.value, path)) differences.push({ path, measured: ours, said: theirs });
  return ours;
}

/** Whether a limit that is said is no less than what was seen; zero is no limit. */
function isReached(seen: unknown, said: unknown): boolean {
  return typeof seen === 'number' && typeof said === 'number' && (said === 0 || said >= seen);
}

function isSame(ours: unknown, theirs: unknown, path: string): boolean {
  if (isTime(path) && typeof ours === 'number' && typeof theirs === 'number') {
    return Math.abs(ours - theirs) <= Math.max(1, theirs / 10);
  }
  return JSON.stringify(named(ours)) === JSON.stringify(named(theirs));
}

/** SOP Classes and Transfer Syntaxes may stand as keyword or UID. */
function named(value: unknown): unknown {
  if (typeof value === 'string') return namedKeyword(value);
  return Array.isArray(value) ? value.map(named) : value;
}
