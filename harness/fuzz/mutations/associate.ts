// Mutations of the A-ASSOCIATE-RQ and its items, in the changes that scenarios know: PS3.8 9.3.2 and D, PS3.7 D.3.3.

import type { PduMutation } from '../../language/pdu-mutation.ts';
import { mutatePdu } from '../../payload/mutate-pdu.ts';
import { mutationsOf, pick, type Row } from './mutation.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** An item of a type with these bytes; its length may be another one. */
function item(type: number, content: Uint8Array | string, length?: number): string {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
  const head = Buffer.from([type, 0, 0, 0]);
  head.writeUInt16BE((length ?? bytes.length) & 0xffff, 2);
  return hex(Buffer.concat([head, bytes]));
}

/** A presentation context that is proposed, with so many Transfer Syntaxes. */
function context(id: number, abstractSyntax: string, transferSyntaxes: readonly string[]): string {
  const subItems = [item(0x30, abstractSyntax), ...transferSyntaxes.map((uid) => item(0x40, uid))].join('');
  return item(0x20, Buffer.concat([Buffer.from([id, 0, 0, 0]), Buffer.from(subItems, 'hex')]));
}

const verification = '1.2.840.10008.1.1';
const implicit = '1.2.840.10008.1.2';

/** Another sub-item of User Information in place of the first of its type. */
function inPlaceOf(path: readonly number[], replacement: string): readonly PduMutation[] {
  return [{ removeItem: { path: [...path] } }, { insertItem: { into: [...path.slice(0, -1)], hex: replacement } }];
}

/** The second argument makes what the row does, as changes of the scenario language. */
function row(
  fields: Omit<Row<'associate'>, 'apply'>,
  changes: (choice: { readonly variant: number; readonly size: number }) => readonly PduMutation[],
): Row<'associate'> {
  return {
    ...fields,
    // Of two mutations the second may find no item any more: then the first stands alone.
    apply: (bytes, choice) => {
      try {
        return mutatePdu(bytes, changes(choice));
      } catch {
        return bytes;
      }
    },
  };
}

const lengths16 = (length: number) => hex(Buffer.from([length >> 8, length & 0xff]));

