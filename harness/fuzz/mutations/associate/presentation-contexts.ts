// Mutations of presentation context items and of their syntaxes: PS3.8 9.3.2.2.

import { mutationsOf, pick, type Row } from '../mutation.ts';
import { context, implicit, item, row, verification } from './changes.ts';

const rows: readonly Row<'associate'>[] = [
  row(
    {
      id: 'associate/long-context',
      clause: 'PS3.5 9.1',
      breaks: 'an abstract or transfer syntax name has thousands of characters instead of at most 64',
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
      breaks: 'nothing: a presentation context has more Transfer Syntax sub-items than a fixed table holds',
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
      breaks: 'there are more presentation contexts than IDs, so that an ID is used twice',
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
      breaks: 'thousands of Transfer Syntax sub-items of four bytes declare an Item-length of 65,535 each',
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
      breaks: 'a Presentation-context-ID is even, 0, or that of another presentation context',
      variants: ['even', '0', 'twice'],
    },
    ({ variant }) => [{ insertItem: { index: 1, hex: context(pick([2, 0, 1], variant), verification, [implicit]) } }],
  ),
  row(
    {
      id: 'associate/context-parts',
      clause: 'PS3.8 9.3.2.2',
      breaks:
        'a presentation context has no Abstract Syntax sub-item or two, no Transfer Syntax sub-item, or empty ones',
      variants: ['no abstract syntax', 'no transfer syntax', 'nothing', 'two abstract syntaxes', 'empty syntaxes'],
    },
    ({ variant }) => {
      const part = (text: string) => item(0x20, Buffer.concat([Buffer.from([5, 0, 0, 0]), Buffer.from(text, 'hex')]));
      const [a, t] = [item(0x30, verification), item(0x40, implicit)];
      const items = [part(t), part(a), item(0x20, ''), part(a + a + t), part(item(0x30, '') + item(0x40, ''))];
      return [{ insertItem: { index: 1, hex: pick(items, variant) } }];
    },
  ),
];

export const presentationContextMutations = mutationsOf('associate', 'pdu', rows);
