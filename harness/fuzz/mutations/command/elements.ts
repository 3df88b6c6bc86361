// Mutations of which elements a Command Set has, and of their lengths: PS3.7 6.3.1, E.1.

import type { RawCommandElement } from '../../../../src/wire.ts';
import { mutationsOf, pick, type Row } from '../mutation.ts';

function at(
  elements: readonly RawCommandElement[],
  place: number,
  change: (element: RawCommandElement) => readonly RawCommandElement[],
): readonly RawCommandElement[] {
  return elements.flatMap((element, index) => (index === place ? change(element) : [element]));
}

const each = (elements: readonly RawCommandElement[]) => elements.length;
const bytes = (tag: number, text: string): RawCommandElement => ({ tag, value: Buffer.from(text, 'latin1') });

const valueLengths = [0, 1, 3, 8, 64];
const greatLengths = [0xffffffff, 0xfffffffe, 0x7fffffff, 0x00010000];

const rows: readonly Row<'command'>[] = [
  {
    id: 'command/element-removed',
    clause: 'PS3.7 9.3.1.1',
    breaks: 'a field that a C-STORE-RQ shall have is absent',
    places: each,
    apply: (elements, { place }) => at(elements, place, () => []),
  },
  {
    id: 'command/value-length',
    clause: 'PS3.7 E.1',
    breaks: 'a value has another length than its VR allows',
    places: each,
    variants: ['0', '1', '3', '8', '64'],
    apply: (elements, { place, variant }) =>
      at(elements, place, ({ tag }) => [{ tag, value: Buffer.alloc(pick(valueLengths, variant), '1') }]),
  },
  {
    id: 'command/length-beyond-end',
    clause: 'PS3.7 6.3.1',
    breaks: 'an element declares more bytes than there are',
    places: each,
    variants: ['FFFFFFFFH', 'FFFFFFFEH', '7FFFFFFFH', '00010000H'],
    apply: (elements, { place, variant }) =>
      at(elements, place, (element) => [{ ...element, length: pick(greatLengths, variant) }]),
  },
  {
    id: 'command/element-duplicated',
    clause: 'PS3.7 6.3.1',
    breaks: 'an element occurs twice',
    places: each,
    apply: (elements, { place }) => at(elements, place, (element) => [element, element]),
  },
  {
    id: 'command/out-of-order',
    clause: 'PS3.7 6.3.1',
    breaks: 'elements are in descending order',
    apply: (elements) => elements.toReversed(),
  },
  {
    id: 'command/unknown-elements',
    clause: 'PS3.7 E.1',
    breaks: 'there are elements that Annex E does not have, retired ones, or those of other requests',
    variants: ['unknown', 'retired', 'of another group', 'of requests for other services', '1,000 of them'],
    apply: (elements, { variant }) => {
      const added: readonly (readonly RawCommandElement[])[] = [
        [bytes(0x00000777, 'unknown ')],
        [bytes(0x00000001, '    '), bytes(0x00000010, 'RECOGNITION CODE')],
        [bytes(0x00080018, '1.2.3.4\0')],
        [bytes(0x00000600, 'DESTINATION '), bytes(0x00001001, '1.2.3.4\0')],
        Array.from({ length: 1000 }, (_, index) => bytes(0x00007000 + index, 'AB')),
      ];
      return [...elements, ...pick(added, variant)].sort((a, b) => a.tag - b.tag);
    },
  },
  {
    id: 'command/long-value',
    clause: 'PS3.7 9.3.1.1',
    breaks: 'a value is longer by far than its VR allows',
    sizes: { least: 66, most: 60_000 },
    places: each,
    apply: (elements, { place, size }) =>
      at(elements, place, ({ tag }) => [{ tag, value: Buffer.alloc(size - (size % 2), '1') }]),
  },
  {
    id: 'command/empty',
    clause: 'PS3.7 9.3.1.1',
    breaks: 'the Command Set has no element but its Group Length',
    apply: () => [],
  },
];

export const commandElementMutations = mutationsOf('command', 'command', rows);
