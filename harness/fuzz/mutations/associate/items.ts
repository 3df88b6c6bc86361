// Mutations of which items an A-ASSOCIATE-RQ has, and of its fixed fields: PS3.8 9.3.2.

import { mutationsOf, pick, type Row } from '../mutation.ts';
import { item, row } from './changes.ts';

const rows: readonly Row<'associate'>[] = [
  row(
    {
      id: 'associate/no-item',
      clause: 'PS3.8 9.3.2',
      breaks: 'an item or sub-item that shall be there is absent',
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
      clause: 'PS3.8 9.3.2',
      breaks: 'an Item-length is beyond what is around the item, or 0',
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
      breaks: 'nothing: there are items and sub-items of unrecognized types, which are to be ignored',
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
      breaks: 'Application-context-name is no UID',
      variants: ['format directives', 'bytes above 7FH', 'path', 'empty', '1,000 characters', 'NULs'],
    },
    ({ variant }) => {
      const texts = ['%s%n%s%n', '\xff\xfe\xe9', '../../etc/passwd', '', '1'.repeat(1000), '\0\0\0'];
      return [{ removeItem: { path: [0x10] } }, { insertItem: { index: 0, hex: item(0x10, pick(texts, variant)) } }];
    },
  ),
  row(
    {
      id: 'associate/protocol-version',
      clause: 'PS3.8 9.3.2',
      breaks: 'bit 0 of Protocol-version is not set',
      variants: ['0', '2', 'FFFEH'],
    },
    ({ variant }) => [{ bytes: { at: 6, hex: pick(['0000', '0002', 'fffe'], variant) } }],
  ),
  row(
    {
      id: 'associate/item-twice',
      clause: 'PS3.8 9.3.2',
      breaks: 'an item or sub-item that shall be there once is there twice',
      variants: ['application context', 'user information', 'maximum length'],
    },
    ({ variant }) => {
      const another = item(0x50, Buffer.from(item(0x51, Buffer.from([0, 0, 0x40, 0])), 'hex'));
      if (variant % 3 === 0) return [{ insertItem: { index: 0, hex: item(0x10, '1.2.840.10008.3.1.1.1') } }];
      if (variant % 3 === 1) return [{ insertItem: { hex: another } }];
      return [{ insertItem: { into: [0x50], hex: item(0x51, Buffer.from([0, 0, 0, 1])) } }];
    },
  ),
];

export const itemMutations = mutationsOf('associate', 'pdu', rows);
