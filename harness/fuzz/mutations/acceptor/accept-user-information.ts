// Mutations of User Information in an A-ASSOCIATE-AC: PS3.8 9.3.3.3 and D.1.2, PS3.7 D.3.3.

import { type AcceptorRow, acceptorMutationsOf, pick } from '../mutation.ts';
import { acceptRow, counted, inPlaceOf, item } from './items.ts';

const verification = '1.2.840.10008.1.1';

const rows: readonly AcceptorRow<'accept'>[] = [
  acceptRow(
    {
      id: 'accept/maximum-length-item',
      clause: 'PS3.8 D.1.2',
      breaks: 'the Maximum Length sub-item has another length than 4',
      variants: ['0', '1', '3', '65,535', '8'],
    },
    ({ variant }) => {
      const contents = [[], [0], [0, 0, 0x40], [0, 0, 0x40, 0], [0, 0, 0x40, 0, 0, 0, 0x40, 0]];
      const content = Buffer.from(pick(contents, variant));
      return inPlaceOf(0x51, item(0x51, content, variant % 5 === 3 ? 0xffff : content.length));
    },
  ),
  acceptRow(
    {
      id: 'accept/maximum-length',
      clause: 'PS3.8 D.1.2',
      breaks: 'the acceptor receives PDUs of a few bytes, or of gigabytes',
      variants: ['1', '6', '7', '8', 'FFFFFFFFH', '80000000H', '0', '17'],
    },
    ({ variant }) => {
      const value = Buffer.alloc(4);
      value.writeUInt32BE(pick([1, 6, 7, 8, 0xffffffff, 0x80000000, 0, 17], variant));
      return inPlaceOf(0x51, item(0x51, value));
    },
  ),
  acceptRow(
    {
      id: 'accept/role-selection',
      clause: 'PS3.7 D.3.3.4.2',
      breaks: 'roles are answered that were not asked for, with a UID that is longer than the item',
      variants: ['longer by far', 'by one', 'an empty item', 'no roles', 'well-formed'],
    },
    ({ variant }) => {
      const roles = Buffer.from([1, 1]);
      const contents = [
        Buffer.concat([counted(verification, 0xffff), roles]),
        Buffer.concat([counted(verification, verification.length + 3), roles]),
        Buffer.alloc(0),
        counted(verification),
        Buffer.concat([counted(verification), roles]),
      ];
      return [{ insertItem: { into: [0x50], hex: item(0x54, pick(contents, variant)) } }];
    },
  ),
  acceptRow(
    {
      id: 'accept/asynchronous-window',
      clause: 'PS3.7 D.3.3.3.2',
      breaks: 'an asynchronous window is answered that was not asked for, or one of another length',
      variants: ['0 and 0', '65,535', 'two bytes', 'no byte', 'eight bytes'],
    },
    ({ variant }) => {
      const contents = ['00000000', 'ffffffff', '0001', '', '0001000100010001'];
      return [{ insertItem: { into: [0x50], hex: item(0x53, Buffer.from(pick(contents, variant), 'hex')) } }];
    },
  ),
  acceptRow(
    {
      id: 'accept/extended-negotiation',
      clause: 'PS3.7 D.3.3.5.2',
      breaks: 'an extended negotiation sub-item has lengths that lie, or kilobytes of information',
      variants: ['longer', 'common, longer', 'long', 'empty'],
    },
    ({ variant }) => {
      const lie = counted(verification, 0xffff);
      const long = Buffer.concat([counted(verification), Buffer.alloc(50_000, 0xff)]);
      const items = [item(0x56, lie), item(0x57, lie), item(0x56, long), item(0x56, '')];
      return [{ insertItem: { into: [0x50], hex: pick(items, variant) } }];
    },
  ),
  acceptRow(
    {
      id: 'accept/user-identity',
      clause: 'PS3.7 D.3.3.7.2',
      breaks: 'a user identity response comes that was not asked for, with a length that lies',
      variants: ['longer than the item', 'one byte', 'empty', '60,000 bytes', 'well-formed'],
    },
    ({ variant }) => {
      const contents = [
        counted('ok', 0xffff),
        Buffer.alloc(1),
        Buffer.alloc(0),
        counted('u'.repeat(60_000)),
        counted('ok'),
      ];
      return [{ insertItem: { into: [0x50], hex: item(0x59, pick(contents, variant)) } }];
    },
  ),
  acceptRow(
    {
      id: 'accept/version-name',
      clause: 'PS3.7 D.3.3.2.4',
      breaks: 'Implementation Version Name is empty, missing, too long or has control characters',
      variants: [
        ...['empty', 'missing', 'control characters', '17 characters', 'bytes above 7FH', '60,000 characters'],
        'format directives',
      ],
    },
    ({ variant }) => {
      if (variant % 7 === 1) return [{ removeItem: { path: [0x50, 0x55] } }];
      const texts = ['', '', '\x07\x1b[2J\0', 'V'.repeat(17), '\xff\xfe\xe9', 'V'.repeat(60_000), '%s%n%s%n'];
      return inPlaceOf(0x55, item(0x55, pick(texts, variant)));
    },
  ),
  acceptRow(
    {
      id: 'accept/implementation-class',
      clause: 'PS3.7 D.3.3.2.2',
      breaks: 'Implementation Class UID is no UID, or missing',
      variants: ['empty', 'bytes above 7FH', '65 characters', 'letters', '60,000 characters', 'missing'],
    },
    ({ variant }) => {
      if (variant % 6 === 5) return [{ removeItem: { path: [0x50, 0x52] } }];
      const texts = ['', '\xff\xfe\xe9', `1.${'2'.repeat(63)}`, 'abc', '1'.repeat(60_000)];
      return inPlaceOf(0x52, item(0x52, pick(texts, variant % 6)));
    },
  ),
];

export const acceptUserInformationMutations = acceptorMutationsOf('accept', 'pdu', rows);
