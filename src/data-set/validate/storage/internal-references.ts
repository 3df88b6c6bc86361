// Numbers and names that lead to another item of the same instance, and numbers that only one item may have (PS3.3 C.8,
// C.10.5). Few instances have any of the sequences, so that the outermost is looked for first.

import { nameOfTag } from '../../../registry/dictionary.ts';
import {
  type InternalReference,
  internalReferences,
  type Path,
  uniqueNumbers,
} from '../../../registry/storage/references.ts';
import type { ElementValue } from '../element-values.ts';
import type { ItemScope } from '../item-scope.ts';
import { printable } from '../printable.ts';

interface CompiledPath {
  readonly sequences: readonly number[];
  readonly tag: number;
}

const compiled = (path: Path): CompiledPath => {
  const tags = path.split('.').map((tag) => Number.parseInt(tag, 16));
  return { sequences: tags.slice(0, -1), tag: tags.at(-1) ?? 0 };
};

const references = internalReferences.map(({ from, to, clause }: InternalReference) => ({
  from: compiled(from),
  to: to.map(compiled),
  clause,
}));
const unique = uniqueNumbers.map(({ path, clause }) => ({ path: compiled(path), clause }));

/** Objects to references that lead nowhere, and to numbers that occur twice. */
export function checkInternalReferences(top: ItemScope): void {
  for (const { path, clause } of unique) if (isThere(top, path)) checkUnique(top, path, clause);
  for (const { from, to, clause } of references) {
    if (!isThere(top, from)) continue;
    const known = namesAt(top, to);
    if (known) checkNames(top, from, { tag: to[0]?.tag ?? 0, known }, clause);
  }
}

const isThere = (top: ItemScope, { sequences: [first = 0] }: CompiledPath) => top.find(first)?.items !== undefined;

function itemsAt(top: ItemScope, { sequences }: CompiledPath): readonly ItemScope[] {
  let items: readonly ItemScope[] = [top];
  for (const sequence of sequences) items = items.flatMap((item) => item.itemsOf(sequence));
  return items;
}

/** What the items have there; undefined if no item is there, or not all could be read. */
function namesAt(top: ItemScope, paths: readonly CompiledPath[]): ReadonlySet<ElementValue> | undefined {
  const names = new Set<ElementValue>();
  for (const path of paths) {
    const [first = 0] = path.sequences;
    const sequence = top.find(first);
    if (top.isUnread(first) || (sequence && top.isCutOff(sequence))) return undefined;
    for (const item of itemsAt(top, path)) for (const name of item.valuesOf(path.tag)) names.add(plain(name));
  }
  return names.size > 0 ? names : undefined;
}

/** IS holds numbers as text, and text may be padded. */
function plain(value: ElementValue): ElementValue {
  if (typeof value !== 'string') return value;
  const text = value.trim();
  return /^[+-]?\d{1,12}$/.test(text) ? Number(text) : text;
}

/** The attribute that is referred to, and its values. */
interface Target {
  readonly tag: number;
  readonly known: ReadonlySet<ElementValue>;
}

function checkNames(top: ItemScope, path: CompiledPath, { tag, known }: Target, clause: string): void {
  for (const item of itemsAt(top, path)) {
    for (const name of item.valuesOf(path.tag)) {
      if (name === '' || known.has(plain(name))) continue;
      const shown = [...known].slice(0, 16).map((each) => printable(String(each)));
      const more = known.size > shown.length ? ' and others' : '';
      const expected = `a ${nameOfTag(tag)} that is there: ${shown.join(', ')}${more}`;
      item.object({ tag: path.tag }, 'reference', 'error', clause, expected, printable(String(name)));
    }
  }
}

function checkUnique(top: ItemScope, path: CompiledPath, clause: string): void {
  const before = new Set<ElementValue>();
  for (const item of itemsAt(top, path)) {
    const [value] = item.valuesOf(path.tag);
    if (value === undefined || value === '') continue;
    const number = plain(value);
    if (before.has(number))
      item.object(
        { tag: path.tag },
        'duplicate',
        'error',
        clause,
        'a number that no other item has',
        printable(String(value)),
      );
    before.add(number);
  }
}
