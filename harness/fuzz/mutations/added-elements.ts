// Mutations that add Data Elements which handlers trip over: private ones, other groups, character sets, UIDs (PS3.5 6.1, 7.2, 7.8).

import { insert, withNodes } from '../draft/edit-tree.ts';
import type { Node } from '../draft/tree.ts';
import { mutationsOf, pick, type Row } from './mutation.ts';
import { latin1, padded, ul } from './values.ts';

const characterSets = [
  'ISO_IR 999',
  '\\ISO 2022 IR 87',
  'ISO_IR 192',
  'ISO 2022 IR 6\\ISO 2022 IR 149',
  '\\\\\\',
  'GBK',
];
/** Bytes that end in the middle of a character or of an escape sequence. */
const brokenTexts = ['\x1b$', '\x1b$B\x1b', '\xe3\x81', '\xf8\x88\x80\x80', '\x1b(\x1b)\x1b', '\xed\xa0\x80'];

const sopInstanceUID = 0x00080018;
const sopClassUID = 0x00080016;
const otherUid = '1.2.826.0.1.3680043.2.1143.999';

const rows: readonly Row<'tree'>[] = [
  {
    id: 'data-set/private-element',
    clause: 'PS3.5 7.8.1',
    breaks: 'there is a private element, with its creator or without',
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
    breaks: 'there is an element that no dictionary has',
    variants: ['group 0009', 'group 7FFE', 'group FFFE', 'group FFFF', 'group 0001', 'group 0003'],
    apply: (nodes, { variant }) => {
      const tags = [0x00080ffe, 0x7ffe0ffe, 0xfffe0001, 0xffffffff, 0x00010010, 0x00030010];
      return insert(nodes, { tag: pick(tags, variant), vr: 'LO', value: padded('UNKNOWN') });
    },
  },
  {
    id: 'data-set/character-set',
    clause: 'PS3.3 C.12.1.1.2',
    breaks: 'Specific Character Set names none that exists, or has no first value',
    variants: characterSets,
    apply: (nodes, { variant }) =>
      withNodes(nodes, { tag: 0x00080005, vr: 'CS', value: padded(pick(characterSets, variant)) }),
  },
  {
    id: 'data-set/broken-text',
    clause: 'PS3.5 6.1.2.5',
    breaks: 'a name ends within an escape sequence or within a character',
    variants: ['ESC $', 'ESC within', 'half a character', 'five bytes', 'escapes alone', 'a surrogate'],
    apply: (nodes, { variant }) =>
      withNodes(
        nodes,
        { tag: 0x00080005, vr: 'CS', value: padded(variant % 2 === 0 ? 'ISO_IR 192' : '\\ISO 2022 IR 87') },
        { tag: 0x00100010, vr: 'PN', value: padded(`Name^${pick(brokenTexts, variant)}`) },
      ),
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
    clause: 'PS3.10 7.1',
    breaks: 'elements of File Meta Information are in the Data Set',
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
    clause: 'PS3.7 6.3',
    breaks: 'elements of a Command Set are in the Data Set',
    apply: (nodes, _choice, { encoding: { littleEndian } }) => [
      { tag: 0x00000000, vr: 'UL', value: ul(10, littleEndian) },
      { tag: 0x00000100, vr: 'US', value: Buffer.from([1, 0]) },
      ...nodes,
    ],
  },
  {
    id: 'data-set/other-uids',
    clause: 'PS3.4 GG.4.2',
    breaks: 'SOP Class or Instance UID are not those of the command, are empty or absent',
    variants: ['other instance', 'other class', 'no instance', 'no class', 'empty instance', 'neither'],
    apply: (nodes, { variant }) => {
      const uid = (tag: number, text: string): Node => ({ tag, vr: 'UI', value: padded(text, 'UI') });
      switch (variant % 6) {
        case 0:
          return withNodes(nodes, uid(sopInstanceUID, otherUid));
        case 1:
          return withNodes(nodes, uid(sopClassUID, otherUid));
        case 2:
          return nodes.filter(({ tag }) => tag !== sopInstanceUID);
        case 3:
          return nodes.filter(({ tag }) => tag !== sopClassUID);
        case 4:
          return withNodes(nodes, uid(sopInstanceUID, ''));
        default:
          return nodes.filter(({ tag }) => tag !== sopInstanceUID && tag !== sopClassUID);
      }
    },
  },
  {
    id: 'data-set/uid-form',
    clause: 'PS3.5 9.1',
    breaks: 'a UID has 65 characters, leading zeros, letters or no dots',
    variants: ['65 characters', 'leading zeros', 'letters', 'dots alone', 'spaces'],
    apply: (nodes, { variant }) => {
      const texts = [`1.${'2'.repeat(63)}`, '1.02.003', '1.2.abc', '....', ' 1.2 '];
      return withNodes(nodes, { tag: 0x0020000d, vr: 'UI', value: padded(pick(texts, variant), 'UI') });
    },
  },
  {
    id: 'data-set/many-elements',
    clause: 'PS3.5 7.1',
    breaks: 'there are thousands of elements',
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
