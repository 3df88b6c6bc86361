// Mutations that add Data Elements which handlers trip over: private ones, and those of other groups: PS3.5 7.2, 7.8.

import { insert, withNodes } from '../../draft/edit-tree.ts';
import type { Node } from '../../draft/tree.ts';
import { latin1, padded, ul } from '../../values/values.ts';
import { mutationsOf, pick, type Row } from '../mutation.ts';

const rows: readonly Row<'tree'>[] = [
  {
    id: 'data-set/private-element',
    clause: 'PS3.5 7.8.1',
    breaks: 'there is a private Data Element, with its Private Creator or without',
    variants: ['without creator', 'with creator', 'a creator of 64 characters', 'an empty creator', 'an unknown VR'],
    apply: (nodes, { variant }) => {
      const creator = [undefined, 'CSTORE FUZZ', 'C'.repeat(64), '', 'CSTORE FUZZ'][variant % 5];
      const element: Node = { tag: 0x00091001, vr: variant % 5 === 4 ? 'UN' : 'LO', value: padded('PRIVATE') };
      const creators = creator === undefined ? [] : [{ tag: 0x00090010, vr: 'LO', value: padded(creator) }];
      return withNodes(nodes, ...creators, element);
    },
  },
  {
    id: 'data-set/unknown-element',
    clause: 'PS3.5 7.1',
    breaks: 'there is a Data Element that no dictionary has, or of a group that is reserved',
    variants: ['group 0009', 'group 7FFE', 'group FFFE', 'group FFFF', 'group 0001', 'group 0003'],
    apply: (nodes, { variant }) => {
      const tags = [0x00080ffe, 0x7ffe0ffe, 0xfffe0001, 0xffffffff, 0x00010010, 0x00030010];
      return insert(nodes, { tag: pick(tags, variant), vr: 'LO', value: padded('UNKNOWN') });
    },
  },
  {
    id: 'data-set/group-length',
    clause: 'PS3.5 7.2',
    breaks: 'a Group Length is wrong, or is no UL',
    variants: ['too great', 'zero', 'FFFFFFFFH', 'VR UN', 'VR OB of 12 bytes', 'two bytes'],
    apply: (nodes, { variant }, { encoding: { littleEndian } }) => {
      const number = (value: number) => ul(value, littleEndian);
      const values: readonly Node[] = [
        { tag: 0x00080000, vr: 'UL', value: number(0x10000) },
        { tag: 0x00080000, vr: 'UL', value: number(0) },
        { tag: 0x00080000, vr: 'UL', value: number(0xffffffff) },
        { tag: 0x00080000, vr: 'UN', value: number(100) },
        { tag: 0x00080000, vr: 'OB', value: Buffer.alloc(12, 0xff) },
        { tag: 0x00080000, vr: 'US', value: Buffer.alloc(2, 0xff) },
      ];
      return insert(nodes, pick(values, variant));
    },
  },
  {
    id: 'data-set/file-meta-elements',
    clause: 'PS3.5 7.1',
    breaks: 'File Meta Elements (group 0002) are in the Data Set',
    variants: [
      'wrong group length',
      'no group length',
      'a value longer than the group',
      'a VR that does not exist',
      'twice',
    ],
    apply: (nodes, { variant }, { encoding: { littleEndian } }) => {
      const length: Node = { tag: 0x00020000, vr: 'UL', value: ul(variant % 5 === 0 ? 0xfffffff0 : 26, littleEndian) };
      const syntax: Node = { tag: 0x00020010, vr: 'UI', value: padded('1.2.840.10008.1.2.1', 'UI') };
      const sets: readonly (readonly Node[])[] = [
        [length, syntax],
        [syntax],
        [length, { ...syntax, tag: 0x00020102, vr: 'OB', value: Buffer.alloc(64), length: 0x00ffffff }],
        [length, { ...syntax, vr: 'ZZ' }],
        [length, syntax, syntax],
      ];
      return [...pick(sets, variant), ...nodes];
    },
  },
  {
    id: 'data-set/command-elements',
    clause: 'PS3.5 7.1',
    breaks: 'Command Elements (group 0000) are in the Data Set',
    apply: (nodes, _choice, { encoding: { littleEndian } }) => [
      { tag: 0x00000000, vr: 'UL', value: ul(10, littleEndian) },
      { tag: 0x00000100, vr: 'US', value: Buffer.from([1, 0]) },
      ...nodes,
    ],
  },
  {
    id: 'data-set/many-elements',
    clause: 'PS3.5 7.8.1',
    breaks: 'there are thousands of private Data Elements, in blocks that no Private Creator reserves',
    sizes: { least: 16, most: 20_000 },
    apply: (nodes, { size }) => [
      ...nodes.filter(({ tag }) => tag >>> 16 < 0x0013),
      { tag: 0x00130010, vr: 'LO', value: padded('CSTORE FUZZ') },
      ...Array.from({ length: size }, (_, at) => ({ tag: 0x00131000 + at, vr: 'LO', value: latin1('AB') })),
      ...nodes.filter(({ tag }) => tag >>> 16 > 0x0013),
    ],
  },
];

export const addedElementMutations = mutationsOf('tree', 'data set', rows);
