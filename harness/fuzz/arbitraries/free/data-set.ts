// Free Data Sets: elements of any tag, VR, value and length, Sequences of them, valid or not (PS3.5 7). `instance.ts` has valid ones.

import * as fc from 'fast-check';
import type { ItemNode, Node } from '../../draft/tree.ts';
import { valuesOfVr, vrsWithValues } from '../../values/vr-values.ts';
import { arbitraryBytes, arbitraryDeclaredLength, arbitraryTag } from './bytes.ts';

/** VRs of PS3.5 Table 6.2-1, or two characters that are none. */
export const arbitraryVr: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constantFrom(...vrsWithValues, 'SQ'), weight: 8 },
  {
    arbitrary: fc.uint8Array({ minLength: 2, maxLength: 2 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
    weight: 1,
  },
);

/** A value of a VR: legal, illegal, or any bytes. */
export function arbitraryValueOfVr(vr: string, isLittleEndian = true): fc.Arbitrary<Uint8Array> {
  const { legal = [], illegal = [] } = valuesOfVr[vr] ?? {};
  const listed = [...legal, ...illegal].map((value) => value(isLittleEndian)).filter(({ length }) => length <= longest);
  return listed.length === 0 ? arbitraryBytes(64) : fc.oneof(fc.constantFrom(...listed), arbitraryBytes(64));
}

const longest = 4096;
/** Levels of Sequences in one another; the mutations of nesting go deeper. */
const deepest = 5;

/** An element as it would be written: the length that it declares may be another than it has. */
export function arbitraryFreeElement(depth = 0): fc.Arbitrary<Node> {
  const plain = arbitraryVr.chain((vr) =>
    fc.record({ tag: arbitraryTag, value: arbitraryValueOfVr(vr), length: arbitraryDeclaredLength, isLong: maybe }).map(
      ({ tag, value, length, isLong }): Node => ({
        ...{ tag, vr, value },
        ...(length && { length: length(value.length) >>> 0 }),
        ...(isLong !== undefined && { isLong }),
      }),
    ),
  );
  if (depth >= deepest) return plain;
  return fc.oneof({ arbitrary: plain, weight: 4 }, { arbitrary: arbitraryFreeSequence(depth), weight: 1 });
}

/** A VR has a Value Length of the size of another, now and then. */
const maybe = fc.option(fc.boolean(), { nil: undefined, freq: 12 });

/** A Sequence: open or not, with its delimiters or without, and Items that may be something else. */
export function arbitraryFreeSequence(depth = 0): fc.Arbitrary<Node> {
  return fc
    .record({
      tag: arbitraryTag,
      vr: fc.constantFrom('SQ', 'SQ', 'SQ', 'UN', 'OB'),
      items: fc.array(arbitraryItem(depth + 1), { maxLength: 3 }),
      isOpen: fc.boolean(),
      hasNoEnd: fc.option(fc.constant(true), { nil: undefined, freq: 8 }),
    })
    .map(({ hasNoEnd, ...node }): Node => ({ ...node, ...(hasNoEnd && { hasNoEnd }) }));
}

function arbitraryItem(depth: number): fc.Arbitrary<ItemNode> {
  return fc
    .record({
      elements: fc.array(arbitraryFreeElement(depth), { maxLength: 3 }),
      isOpen: fc.boolean(),
      tag: fc.option(arbitraryTag, { nil: undefined, freq: 10 }),
      hasNoEnd: fc.option(fc.constant(true), { nil: undefined, freq: 8 }),
    })
    .map(({ tag, hasNoEnd, ...item }) => ({
      ...item,
      ...(tag !== undefined && { tag }),
      ...(hasNoEnd && { hasNoEnd }),
    }));
}

/** A Data Set of such elements, in the order of their tags mostly. */
export const arbitraryFreeDataSet: fc.Arbitrary<readonly Node[]> = fc
  .tuple(fc.array(arbitraryFreeElement(), { maxLength: 8 }), fc.nat(4))
  .map(([nodes, order]) => (order === 0 ? nodes : nodes.toSorted((one, other) => one.tag - other.tag)));