const rows: readonly Row<'associate'>[] = [
  row(
    {
      id: 'associate/maximum-length-item',
      clause: 'PS3.8 D.1',
      breaks: 'the Maximum Length sub-item has another length than 4',
      variants: ['0', '1', '3', '65,535', '8'],
    },
    ({ variant }) => {
      const contents = [[], [0], [0, 0, 0x40], [0, 0, 0x40, 0], [0, 0, 0x40, 0, 0, 0, 0x40, 0]];
      const content = Buffer.from(pick(contents, variant));
      return inPlaceOf([0x50, 0x51], item(0x51, content, variant % 5 === 3 ? 0xffff : content.length));
    },
  ),
  row(
    {
      id: 'associate/maximum-length',
      clause: 'PS3.8 D.1',
      breaks: 'the requestor receives PDUs of a few bytes, or of gigabytes',
      variants: ['1', '7', '8', 'FFFFFFFFH', '80000000H', '0'],
    },
    ({ variant }) => {
      const value = Buffer.alloc(4);
      value.writeUInt32BE(pick([1, 7, 8, 0xffffffff, 0x80000000, 0], variant));
      return inPlaceOf([0x50, 0x51], item(0x51, value));
    },
  ),
  row(
    {
      id: 'associate/role-selection',
      clause: 'PS3.7 D.3.3.4',
      breaks: 'a role selection sub-item has a UID that is longer than the item',
      variants: ['longer by far', 'by one', 'an empty item', 'no roles'],
    },
    ({ variant }) => {
      const uid = Buffer.from(verification);
      const contents = [
        Buffer.concat([Buffer.from('ffff', 'hex'), uid, Buffer.from([1, 1])]),
        Buffer.concat([Buffer.from(lengths16(uid.length + 3), 'hex'), uid, Buffer.from([1, 1])]),
        Buffer.alloc(0),
        Buffer.concat([Buffer.from(lengths16(uid.length), 'hex'), uid]),
      ];
      return [{ insertItem: { into: [0x50], hex: item(0x54, pick(contents, variant)) } }];
    },
  ),
  row(
    {
      id: 'associate/long-context',
      clause: 'PS3.8 9.3.2.2',
      breaks: 'a presentation context has syntaxes of thousands of characters',
      sizes: { least: 65, most: 60_000 },
      variants: ['abstract syntax', 'transfer syntax'],
    },
    ({ variant, size }) => {
      const long = '1'.repeat(size);
      const hexItem = variant % 2 === 0 ? context(5, long, [implicit]) : context(5, verification, [long]);
      return [{ insertItem: { index: 1, hex: hexItem } }];
    },
  ),
  row(
    {
      id: 'associate/many-transfer-syntaxes',
      clause: 'PS3.8 9.3.2.2',
      breaks: 'a presentation context has more Transfer Syntaxes than a fixed table holds',
      sizes: { least: 2, most: 1000 },
    },
    ({ size }) => {
      const uids = Array.from({ length: size }, (_, at) => `1.2.840.10008.1.2.4.${at + 1000}`);
      return [{ insertItem: { index: 1, hex: context(5, verification, [...uids, implicit]) } }];
    },
  ),
  row(
    {
      id: 'associate/many-contexts',
      clause: 'PS3.8 7.1.1.13',
      breaks: 'there are more presentation contexts than there are IDs',
      sizes: { least: 2, most: 1000 },
    },
    ({ size }) => [
      {
        insertItem: {
          index: 1,
          hex: Array.from({ length: size }, (_, at) => context((2 * at + 5) & 0xff, verification, [implicit])).join(''),
        },
      },
    ],
  ),
  row(
    {
      id: 'associate/amplified-sub-items',
      clause: 'PS3.8 9.3.2.2.2',
      breaks: 'thousands of sub-items of four bytes announce 65,535 bytes each',
      sizes: { least: 1, most: 16_000 },
    },
    ({ size }) => {
      const content = Buffer.concat([
        Buffer.from([5, 0, 0, 0]),
        Buffer.alloc(4 * size, Buffer.from('4000ffff', 'hex')),
      ]);
      return [{ insertItem: { index: 1, hex: item(0x20, content) } }];
    },
  ),
  row(
    {
      id: 'associate/context-id',
      clause: 'PS3.8 9.3.2.2',
      breaks: 'a presentation context has an even ID, 0, or that of another one',
      variants: ['even', '0', 'twice'],
    },
    ({ variant }) => [{ insertItem: { index: 1, hex: context(pick([2, 0, 1], variant), verification, [implicit]) } }],
  ),
  row(
    {
      id: 'associate/context-parts',
      clause: 'PS3.8 9.3.2.2',
      breaks: 'a presentation context has no abstract syntax, no transfer syntax, or nothing',
      variants: ['no abstract syntax', 'no transfer syntax', 'nothing', 'two abstract syntaxes', 'empty syntaxes'],
    },
    ({ variant }) => {
      const part = (text: string) => item(0x20, Buffer.concat([Buffer.from([5, 0, 0, 0]), Buffer.from(text, 'hex')]));
      const [a, t] = [item(0x30, verification), item(0x40, implicit)];
      const items = [part(t), part(a), item(0x20, ''), part(a + a + t), part(item(0x30, '') + item(0x40, ''))];
      return [{ insertItem: { index: 1, hex: pick(items, variant) } }];
    },
  ),
  row(
    {
      id: 'associate/no-item',
      clause: 'PS3.8 9.3.2',
      breaks: 'an item is missing',
      variants: ['application context', 'presentation context', 'user information', 'implementation class UID', 'all'],
    },
    ({ variant }) => {
      const paths = [[0x10], [0x20], [0x50], [0x50, 0x52]];
      if (variant % 5 === 4) return [{ truncate: { at: 74 } }, { bytes: { at: 2, hex: '00000044' } }];
      return [{ removeItem: { path: pick(paths, variant % 5) } }];
    },
  ),
  row(
    {
      id: 'associate/item-length',
      clause: 'PS3.8 9.3.1',
      breaks: 'an item is longer than what is around it, or has no byte',
      variants: ['application context', 'presentation context', 'abstract syntax', 'user information', 'no byte'],
    },
    ({ variant }) => {
      const paths = [[0x10], [0x20], [0x20, 0x30], [0x50], [0x50]];
      return [{ item: { path: pick(paths, variant), at: 2, hex: variant % 5 === 4 ? '0000' : 'ffff' } }];
    },
  ),
  row(
    {
      id: 'associate/unknown-item',
      clause: 'PS3.8 9.3.1',
      breaks: 'nothing: there is an item or sub-item of a type that does not exist, which is ignored',
      variants: ['item', 'sub-item', 'empty sub-item', 'a hundred'],
    },
    ({ variant }) => {
      if (variant % 4 === 0) return [{ insertItem: { index: 1, hex: item(0xee, 'unknown') } }];
      const text = pick([item(0xee, 'unknown'), item(0xef, ''), item(0xee, 'x').repeat(100)], variant - 1);
      return [{ insertItem: { into: [0x50], hex: text } }];
    },
  ),
  row(
    {
      id: 'associate/application-context',
      clause: 'PS3.8 9.3.2.1',
      breaks: 'the application context name has signs that no UID has',
      variants: ['format directives', 'bytes above 7FH', 'path', 'empty', '1,000 characters', 'NULs'],
    },
    ({ variant }) => {
      const texts = ['%s%n%s%n', '\xff\xfe\xe9', '../../etc/passwd', '', '1'.repeat(1000), '\0\0\0'];
      return [{ removeItem: { path: [0x10] } }, { insertItem: { index: 0, hex: item(0x10, pick(texts, variant)) } }];
    },
  ),
  row(
    {
      id: 'associate/version-name',
      clause: 'PS3.7 D.3.3.2.4',
      breaks: 'Implementation Version Name is empty, missing, too long or has control characters',
      variants: [
        'empty',
        'missing',
        'control characters',
        '17 characters',
        'bytes above 7FH',
        '60,000 characters',
        'format directives',
      ],
    },
    ({ variant }) => {
      if (variant % 7 === 1) return [{ removeItem: { path: [0x50, 0x55] } }];
      const texts = ['', '', '\x07\x1b[2J\0', 'V'.repeat(17), '\xff\xfe\xe9', 'V'.repeat(60_000), '%s%n%s%n'];
      return inPlaceOf([0x50, 0x55], item(0x55, pick(texts, variant)));
    },
  ),
  row(
    {
      id: 'associate/implementation-class',
      clause: 'PS3.7 D.3.3.2.3',
      breaks: 'Implementation Class UID is no UID',
      variants: ['empty', 'bytes above 7FH', '65 characters', 'letters', '60,000 characters'],
    },
    ({ variant }) => {
      const texts = ['', '\xff\xfe\xe9', `1.${'2'.repeat(63)}`, 'abc', '1'.repeat(60_000)];
      return inPlaceOf([0x50, 0x52], item(0x52, pick(texts, variant)));
    },
  ),
  row(
    {
      id: 'associate/user-identity',
      clause: 'PS3.7 D.3.3.7',
      breaks: 'a user identity sub-item has lengths that lie, or a type that does not exist',
      variants: ['longer than the item', 'unknown type', 'empty item', '60,000 characters'],
    },
    ({ variant }) => {
      const long = Buffer.concat([Buffer.from('0200ea60', 'hex'), Buffer.alloc(60_000, 'u'), Buffer.alloc(2)]);
      const contents = [
        Buffer.from('0200ffff7573657200', 'hex'),
        Buffer.from('63000004757365720000', 'hex'),
        Buffer.alloc(0),
        long,
      ];
      return [{ insertItem: { into: [0x50], hex: item(0x58, pick(contents, variant)) } }];
    },
  ),
  row(
    {
      id: 'associate/extended-negotiation',
      clause: 'PS3.7 D.3.3.5',
      breaks: 'an extended negotiation sub-item has lengths that lie, or kilobytes of information',
      variants: ['extended, longer', 'common extended, longer', 'extended, long', 'window of two bytes'],
    },
    ({ variant }) => {
      const uid = Buffer.from(verification);
      const lie = Buffer.concat([Buffer.from('ffff', 'hex'), uid]);
      const long = Buffer.concat([Buffer.from(lengths16(uid.length), 'hex'), uid, Buffer.alloc(50_000, 0xff)]);
      const items = [item(0x56, lie), item(0x57, lie), item(0x56, long), item(0x53, Buffer.alloc(2))];
      return [{ insertItem: { into: [0x50], hex: pick(items, variant) } }];
    },
  ),
  row(
    {
      id: 'associate/protocol-version',
      clause: 'PS3.8 9.3.2',
      breaks: 'Protocol-version has not bit 0 set',
      variants: ['0', '2', 'FFFEH'],
    },
    ({ variant }) => [{ bytes: { at: 6, hex: pick(['0000', '0002', 'fffe'], variant) } }],
  ),
  row(
    {
      id: 'associate/item-twice',
      clause: 'PS3.8 9.3.2',
      breaks: 'an item occurs twice that is to occur once',
      variants: ['application context', 'user information', 'maximum length'],
    },
    ({ variant }) => {
      const another = item(0x50, Buffer.from(item(0x51, Buffer.from([0, 0, 0x40, 0])), 'hex'));
      if (variant % 3 === 0) return [{ insertItem: { index: 0, hex: item(0x10, '1.2.840.10008.3.1.1.1') } }];
      if (variant % 3 === 1) return [{ insertItem: { hex: another } }];
      return [{ insertItem: { into: [0x50], hex: item(0x51, Buffer.from([0, 0, 0, 1])) } }];
    },
  ),
  row(
    {
      id: 'associate/length-announced',
      clause: 'PS3.8 9.3.1',
      breaks: 'an A-ASSOCIATE-RQ announces up to 4 GB',
      variants: ['FFFFFFFFH', '7FFFFFFFH', '10000000H', '00200000H'],
    },
    ({ variant }) => [{ bytes: { at: 2, hex: pick(['ffffffff', '7fffffff', '10000000', '00200000'], variant) } }],
  ),
  row(
    {
      id: 'associate/length-lie',
      clause: 'PS3.8 9.3.1',
      breaks: 'an A-ASSOCIATE-RQ announces some bytes fewer or more than it has',
      variants: ['1 fewer', '10 fewer', '1 more', '100 more', 'none', '67'],
    },
    ({ variant }) => {
      if (variant % 6 > 3) return [{ bytes: { at: 2, hex: pick(['00000000', '00000043'], variant) } }];
      return [{ pduLength: { by: pick([-1, -10, 1, 100], variant % 6) } }];
    },
  ),
];

const ofBytes: readonly Row<'associate'>[] = [
  {
    id: 'associate/truncated',
    clause: 'PS3.8 9.3.2',
    breaks: 'an A-ASSOCIATE-RQ ends early, and its PDU-length with it',
    places: (bytes) => bytes.length - 6,
    apply: (bytes, { place }) => {
      const copy = Buffer.from(bytes.subarray(0, 6 + place));
      copy.writeUInt32BE(place, 2);
      return copy;
    },
  },
  {
    id: 'associate/bit-flipped',
    clause: 'PS3.8 9.3.2',
    breaks: 'one bit of the A-ASSOCIATE-RQ is another one',
    places: (bytes) => bytes.length,
    variants: ['bit 0', 'bit 1', 'bit 2', 'bit 3', 'bit 4', 'bit 5', 'bit 6', 'bit 7'],
    apply: (bytes, { place, variant }) => {
      const copy = Buffer.from(bytes);
      copy[place] = (copy[place] ?? 0) ^ (1 << (variant % 8));
      return copy;
    },
  },
];

export const associateMutations = mutationsOf('associate', 'pdu', [...rows, ...ofBytes]);
