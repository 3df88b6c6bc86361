// Mutations of the Command Set of a C-STORE-RSP: elements that an SCU reads without looking, and its encoding (PS3.7 9.3.1.2).

import { commandElement, type RawCommandElement } from '../../../../src/wire.ts';
import { padded } from '../../values/values.ts';
import { type AcceptorRow, acceptorMutationsOf, pick } from '../mutation.ts';

type Elements = readonly RawCommandElement[];

const tags = { affectedClass: 0x00000002, respondedTo: 0x00000120, status: 0x00000900, affectedInstance: 0x00001000 };

function withElements(elements: Elements, ...added: Elements): Elements {
  const kept = elements.filter(({ tag }) => !added.some((one) => one.tag === tag));
  return [...kept, ...added].sort((a, b) => a.tag - b.tag);
}

function changed(elements: Elements, place: number, change: (element: RawCommandElement) => Elements): Elements {
  return elements.flatMap((element, index) => (index === place ? change(element) : [element]));
}

const each = (elements: Elements) => elements.length;
const number = (keyword: string, value: number) => commandElement(keyword, value);
const text = (tag: number, value: string): RawCommandElement => ({ tag, value: padded(value) });

function hexadecimal(values: readonly number[]): readonly string[] {
  return values.map((value) => `${value.toString(16).toUpperCase().padStart(4, '0')}H`);
}

const valueLengths = [0, 1, 3, 8, 64];
const greatLengths = [0xffffffff, 0xfffffffe, 0x7fffffff, 0x00010000];
const fields = [0x0001, 0x8030, 0x0000, 0xffff, 0x8020, 0x8021, 0x0fff, 0x8110, 0x0030, 0x7fff];
const statuses = [0xa700, 0xc000, 0xff00, 0xfe00, 0x0001, 0xffff, 0xb000, 0x1234, 0x0110, 0x8000];
const dataSetTypes = [0x0000, 0x0001, 0x0102, 0xfefe];
const idDistances = [1, -1, 0x8000];

const misleading: readonly (readonly [name: string, text: string])[] = [
  ['format directives', '%s%n%s%n%x%n'],
  ['control characters', '\x1b[2J\x07\x00end'],
  ['bytes above 7FH', '\xff\xfe\xe9\x80'],
  ['escape sequences of ISO 2022', '\x1b$B\x1b(J\x1b-'],
  ['a line feed', 'stored\nSuccess\r\n'],
  ['65 characters', 'e'.repeat(65)],
  ['64 kilobytes', 'e'.repeat(0x10000)],
  ['nothing', ''],
];

