// Mutations of the A-ASSOCIATE-AC as a whole, of its items and of what comes in its place: PS3.8 9.3.3 and 9.3.4.

import { encodePdu, type Pdu } from '../../../../src/wire.ts';
import { type AcceptorRow, acceptorMutationsOf, pick } from '../mutation.ts';
import { acceptRow, item, itemsStart } from './items.ts';

const ofItems: readonly AcceptorRow<'accept'>[] = [
  acceptRow(
    {
      id: 'accept/no-item',
      clause: 'PS3.8 9.3.3',
      breaks: 'an item is missing',
      variants: ['presentation context', 'user information', 'application context', 'maximum length', 'all'],
    },
    ({ variant }) => {
      const paths = [[0x21], [0x50], [0x10], [0x50, 0x51]];
      if (variant % 5 === 4) return [{ truncate: { at: itemsStart } }, { bytes: { at: 2, hex: '00000044' } }];
      return [{ removeItem: { path: pick(paths, variant % 5) } }];
    },
  ),
  acceptRow(
    {
      id: 'accept/item-length',
      clause: 'PS3.8 9.3.3',
      breaks: 'an item is longer than what is around it, or has no byte',
      variants: [
        'application context',
        'presentation context',
        'transfer syntax',
        'user information',
        'no byte',
        'class',
      ],
    },
    ({ variant }) => {
      const paths = [[0x10], [0x21], [0x21, 0x40], [0x50], [0x50], [0x50, 0x52]];
      return [{ item: { path: pick(paths, variant), at: 2, hex: variant % 6 === 4 ? '0000' : 'ffff' } }];
    },
  ),
  acceptRow(
    {
      id: 'accept/unknown-item',
      clause: 'PS3.8 9.3.1',
      breaks: 'nothing: there is an item or sub-item of a type that does not exist, which is ignored',
      variants: ['item', 'sub-item', 'empty sub-item', 'a hundred', 'a thousand items'],
    },
    ({ variant }) => {
      if (variant % 5 === 0) return [{ insertItem: { index: 1, hex: item(0xee, 'unknown') } }];
      if (variant % 5 === 4) return [{ insertItem: { hex: item(0xee, 'x').repeat(1000) } }];
      const text = pick([item(0xee, 'unknown'), item(0xef, ''), item(0xee, 'x').repeat(100)], (variant % 5) - 1);
      return [{ insertItem: { into: [0x50], hex: text } }];
    },
  ),
  acceptRow(
    {
      id: 'accept/application-context',
      clause: 'PS3.8 9.3.3.1',
      breaks: 'the application context name has characters that no UID has',
      variants: [
        'format directives',
        'bytes above 7FH',
        'a path',
        'empty',
        '1,000 characters',
        'NULs',
        '60,000 characters',
      ],
    },
    ({ variant }) => {
      const texts = [
        '%s%n%s%n',
        '\xff\xfe\xe9',
        '../../etc/passwd',
        '',
        '1'.repeat(1000),
        '\0\0\0',
        '1'.repeat(60_000),
      ];
      return [{ removeItem: { path: [0x10] } }, { insertItem: { index: 0, hex: item(0x10, pick(texts, variant)) } }];
    },
  ),
  acceptRow(
    {
      id: 'accept/item-twice',
      clause: 'PS3.8 9.3.3',
      breaks: 'an item occurs twice that is to occur once',
      variants: ['application context', 'user information', 'maximum length'],
    },
    ({ variant }) => {
      const maximum = item(0x51, Buffer.from([0, 0, 0x40, 0]));
      if (variant % 3 === 0) return [{ insertItem: { index: 0, hex: item(0x10, '1.2.840.10008.3.1.1.1') } }];
      if (variant % 3 === 1) return [{ insertItem: { hex: item(0x50, Buffer.from(maximum, 'hex')) } }];
      return [{ insertItem: { into: [0x50], hex: item(0x51, Buffer.from([0, 0, 0, 1])) } }];
    },
  ),
  acceptRow(
    {
      id: 'accept/protocol-version',
      clause: 'PS3.8 9.3.3',
      breaks: 'bit 0 of Protocol-version is not set',
      variants: ['0', '2', 'FFFEH'],
    },
    ({ variant }) => [{ bytes: { at: 6, hex: pick(['0000', '0002', 'fffe'], variant) } }],
  ),
  acceptRow(
    {
      id: 'accept/reserved-fields',
      clause: 'PS3.8 9.3.3',
      breaks: 'nothing: the reserved fields, AE titles among them, have values that are not tested',
      variants: ['bytes FFH', 'NULs', 'format directives', 'bytes above 7FH'],
    },
    ({ variant }) => {
      const text = pick(['\xff', '\0', '%s%n', '\xe9\xfe'], variant);
      return [{ bytes: { at: 8, hex: Buffer.alloc(66, text, 'latin1').toString('hex') } }];
    },
  ),
  acceptRow(
    {
      id: 'accept/length-announced',
      clause: 'PS3.8 9.3.1',
      breaks: 'an A-ASSOCIATE-AC announces up to 4 GB',
      variants: ['FFFFFFFFH', '7FFFFFFFH', '40000000H', '10000000H'],
    },
    ({ variant }) => [{ bytes: { at: 2, hex: pick(['ffffffff', '7fffffff', '40000000', '10000000'], variant) } }],
  ),
  acceptRow(
    {
      id: 'accept/length-lie',
      clause: 'PS3.8 9.3.1',
      breaks: 'an A-ASSOCIATE-AC announces some bytes fewer or more than it has',
      variants: ['1 fewer', '10 fewer', '1 more', '100 more', 'none', '67'],
    },
    ({ variant }) => {
      if (variant % 6 > 3) return [{ bytes: { at: 2, hex: pick(['00000000', '00000043'], (variant % 6) - 4) } }];
      return [{ pduLength: { by: pick([-1, -10, 1, 100], variant % 6) } }];
    },
  ),
];

