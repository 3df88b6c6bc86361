// The Content Tree of an SR document against the Content Constraints of its IOD (PS3.3 A.35.x.3.1, C.17.3): Value Types,
// relationships by value and by reference, and the template of the root.

import { srConstraints } from '../../../registry/storage/sr-constraints.ts';
import type { ItemScope } from '../item-scope.ts';
import { printable } from '../printable.ts';
import { checkCoordinates } from './sr-coordinates.ts';
import { checkDocument } from './sr-document.ts';
import { checkEvidence } from './sr-evidence.ts';

const tags = {
  ContentSequence: 0x0040a730,
  ValueType: 0x0040a040,
  RelationshipType: 0x0040a010,
  ReferencedContentItemIdentifier: 0x0040db73,
} as const;

/** Behind any other tag: what is unread there, is unread anywhere. */
const lastTag = 0xfffffffe;

interface Constraints {
  /** The clause of all, and the table of relationships. */
  readonly clause: string;
  readonly table: string;
  /** Undefined if all are allowed. */
  readonly types: ReadonlySet<string> | undefined;
  /** Undefined if the text leaves open which relationships may be by reference. */
  readonly mayRefer: ((relationship: string) => boolean) | undefined;
  /** Those that allow all but some say that none may refer to an ancestor; the others leave it open. */
  readonly forbidsAncestors: boolean;
  readonly template: string | undefined;
  readonly relations: readonly (readonly [source: string, type: string, target: string])[];
}

/** Value Types of PS3.3 Table C.17.3-7; any other is for the table of the macro to object to. */
const known = new Set(
  'TEXT CODE NUM DATETIME DATE TIME UIDREF PNAME SCOORD SCOORD3D TCOORD COMPOSITE IMAGE WAVEFORM CONTAINER TABLE'.split(
    ' ',
  ),
);

/** The check of the documents of an IOD; undefined for one that is no SR document. */
export function contentTreeCheck(iodTable: string): ((top: ItemScope) => void) | undefined {
  const text = srConstraints[iodTable];
  if (text === undefined) return undefined;
  const constraints = constraintsOf(text, iodTable.replace(/-\d+$/, ''));
  return (top) => {
    const root = typeOf(top);
    if (root !== undefined && root !== 'CONTAINER' && known.has(root))
      object(top, 'ValueType', 'enumerated-value', 'PS3.3 C.17.3.1', 'CONTAINER, of the root', root);
    checkItems(top, [], { top, constraints });
    checkDocument(top, iodTable, constraints.template);
    checkEvidence(top, iodTable);
  };
}

function constraintsOf(text: string, section: string): Constraints {
  const [types = '', second = '', ...lines] = text.split('\n');
  const [references = '', template] = second.split(' | ');
  return {
    clause: `PS3.3 ${section}.3.1`,
    table: `PS3.3 Table ${section}-2`,
    types: types === '' ? undefined : new Set(types.split(' ')),
    mayRefer: referencesOf(references),
    forbidsAncestors: references.startsWith('but'),
    template,
    relations: lines.map((line) => {
      const [source = '', type = '', target = ''] = line.split(' > ');
      return [source, type, target];
    }),
  };
}

function referencesOf(text: string): Constraints['mayRefer'] {
  if (text === '?') return undefined;
  const isNegative = text.startsWith('but');
  const named = new Set(text.replace(/^but ?/, '').split(', '));
  return (relationship) => named.has(relationship) !== isNegative;
}

interface Tree {
  readonly top: ItemScope;
  readonly constraints: Constraints;
}

const typeOf = (scope: ItemScope) => textOf(scope, tags.ValueType);