const ofElements: readonly AcceptorRow<'response'>[] = [
  {
    id: 'response/element-removed',
    clause: 'PS3.7 9.3.1.2',
    breaks: 'an element of the response is absent',
    places: each,
    apply: (elements, { place }) => changed(elements, place, () => []),
  },
  {
    id: 'response/value-length',
    clause: 'PS3.7 E.1',
    breaks: 'a value has another length than its VR',
    places: each,
    variants: ['0', '1', '3', '8', '64'],
    apply: (elements, { place, variant }) =>
      changed(elements, place, ({ tag }) => [{ tag, value: Buffer.alloc(pick(valueLengths, variant), '1') }]),
  },
  {
    id: 'response/length-beyond-end',
    clause: 'PS3.7 6.3.1',
    breaks: 'an element declares more bytes than there are',
    places: each,
    variants: ['FFFFFFFFH', 'FFFFFFFEH', '7FFFFFFFH', '00010000H'],
    apply: (elements, { place, variant }) =>
      changed(elements, place, (element) => [{ ...element, length: pick(greatLengths, variant) }]),
  },
  {
    id: 'response/element-duplicated',
    clause: 'PS3.7 6.3.1',
    breaks: 'an element occurs twice',
    places: each,
    variants: ['the same', 'with another value'],
    apply: (elements, { place, variant }) =>
      changed(elements, place, (element) => [
        element,
        variant % 2 === 0 ? element : { ...element, value: Buffer.alloc(element.value.length, 0x31) },
      ]),
  },
  {
    id: 'response/out-of-order',
    clause: 'PS3.7 6.3.1',
    breaks: 'elements are in descending order',
    apply: (elements) => elements.toReversed(),
  },
  {
    id: 'response/unknown-elements',
    clause: 'PS3.7 E.1',
    breaks: 'there are elements that a C-STORE-RSP does not have, or that Annex E does not have',
    variants: ['unknown', 'retired', 'of another group', 'of sub-operations', '1,000 of them', 'of requests'],
    apply: (elements, { variant }) => {
      const added: readonly Elements[] = [
        [text(0x00000777, 'unknown ')],
        [text(0x00000001, '    '), text(0x00000010, 'RECOGNITION CODE')],
        [text(0x00080018, '1.2.3.4')],
        [0x1020, 0x1021, 0x1022, 0x1023].map((tag) => ({ tag, value: Buffer.from([1, 0]) })),
        Array.from({ length: 1000 }, (_, index) => text(0x00007000 + index, 'AB')),
        [number('MessageID', 1), number('Priority', 0), text(0x00000600, 'DESTINATION')],
      ];
      return withElements(elements, ...pick(added, variant));
    },
  },
  {
    id: 'response/field',
    clause: 'PS3.7 E.1',
    breaks: 'Command Field is that of a request, of the response to another service, or none',
    variants: hexadecimal(fields),
    apply: (elements, { variant }) => withElements(elements, number('CommandField', pick(fields, variant))),
  },
  {
    id: 'response/data-set-type',
    clause: 'PS3.7 9.3.1.2',
    breaks: 'the response says that a Data Set follows, and none does',
    variants: hexadecimal(dataSetTypes),
    apply: (elements, { variant }) => withElements(elements, number('CommandDataSetType', pick(dataSetTypes, variant))),
  },
  {
    id: 'response/message-id',
    clause: 'PS3.7 9.1.1.1.2',
    breaks: 'Message ID Being Responded To is that of no operation',
    variants: ['the next', 'the one before', 'far away', '0', 'FFFFH'],
    apply: (elements, { variant }, { requests }) => {
      const asked = requests.store.command.MessageID ?? 0;
      const far = idDistances.map((distance) => (asked + distance) & 0xffff);
      return withElements(elements, number('MessageIDBeingRespondedTo', pick([...far, 0, 0xffff], variant)));
    },
  },
  {
    id: 'response/message-id-with-more',
    clause: 'PS3.7 9.1.1.1.2',
    breaks: 'a response to another Message ID has elements that say more of it',
    variants: ['Error Comment', 'Offending Element', 'Error ID', 'Message ID'],
    apply: (elements, { variant }, { requests }) => {
      const more = [
        number('ErrorID', 7),
        number('MessageID', requests.store.command.MessageID ?? 0),
        { tag: 0x00000901, value: Buffer.from('08001800', 'hex') },
      ];
      const comment = text(0x00000902, 'stored');
      const asked = requests.store.command.MessageID ?? 0;
      const other = number('MessageIDBeingRespondedTo', (asked + 1) & 0xffff);
      return withElements(
        elements,
        other,
        pick([comment, more[2] ?? comment, more[0] ?? comment, more[1] ?? comment], variant),
      );
    },
  },
  {
    id: 'response/status',
    clause: 'PS3.7 9.1.1.1.9',
    breaks: 'the status is a failure, a warning, one of other services, or none that there is',
    variants: hexadecimal(statuses),
    apply: (elements, { variant }) => withElements(elements, number('Status', pick(statuses, variant))),
  },
  {
    id: 'response/uids',
    clause: 'PS3.7 9.1.1.1.4',
    breaks: 'the affected UIDs are other ones, or no UIDs',
    variants: [
      ...['another instance', 'letters', '65 characters', 'NUL within', 'format directives', 'empty', '64 kilobytes'],
      ...['another class', 'a class of letters', 'a class of 64 kilobytes'],
    ],
    apply: (elements, { variant }) => {
      const uids = ['2.25.1', 'abc', `1.${'2'.repeat(63)}`, '1.2\0.3', '%s%n%s%n', '', '1'.repeat(0x10000)];
      const ofClass = ['1.2.840.10008.5.1.4.1.1.2', 'abc', '1'.repeat(0x10000)];
      const at = variant % (uids.length + ofClass.length);
      const [tag, uid] =
        at < uids.length ? [tags.affectedInstance, uids[at]] : [tags.affectedClass, ofClass[at - uids.length]];
      return withElements(elements, { tag, value: padded(uid ?? '', 'UI') });
    },
  },
  {
    id: 'response/error-comment',
    clause: 'PS3.7 E.1',
    breaks: 'Error Comment is too long or has signs that mislead programs',
    variants: [...misleading.map(([name]) => name), ...misleading.map(([name]) => `${name}, of a failure`)],
    apply: (elements, { variant }) => {
      const [, comment] = pick(misleading, variant);
      const failure = variant % (2 * misleading.length) < misleading.length ? [] : [number('Status', 0xa700)];
      return withElements(elements, text(0x00000902, comment), ...failure);
    },
  },
  {
    id: 'response/offending-element',
    clause: 'PS3.7 E.1',
    breaks: 'Offending Element has no, half a or thousands of tags',
    variants: ['none', 'two bytes', 'three bytes', 'five bytes', '16,000 tags'],
    apply: (elements, { variant }) => {
      const value = Buffer.alloc(pick([0, 2, 3, 5, 64_000], variant), 0x41);
      return withElements(elements, { tag: 0x00000901, value }, number('Status', 0xa900));
    },
  },
  {
    id: 'response/long-value',
    clause: 'PS3.7 6.3.1',
    breaks: 'a value is longer than anybody expects',
    sizes: { least: 65, most: 0x100000 },
    places: each,
    apply: (elements, { place, size }) =>
      changed(elements, place, ({ tag }) => [{ tag, value: Buffer.alloc(size, '1') }]),
  },
  {
    id: 'response/empty',
    clause: 'PS3.7 9.3.1.2',
    breaks: 'the Command Set has hardly any element',
    variants: ['none', 'Command Field alone', 'Status alone', 'Message ID Being Responded To alone'],
    apply: (elements, { variant }) => {
      const kept = pick([-1, 0x00000100, tags.status, tags.respondedTo], variant);
      return elements.filter(({ tag }) => tag === kept);
    },
  },
];

export const responseMutations = acceptorMutationsOf('response', 'command', ofElements);
