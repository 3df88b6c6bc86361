// Mutations of the answers to presentation contexts in an A-ASSOCIATE-AC: PS3.8 9.3.3.2, 7.1.1.14.

import { type AcceptorRow, acceptorMutationsOf, pick } from '../mutation.ts';
import { acceptRow, contextAnswer, implicitVRLittleEndian, inPlaceOfContext, item } from './items.ts';

const rows: readonly AcceptorRow<'accept'>[] = [
  acceptRow(
    {
      id: 'accept/context-id',
      clause: 'PS3.8 9.3.3.2',
      breaks: 'a presentation context is accepted that was not proposed, or whose ID is even, 0 or that of another one',
      variants: ['255', '0', 'even', 'twice, accepted and rejected', 'another in place of the first', 'twice'],
    },
    ({ variant, id }) => {
      if (variant % 6 === 4) return inPlaceOfContext(contextAnswer((id + 128) & 0xff, 0));
      const hex = [
        ...[contextAnswer(255, 0), contextAnswer(0, 0), contextAnswer(2, 0)],
        ...[contextAnswer(id, 3), '', contextAnswer(id, 0)],
      ];
      return [{ insertItem: { index: 1, hex: pick(hex, variant % 6) } }];
    },
  ),
  acceptRow(
    {
      id: 'accept/context-result',
      clause: 'PS3.8 9.3.3.2',
      breaks: 'nothing but the result of a presentation context, which is a rejection or no result that there is',
      variants: ['5', '255', '4', '3', '1', '2'],
    },
    ({ variant, id }) => inPlaceOfContext(contextAnswer(id, pick([5, 255, 4, 3, 1, 2], variant))),
  ),
  acceptRow(
    {
      id: 'accept/context-parts',
      clause: 'PS3.8 9.3.3.2',
      breaks: 'an accepted presentation context has no Transfer Syntax, several, or not even an ID',
      variants: ['none', 'an empty one', 'two', 'an abstract syntax', 'no byte', 'the ID alone', 'two bytes'],
    },
    ({ variant, id }) => {
      const syntax = item(0x40, implicitVRLittleEndian);
      const answers = [
        ...[contextAnswer(id, 0, ''), contextAnswer(id, 0, item(0x40, '')), contextAnswer(id, 0, syntax + syntax)],
        contextAnswer(id, 0, item(0x30, '1.2.840.10008.1.1')),
        ...[item(0x21, ''), item(0x21, Buffer.from([id])), item(0x21, Buffer.from([id, 0]))],
      ];
      return inPlaceOfContext(pick(answers, variant));
    },
  ),
  acceptRow(
    {
      id: 'accept/transfer-syntax',
      clause: 'PS3.8 9.3.3.2.1',
      breaks: 'the accepted Transfer Syntax is none that was proposed, or no UID',
      variants: [
        ...['JPEG Baseline', 'Big Endian', 'Deflated', 'one that nobody has', 'letters', 'bytes above 7FH'],
        ...['format directives', 'a path', 'NULs', '65 characters'],
      ],
    },
    ({ variant, id }) => {
      const uids = [
        ...['1.2.840.10008.1.2.4.50', '1.2.840.10008.1.2.2', '1.2.840.10008.1.2.1.99', '1.2.3.4.5'],
        ...['abc', '\xff\xfe\xe9', '%s%n%s%n', '../../x', '\0\0\0\0', `1.${'2'.repeat(63)}`],
      ];
      return inPlaceOfContext(contextAnswer(id, 0, item(0x40, pick(uids, variant))));
    },
  ),
  acceptRow(
    {
      id: 'accept/rejected-syntax',
      clause: 'PS3.8 9.3.3.2',
      breaks: 'nothing: the Transfer Syntax of a rejected context has no meaning, whatever it is',
      variants: ['none', 'letters', 'empty', '1,000 characters'],
    },
    ({ variant, id }) => {
      const subItems = ['', item(0x40, 'abc'), item(0x40, ''), item(0x40, '9'.repeat(1000))];
      return inPlaceOfContext(contextAnswer(id, 3, pick(subItems, variant)));
    },
  ),
  acceptRow(
    {
      id: 'accept/long-syntax',
      clause: 'PS3.8 9.3.3.2.1',
      breaks: 'the accepted Transfer Syntax has thousands of characters',
      sizes: { least: 65, most: 60_000 },
      variants: ['of a rejected context as well', 'of the accepted one'],
    },
    ({ variant, size, id }) => {
      const long = item(0x40, '1'.repeat(size));
      if (variant % 2 === 1) return inPlaceOfContext(contextAnswer(id, 0, long));
      return [{ insertItem: { index: 1, hex: contextAnswer(id, 3, long) } }];
    },
  ),
  acceptRow(
    {
      id: 'accept/many-transfer-syntaxes',
      clause: 'PS3.8 9.3.3.2',
      breaks: 'an accepted presentation context has many Transfer Syntaxes in place of one',
      sizes: { least: 2, most: 2000 },
    },
    ({ size, id }) => inPlaceOfContext(contextAnswer(id, 0, item(0x40, implicitVRLittleEndian).repeat(size))),
  ),
  acceptRow(
    {
      id: 'accept/many-contexts',
      clause: 'PS3.8 7.1.1.14',
      breaks: 'more presentation contexts are answered than were proposed',
      sizes: { least: 2, most: 2000 },
      variants: ['accepted', 'rejected', 'accepted, with one ID'],
    },
    ({ variant, size }) => {
      const idOf = (at: number) => (variant % 3 === 2 ? 1 : (2 * at + 1) & 0xff);
      const answers = Array.from({ length: size }, (_, at) => contextAnswer(idOf(at), variant % 3 === 1 ? 1 : 0));
      return [{ insertItem: { index: 1, hex: answers.join('') } }];
    },
  ),
  acceptRow(
    {
      id: 'accept/amplified-sub-items',
      clause: 'PS3.8 9.3.3.2.1',
      breaks: 'thousands of Transfer Syntax sub-items of four bytes announce 65,535 bytes each',
      sizes: { least: 1, most: 16_000 },
    },
    ({ size, id }) => {
      const content = Buffer.concat([
        Buffer.from([id, 0, 0, 0]),
        Buffer.alloc(4 * size, Buffer.from('4000ffff', 'hex')),
      ]);
      return inPlaceOfContext(item(0x21, content));
    },
  ),
];

export const acceptContextMutations = acceptorMutationsOf('accept', 'pdu', rows);
