// Mutations of the Command Set: elements that a receiver reads without looking, and its encoding (PS3.7 6.3.1, 9.3.1.1, E.1).

import { commandElement, type RawCommandElement } from '../../../src/wire.ts';
import { mutationsOf, pick, type Row } from './mutation.ts';

function withElement(elements: readonly RawCommandElement[], element: RawCommandElement): readonly RawCommandElement[] {
  const kept = elements.filter(({ tag }) => tag !== element.tag);
  return [...kept, element].sort((a, b) => a.tag - b.tag);
}

function at(
  elements: readonly RawCommandElement[],
  place: number,
  change: (element: RawCommandElement) => readonly RawCommandElement[],
): readonly RawCommandElement[] {
  return elements.flatMap((element, index) => (index === place ? change(element) : [element]));
}

const each = (elements: readonly RawCommandElement[]) => elements.length;
const number = (keyword: string, value: number) => commandElement(keyword, value);
const bytes = (tag: number, text: string): RawCommandElement => ({ tag, value: Buffer.from(text, 'latin1') });

const valueLengths = [0, 1, 3, 8, 64];
const greatLengths = [0xffffffff, 0xfffffffe, 0x7fffffff, 0x00010000];
const fields = [0x0000, 0xffff, 0x8001, 0x0fff, 0x0002, 0x0020, 0x0021, 0x0110, 0x0140, 0x7fff];

const ofElements: readonly Row<'command'>[] = [
  {
    id: 'command/element-removed',
    clause: 'PS3.7 9.3.1.1',
    breaks: 'an element that the receiver needs is absent',
    places: each,
    apply: (elements, { place }) => at(elements, place, () => []),
  },
  {
    id: 'command/value-length',
    clause: 'PS3.7 E.1',
    breaks: 'a value has another length than its VR',
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
    breaks: 'there are elements that Annex E does not have, or retired ones',
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
    id: 'command/field',
    clause: 'PS3.7 E.1',
    breaks: 'Command Field is one of another service, of a response, or none',
    variants: fields.map((field) => `${field.toString(16).toUpperCase().padStart(4, '0')}H`),
    apply: (elements, { variant }) => withElement(elements, number('CommandField', pick(fields, variant))),
  },
  {
    id: 'command/data-set-type',
    clause: 'PS3.7 9.3.1.1',
    breaks: 'the command says that no Data Set follows, and one does, or has an unusual value',
    variants: ['0101H', '0000H', '0102H', 'FEFEH'],
    apply: (elements, { variant }) =>
      withElement(elements, number('CommandDataSetType', pick([0x0101, 0, 0x0102, 0xfefe], variant))),
  },
  {
    id: 'command/priority',
    clause: 'PS3.7 9.1.1.1.7',
    breaks: 'Priority has a value that it does not have',
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
    breaks: 'Affected SOP Instance UID has another form than a UID, or another padding',
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
    clause: 'PS3.7 9.1.1.1.5',
    breaks: 'the Move Originator has a title that is too long, empty or with signs of a shell',
    variants: ['64 characters', 'empty', 'shell', 'bytes above 7FH'],
    apply: (elements, { variant }) => {
      const texts = ['M'.repeat(64), '', '$(id);`id`', '\xe9\xff\xe9\xff'];
      return withElement(
        withElement(elements, bytes(0x00001030, pick(texts, variant))),
        number('MoveOriginatorMessageID', 1),
      );
    },
  },
  {
    id: 'command/long-value',
    clause: 'PS3.7 6.3.1',
    breaks: 'a value has kilobytes',
    sizes: { least: 66, most: 60_000 },
    places: each,
    apply: (elements, { place, size }) =>
      at(elements, place, ({ tag }) => [{ tag, value: Buffer.alloc(size - (size % 2), '1') }]),
  },
  {
    id: 'command/empty',
    clause: 'PS3.7 6.3.1',
    breaks: 'the Command Set has no element',
    apply: () => [],
  },
];

function groupLength(command: Uint8Array, length: number): Uint8Array {
  const copy = Buffer.from(command);
  if (copy.length >= 12) copy.writeUInt32LE(length >>> 0, 8);
  return copy;
}

const ofBytes: readonly Row<'command set'>[] = [
  {
    id: 'command/group-length',
    clause: 'PS3.7 E.1',
    breaks: 'Command Group Length is wrong or missing',
    variants: ['0', 'FFFFFFFFH', 'two more', 'two fewer', 'missing'],
    apply: (command, { variant }) => {
      const right = command.length - 12;
      if (variant % 5 === 4) return command.subarray(12);
      return groupLength(command, pick([0, 0xffffffff, right + 2, right - 2], variant % 5));
    },
  },
  {
    id: 'command/truncated',
    clause: 'PS3.7 6.3.1',
    breaks: 'the Command Set ends early',
    places: (command) => command.length,
    apply: (command, { place }) => command.subarray(0, place),
  },
  {
    id: 'command/bit-flipped',
    clause: 'PS3.7 6.3.1',
    breaks: 'one bit of the Command Set is another one',
    places: (command) => command.length,
    variants: ['bit 0', 'bit 1', 'bit 2', 'bit 3', 'bit 4', 'bit 5', 'bit 6', 'bit 7'],
    apply: (command, { place, variant }) => {
      const copy = Buffer.from(command);
      copy[place] = (copy[place] ?? 0) ^ (1 << (variant % 8));
      return copy;
    },
  },
  {
    id: 'command/trailing-bytes',
    clause: 'PS3.7 6.3.1',
    breaks: 'bytes follow the last element of the Command Set',
    variants: ['zeros', 'FFH', 'a part of an element'],
    apply: (command, { variant }) =>
      Buffer.concat([command, pick([Buffer.alloc(8), Buffer.alloc(8, 0xff), Buffer.from([0, 0, 0, 9])], variant)]),
  },
];

export const commandMutations = [
  ...mutationsOf('command', 'command', ofElements),
  ...mutationsOf('command set', 'command', ofBytes),
];