const rejections: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ['for good', [0, 1, 1, 1]],
  ['for the moment', [0, 2, 3, 1]],
  ['values that do not exist', [0, 0, 0, 0]],
  ['all FFH', [255, 255, 255, 255]],
  ['the fixed length is 0', []],
  ['a byte less', [0, 1, 1]],
  ['100 bytes more', [0, 1, 1, 1, ...Array.from({ length: 100 }, () => 0x41)]],
];

const others: readonly (readonly [name: string, pdu: Pdu])[] = [
  ['A-RELEASE-RP', { type: 'A-RELEASE-RP' }],
  ['A-RELEASE-RQ', { type: 'A-RELEASE-RQ' }],
  ['A-ABORT', { type: 'A-ABORT', source: 0, reason: 0 }],
  [
    'P-DATA-TF',
    { type: 'P-DATA-TF', pdvs: [{ contextId: 1, isCommand: true, isLast: true, fragment: Buffer.alloc(8) }] },
  ],
];

const ofBytes: readonly AcceptorRow<'accept'>[] = [
  {
    id: 'accept/truncated',
    clause: 'PS3.8 9.3.3',
    breaks: 'an A-ASSOCIATE-AC ends early, and its PDU-length with it',
    places: (bytes) => Math.max(1, bytes.length - 6),
    apply: (bytes, { place }) => {
      const copy = Buffer.from(bytes.subarray(0, 6 + place));
      if (copy.length >= 6) copy.writeUInt32BE(copy.length - 6, 2);
      return copy;
    },
  },
  {
    id: 'accept/cut-off',
    clause: 'PS3.8 9.3.3',
    breaks: 'the last bytes of an A-ASSOCIATE-AC never come',
    places: (bytes) => Math.max(1, bytes.length - 1),
    apply: (bytes, { place }) => bytes.subarray(0, bytes.length - 1 - place),
  },
  {
    id: 'accept/bit-flipped',
    clause: 'PS3.8 9.3.3',
    breaks: 'one bit of the A-ASSOCIATE-AC is another one',
    places: (bytes) => bytes.length,
    variants: ['bit 0', 'bit 1', 'bit 2', 'bit 3', 'bit 4', 'bit 5', 'bit 6', 'bit 7'],
    apply: (bytes, { place, variant }) => {
      const copy = Buffer.from(bytes);
      if (place < copy.length) copy[place] = (copy[place] ?? 0) ^ (1 << (variant % 8));
      return copy;
    },
  },
  {
    id: 'accept/rejection',
    clause: 'PS3.8 9.3.4',
    breaks: 'an A-ASSOCIATE-RJ comes, with values or a length that it cannot have',
    variants: rejections.map(([name]) => name),
    apply: (_bytes, { variant }) => {
      const [, content] = pick(rejections, variant);
      return Buffer.from([3, 0, 0, 0, 0, content.length, ...content]);
    },
  },
  {
    id: 'accept/other-pdu',
    clause: 'PS3.8 9.2.3',
    breaks: 'another PDU comes in place of the A-ASSOCIATE-AC',
    variants: [...others.map(([name]) => name), 'the A-ASSOCIATE-RQ itself', 'a type that there is not'],
    apply: (bytes, { variant }, { requests }) => {
      const at = variant % (others.length + 2);
      const [, pdu] = others[at] ?? [];
      if (pdu) return encodePdu(pdu);
      if (at === others.length) return encodePdu(requests.associate);
      const copy = Buffer.from(bytes);
      copy[0] = 0x99;
      return copy;
    },
  },
];

export const acceptMutations = acceptorMutationsOf('accept', 'pdu', [...ofItems, ...ofBytes]);
