// Mutations of the values of a C-STORE-RQ: PS3.7 9.3.1.1.

import { commandElement, type RawCommandElement } from '../../../../src/wire.ts';
import { mutationsOf, pick, type Row } from '../mutation.ts';

function withElement(elements: readonly RawCommandElement[], element: RawCommandElement): readonly RawCommandElement[] {
  const kept = elements.filter(({ tag }) => tag !== element.tag);
  return [...kept, element].sort((a, b) => a.tag - b.tag);
}

const number = (keyword: string, value: number) => commandElement(keyword, value);
const bytes = (tag: number, text: string): RawCommandElement => ({ tag, value: Buffer.from(text, 'latin1') });

const fields = [0x0000, 0xffff, 0x8001, 0x0fff, 0x0002, 0x0020, 0x0021, 0x0110, 0x0140, 0x7fff];

const rows: readonly Row<'command'>[] = [
  {
    id: 'command/field',
    clause: 'PS3.7 E.1',
    breaks: 'Command Field is that of another request, of a response, or of none',
    variants: fields.map((field) => `${field.toString(16).toUpperCase().padStart(4, '0')}H`),
    apply: (elements, { variant }) => withElement(elements, number('CommandField', pick(fields, variant))),
  },
  {
    id: 'command/data-set-type',
    clause: 'PS3.7 9.3.1.1',
    breaks: 'Command Data Set Type is 0101H though a Data Set follows, or another value, which is legal',
    variants: ['0101H', '0000H', '0102H', 'FEFEH'],
    apply: (elements, { variant }) =>
      withElement(elements, number('CommandDataSetType', pick([0x0101, 0, 0x0102, 0xfefe], variant))),
  },
  {
    id: 'command/priority',
    clause: 'PS3.7 9.1.1.1.5',
    breaks: 'Priority is none of LOW, MEDIUM and HIGH',
    variants: ['3', 'FFFFH'],
    apply: (elements, { variant }) => withElement(elements, number('Priority', pick([3, 0xffff], variant))),
  },
  {
    id: 'command/message-id',
    clause: 'PS3.7 9.1.1.1.1',
    breaks: 'nothing: Message ID is the least or the greatest that there is',
    variants: ['0', 'FFFFH', '8000H'],
    apply: (elements, { variant }) => withElement(elements, number('MessageID', pick([0, 0xffff, 0x8000], variant))),
  },
  {
    id: 'command/uid-form',
    clause: 'PS3.5 9.1',
    breaks: 'Affected SOP Instance UID is no UID, or is padded with something else than one NULL',
    variants: ['65 characters', 'a space after it', 'an odd length', 'letters', 'empty', 'NULs', 'bytes above 7FH'],
    apply: (elements, { variant }) => {
      const texts = [`1.${'2'.repeat(63)}\0`, '1.2.3 ', '1.2.3', '1.2.abc\0', '', '\0\0\0\0', '1.2.\xe9\xff'];
      return withElement(elements, bytes(0x00001000, pick(texts, variant)));
    },
  },
  {
    id: 'command/sop-class',
    clause: 'PS3.7 9.1.1.1.3',
    breaks: 'Affected SOP Class UID is not that of the presentation context, or is no UID',
    variants: ['Verification', 'unknown', 'empty', '1,000 characters', 'format directives'],
    apply: (elements, { variant }) => {
      const texts = ['1.2.840.10008.1.1\0', '1.2.3.4\0', '', '1'.repeat(1000), '%s%n%s%n'];
      return withElement(elements, bytes(0x00000002, pick(texts, variant)));
    },
  },
  {
    id: 'command/move-originator',
    clause: 'PS3.7 9.1.1.1.6',
    breaks: 'Move Originator Application Entity Title is no AE title',
    variants: ['64 characters', 'empty', 'shell', 'bytes above 7FH'],
    apply: (elements, { variant }) => {
      const texts = ['M'.repeat(64), '', '$(id);`id`', '\xe9\xff\xe9\xff'];
      return withElement(
        withElement(elements, bytes(0x00001030, pick(texts, variant))),
        number('MoveOriginatorMessageID', 1),
      );
    },
  },
];

export const commandValueMutations = mutationsOf('command', 'command', rows);
