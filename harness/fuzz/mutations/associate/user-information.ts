// Mutations of the User Information item and its sub-items: PS3.8 9.3.2.3 and D.1, PS3.7 D.3.3.

import { mutationsOf, pick, type Row } from '../mutation.ts';
import { inPlaceOf, item, lengths16, row, verification } from './changes.ts';

const rows: readonly Row<'associate'>[] = [
  row(
    {
      id: 'associate/maximum-length-item',
      clause: 'PS3.8 D.1.1',
      breaks: 'the Maximum Length sub-item has another Item-length than 4',
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
      clause: 'PS3.8 D.1.1',
      breaks: 'nothing: Maximum-length-received is a few bytes, gigabytes, or 0 for no maximum',
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
      clause: 'PS3.7 D.3.3.4.1',
      breaks: 'UID-length of a role selection sub-item is beyond the sub-item, or fields are missing',
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
      id: 'associate/version-name',
      clause: 'PS3.7 D.3.3.2.3',
      breaks: 'Implementation-version-name has not 1 to 16 characters of ISO 646, or the sub-item is absent',
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
      clause: 'PS3.7 D.3.3.2.1',
      breaks: 'Implementation-class-uid is no UID',
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
      clause: 'PS3.7 D.3.3.7.1',
      breaks: 'a User Identity sub-item has a field length beyond it, a type that does not exist, or 60,000 bytes',
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
      clause: 'PS3.7 D.3.3.5.1',
      breaks:
        'an Extended Negotiation sub-item has a UID length beyond it, kilobytes of information, or a window of two bytes',
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
];

export const userInformationMutations = mutationsOf('associate', 'pdu', rows);