function textOf(scope: ItemScope, tag: number): string | undefined {
  const [value] = scope.valuesOf(tag);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function object(
  scope: ItemScope,
  keyword: keyof typeof tags,
  rule: 'enumerated-value' | 'relation' | 'reference' | 'not-allowed',
  clause: string,
  expected: string,
  actual: string,
): void {
  scope.object({ tag: tags[keyword], keyword }, rule, 'error', clause, expected, actual);
}

/** `path` has the ordinals of the items from below the root down to `source`. */
function checkItems(source: ItemScope, path: readonly number[], tree: Tree): void {
  source.itemsOf(tags.ContentSequence).forEach((item, index) => {
    const own = [...path, index + 1];
    const isReference = item.find(tags.ReferencedContentItemIdentifier) !== undefined;
    const target = isReference ? referredType(item, path, tree) : typeOf(item);
    if (!isReference) {
      checkType(item, target, tree.constraints);
      checkCoordinates(item, target);
    }
    // A root of another type has been objected to.
    checkRelation(item, path.length === 0 ? 'CONTAINER' : typeOf(source), target, tree.constraints);
    checkItems(item, own, tree);
  });
}

function checkType(item: ItemScope, type: string | undefined, { types, clause }: Constraints): void {
  if (type === undefined || !types || types.has(type) || !known.has(type)) return;
  object(item, 'ValueType', 'enumerated-value', clause, [...types].join(', '), type);
}

function checkRelation(
  item: ItemScope,
  source: string | undefined,
  target: string | undefined,
  { relations, table, types }: Constraints,
): void {
  const type = textOf(item, tags.RelationshipType);
  if (source === undefined || target === undefined || type === undefined) return;
  // Another Value Type has been objected to.
  if ([source, target].some((each) => !known.has(each) || types?.has(each) === false)) return;
  const fits = (named: string, one: string) =>
    named === '*' || (named.startsWith('!') ? named.slice(1) !== one : named.split(' ').includes(one));
  if (relations.some(([from, by, to]) => fits(from, source) && fitsType(by, type) && fits(to, target))) return;
  const allowed = relations.filter(([from, , to]) => fits(from, source) && fits(to, target)).map(([, by]) => by);
  const expected = `${allowed.length > 0 ? allowed.join(', ') : 'no relationship'} from ${source} to ${target}`;
  object(item, 'RelationshipType', 'relation', table, expected, printable(type));
}

/** Types have spaces in them. */
function fitsType(named: string, type: string): boolean {
  return named.startsWith('!') ? named.slice(1) !== type : named === type;
}

/** The Value Type of the item that another refers to, if that is there and may be referred to. */
function referredType(item: ItemScope, path: readonly number[], { top, constraints }: Tree): string | undefined {
  const type = textOf(item, tags.RelationshipType);
  if (constraints.mayRefer && type !== undefined && !constraints.mayRefer(type)) {
    const expected = `absence, for ${printable(type)} is not by reference`;
    object(item, 'ReferencedContentItemIdentifier', 'not-allowed', constraints.clause, expected, 'present');
    return undefined;
  }
  const [root, ...ordinals] = item.valuesOf(tags.ReferencedContentItemIdentifier).map(Number);
  if (root === undefined || top.isUnread(lastTag)) return undefined;
  const target = root === 1 ? itemAt(top, ordinals) : undefined;
  const shown = [root, ...ordinals].slice(0, 32).join('\\');
  const place = 'ReferencedContentItemIdentifier';
  if (!target) object(item, place, 'reference', 'PS3.3 C.17.3.2.5', 'the place of a content item', shown);
  else if (constraints.forbidsAncestors && leadsTo(ordinals, path))
    object(item, place, 'reference', constraints.clause, 'an item that is not an ancestor', shown);
  return target && typeOf(target);
}

/** Whether the item at a place is the root or on the path from it. */
function leadsTo(place: readonly number[], path: readonly number[]): boolean {
  return place.length <= path.length && place.every((ordinal, level) => ordinal === path[level]);
}

/** An item that itself refers to another has no place in the path by value. */
function itemAt(top: ItemScope, ordinals: readonly number[]): ItemScope | undefined {
  let item: ItemScope | undefined = top;
  for (const ordinal of ordinals) item = item?.itemsOf(tags.ContentSequence)[ordinal - 1];
  return item?.find(tags.ReferencedContentItemIdentifier) && item !== top ? undefined : item;
}
