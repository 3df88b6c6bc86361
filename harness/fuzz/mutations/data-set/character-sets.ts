// Mutations of Specific Character Set, and of texts that it governs: PS3.3 C.12.1.1.2, PS3.5 6.1.

import { withNodes } from '../../draft/edit-tree.ts';
import { padded } from '../../values/values.ts';
import { mutationsOf, pick, type Row } from '../mutation.ts';

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

const rows: readonly Row<'tree'>[] = [
  {
    id: 'data-set/character-set',
    clause: 'PS3.3 C.12.1.1.2',
    breaks: 'Specific Character Set names a set that does not exist, or has no first value',
    variants: characterSets,
    apply: (nodes, { variant }) =>
      withNodes(nodes, { tag: 0x00080005, vr: 'CS', value: padded(pick(characterSets, variant)) }),
  },
  {
    id: 'data-set/broken-text',
    clause: 'PS3.5 6.1.2.5.3',
    breaks: "Patient's Name ends within an escape sequence or within a character",
    variants: ['ESC $', 'ESC within', 'half a character', 'five bytes', 'escapes alone', 'a surrogate'],
    apply: (nodes, { variant }) =>
      withNodes(
        nodes,
        { tag: 0x00080005, vr: 'CS', value: padded(variant % 2 === 0 ? 'ISO_IR 192' : '\\ISO 2022 IR 87') },
        { tag: 0x00100010, vr: 'PN', value: padded(`Name^${pick(brokenTexts, variant)}`) },
      ),
  },
];

export const characterSetMutations = mutationsOf('tree', 'data set', rows);
