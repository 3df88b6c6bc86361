/** Random sound Data Sets as bytes, for properties of the readers (PS3.5 clause 7). */

import * as fc from 'fast-check';
import { type Encoding, element, item, openItem, openSequence, sequence } from './encode-by-hand.ts';

/** What is encoded, before it is known how. */
export type Model = readonly ModelElement[];

interface ModelElement {
  readonly tag: number;
  readonly vr: string;
  readonly value?: Uint8Array;
  readonly items?: readonly { readonly open: boolean; readonly content: Model }[];
  readonly open?: boolean;
}

/** Tags of PS3.6 for every kind of length, so that Implicit VR finds the same VR, and one private tag. */
const leaves: readonly (readonly [tag: number, vr: string, unit: number])[] = [
  [0x00080018, 'UI', 2],
  [0x00080120, 'UR', 2],
  [0x00100010, 'PN', 2],
  [0x00280010, 'US', 2],
  [0x00291001, 'UN', 2],
  [0x00420011, 'OB', 2],
  [0x00720052, 'AT', 4],
  [0x0072006e, 'ST', 2],
  [0x00720074, 'FD', 8],
  [0x00720076, 'FL', 4],
  [0x00720082, 'SV', 8],
];
const sequences = [0x00081140, 0x0040a730, 0x0072000c];

const leaf = fc
  .constantFrom(...leaves)
  .chain(([tag, vr, unit]) =>
    fc
      .nat({ max: 4 })
      .chain((count) =>
        fc
          .uint8Array({ minLength: count * unit, maxLength: count * unit })
          .map((value): ModelElement => ({ tag, vr, value })),
      ),
  );

function unique(elements: readonly ModelElement[]): Model {
  const byTag = new Map(elements.map((one) => [one.tag, one]));
  return [...byTag.values()].sort((a, b) => a.tag - b.tag);
}

/** Nested Data Sets, empty ones and empty Items among them. */
export const arbitraryModel: fc.Arbitrary<Model> = fc.letrec<{ model: Model; nested: ModelElement }>((tie) => ({
  model: fc.array(fc.oneof({ maxDepth: 3 }, leaf, tie('nested')), { maxLength: 5 }).map(unique),
  nested: fc.record({
    tag: fc.constantFrom(...sequences),
    vr: fc.constant('SQ'),
    open: fc.boolean(),
    items: fc.array(fc.record({ open: fc.boolean(), content: tie('model') }), { maxLength: 3 }),
  }),
})).model;

function encodeElement(one: ModelElement, encoding: Encoding): Buffer {
  if (!one.items) return element(one.tag, one.vr, one.value, encoding);
  const items = one.items.map(({ open, content }) =>
    (open ? openItem : item)([encodeModel(content, encoding)], encoding),
  );
  return (one.open ? openSequence : sequence)(one.tag, items, encoding);
}

/** The bytes of the model. */
export function encodeModel(model: Model, encoding: Encoding): Buffer {
  return Buffer.concat(model.map((one) => encodeElement(one, encoding)));
}

/** The offsets between the top-level elements, start and end included: only there may a Data Set end. */
export function boundaries(model: Model, encoding: Encoding): ReadonlySet<number> {
  const offsets = new Set([0]);
  let offset = 0;
  for (const one of model) {
    offset += encodeElement(one, encoding).length;
    offsets.add(offset);
  }
  return offsets;
}
