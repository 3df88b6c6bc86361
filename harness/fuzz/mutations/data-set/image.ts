// Mutations of what describes an image: PS3.3 C.7.6.3, C.7.6.6, C.9.2 and C.11.1.

import { withNodes } from '../../draft/edit-tree.ts';
import type { Surroundings } from '../../draft/layers.ts';
import type { Node } from '../../draft/tree.ts';
import { padded, ul, us } from '../../values/values.ts';
import { mutationsOf, pick, type Row } from '../mutation.ts';

const pixelData = 0x7fe00010;

function number(tag: number, value: number, { encoding }: Surroundings): Node {
  return { tag, vr: 'US', value: us(value, encoding.littleEndian) };
}

const rows: readonly Row<'tree'>[] = [
  {
    id: 'image/size-wraps',
    clause: 'PS3.3 C.7.6.3.3',
    breaks: 'Rows, Columns, samples and frames multiply to more than 32 bits, with a few bytes of Pixel Data',
    variants: ['rows and columns', 'frames too', 'bits too', 'zero'],
    apply: (nodes, { variant }, around) =>
      withNodes(
        nodes,
        number(0x00280002, variant % 4 === 0 ? 1 : 0xffff, around),
        { tag: 0x00280008, vr: 'IS', value: padded(variant % 4 === 0 ? '1' : '2147483647') },
        number(0x00280010, variant % 4 === 3 ? 0 : 0xffff, around),
        number(0x00280011, variant % 4 === 3 ? 0 : 0xffff, around),
        number(0x00280100, variant % 4 === 2 ? 0xffff : 16, around),
        { tag: pixelData, vr: 'OW', value: Buffer.alloc(2) },
      ),
  },
  {
    id: 'image/size-of-32-bits',
    clause: 'PS3.6 6',
    breaks: 'Rows and Columns are UL with great values',
    apply: (nodes, _choice, { encoding: { littleEndian } }) =>
      withNodes(
        nodes,
        { tag: 0x00280010, vr: 'UL', value: ul(0x7fffffff, littleEndian) },
        { tag: 0x00280011, vr: 'UL', value: ul(0x7fffffff, littleEndian) },
      ),
  },
  {
    id: 'image/frames-missing',
    clause: 'PS3.3 C.7.6.6.1.1',
    breaks: 'Number of Frames is greater than what Pixel Data has, is zero or negative',
    variants: ['100', '0', '-1', '2147483648', 'no number'],
    apply: (nodes, { variant }) =>
      withNodes(nodes, {
        tag: 0x00280008,
        vr: 'IS',
        value: padded(pick(['100', '0', '-1', '2147483648', 'MANY'], variant)),
      }),
  },
  {
    id: 'image/high-bit',
    clause: 'PS3.5 8.1.1',
    breaks: 'High Bit is not one less than Bits Stored, or Bits Stored is greater than Bits Allocated',
    variants: ['High Bit of 255', 'Bits Stored above Bits Allocated', 'Bits Allocated of 0', 'Bits Allocated of 1'],
    apply: (nodes, { variant }, around) => {
      const [allocated, stored, high] = pick(
        [
          [8, 8, 255],
          [8, 16, 15],
          [0, 0, 0],
          [1, 12, 11],
        ] as const,
        variant,
      );
      return withNodes(
        nodes,
        number(0x00280100, allocated, around),
        number(0x00280101, stored, around),
        number(0x00280102, high, around),
      );
    },
  },
  {
    id: 'image/overlay-outside',
    clause: 'PS3.3 C.9.2',
    breaks: 'Overlay Bits Allocated is not 1, Overlay Bit Position not 0, or Overlay Data is shorter than the overlay',
    apply: (nodes, _choice, around) =>
      withNodes(
        nodes,
        number(0x60000010, 0xffff, around),
        number(0x60000011, 0xffff, around),
        { tag: 0x60000050, vr: 'SS', value: Buffer.from([0x00, 0x80, 0x00, 0x80]) },
        number(0x60000100, 16, around),
        number(0x60000102, 255, around),
        { tag: 0x60003000, vr: 'OW', value: Buffer.alloc(2) },
      ),
  },
  {
    id: 'image/no-pixel-data',
    clause: 'PS3.3 C.7.6.3.2',
    breaks: 'Pixel Data is absent or empty',
    variants: ['absent', 'empty', 'one byte'],
    apply: (nodes, { variant }) => {
      if (variant % 3 === 0) return nodes.filter(({ tag }) => tag !== pixelData);
      return withNodes(nodes, { tag: pixelData, vr: 'OW', value: Buffer.alloc(variant % 3 === 1 ? 0 : 1) });
    },
  },
  {
    id: 'image/tiny-slope',
    clause: 'PS3.3 C.11.1',
    breaks: 'Rescale Slope is tiny, zero or no number, so that a table made of it is giant',
    variants: ['1e-300', '0', 'nan', 'empty'],
    apply: (nodes, { variant }) =>
      withNodes(
        nodes,
        { tag: 0x00281050, vr: 'DS', value: padded('1e300') },
        { tag: 0x00281051, vr: 'DS', value: padded('1e-300') },
        { tag: 0x00281052, vr: 'DS', value: padded('-1e300') },
        { tag: 0x00281053, vr: 'DS', value: padded(pick(['1e-300', '0', 'nan', ''], variant)) },
      ),
  },
  {
    id: 'image/palette',
    clause: 'PS3.3 C.7.6.3.1.5',
    breaks: 'a Palette Color Lookup Table Descriptor has more entries than there is data, or one value',
    variants: ['65,536 entries', 'one value'],
    apply: (nodes, { variant }) =>
      withNodes(
        nodes,
        { tag: 0x00280004, vr: 'CS', value: padded('PALETTE COLOR') },
        ...[0x00281101, 0x00281102, 0x00281103].map(
          (tag): Node => ({
            tag,
            vr: 'US',
            value: variant % 2 === 0 ? Buffer.from([0, 0, 0xff, 0xff, 16, 0]) : Buffer.alloc(2),
          }),
        ),
        ...[0x00281201, 0x00281202, 0x00281203].map((tag): Node => ({ tag, vr: 'OW', value: Buffer.alloc(2) })),
      ),
  },
];

export const imageMutations = mutationsOf('tree', 'data set', rows);
