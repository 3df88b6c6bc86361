// Faults in what Data Sets may hold and how they may be deflated and cut: PS3.5 6.1, 7.8 and A.5, PS3.10 7.2, PS3.8 E.1.

import { DeflatedExplicitVRLittleEndian } from '../../../../src/index.ts';
import type { Exchange } from '../exchange.ts';
import { type Fault, sparing } from '../fault.ts';
import { echoed, stored } from './cases.ts';
import { dieWhere } from './die-where.ts';
import { refuseWhere, refuseWith } from './refuse-where.ts';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const explicit = 'ExplicitVRLittleEndian';
const block = (label: string): string => `ps3.5/7.8/private-elements:${explicit}:${label}`;
const characters = (label: string): string => `ps3.2/7.1/character-sets:${explicit}:${label}`;
const padding = (label: string): string => `ps3.10/7.2/trailing-padding:${explicit}:${label}`;
const deflate = (label: string): string => `ps3.5/a.5/deflate-forms:DeflatedExplicitVRLittleEndian:${label}`;

/** The first deflate block has this type (RFC 1951 3.2.3). */
function hasBlock({ transferSyntax, dataSet }: Exchange, type: number): boolean {
  return transferSyntax === DeflatedExplicitVRLittleEndian.uid && ((dataSet[0] ?? 0) >>> 1) % 4 === type;
}

const rows: readonly Fault[] = [
  {
    name: 'last-private-block-refused',
    clause: 'PS3.5 7.8.1',
    does: 'refuses a private block in the last place',
    store: refuseWith('2900ff004c4f'),
    caughtBy: [block('a-block-in-the-last-place')],
    spares: [stored, block('a-block-in-the-first-place')],
  },
  {
    name: 'one-private-creator',
    clause: 'PS3.5 7.8.1',
    does: 'refuses a second private block in a group',
    store: refuseWith('290020004c4f'),
    caughtBy: [block('two-blocks-of-two-creators')],
    spares: [stored, block('one-creator-in-two-groups')],
  },
  {
    name: 'private-block-of-an-item-refused',
    clause: 'PS3.5 7.8.1',
    does: 'refuses a private block in an item of a private sequence',
    store: refuseWith('290011004c4f'),
    caughtBy: [block('a-block-of-its-own-in-a-private-item')],
    spares: [stored, block('a-block-without-elements')],
  },
  {
    name: 'unicode-refused',
    clause: 'PS3.5 6.1.2.3',
    does: 'refuses texts in ISO_IR 192, without a word on what is wrong',
    store: refuseWhere(({ dataSet }) => dataSet.includes('ISO_IR 192'), 0x0110),
    caughtBy: [characters('ISO_IR-192')],
    spares: [stored, characters('ISO_IR-100')],
  },
  {
    name: 'characters-not-understood',
    clause: 'PS3.5 6.1.2.3',
    does: 'cannot understand texts in any other repertoire than the default one',
    store: refuseWith('08000500'),
    caughtBy: [characters('ISO_IR-100'), characters('ISO_IR-192'), characters('ISO-2022-IR-87')],
    verdict: 'warn',
    spares: [stored],
  },
  {
    name: 'backslash-in-kanji-counted',
    clause: 'PS3.5 6.1.2.3',
    does: 'takes the byte 5CH of a character of ISO 2022 IR 87 for the end of a value, and refuses the Data Set',
    store: refuseWhere(({ dataSet }) => dataSet.includes(hex('1b2442215c')), 0xa900),
    verdict: 'warn',
    caughtBy: [characters('ISO-2022-IR-87-with-a-byte-5CH')],
    spares: [stored, characters('ISO-2022-IR-87')],
  },
  {
    name: 'trailing-padding-refused',
    clause: 'PS3.10 7.2',
    does: 'refuses Data Sets with Data Set Trailing Padding',
    store: refuseWith('fcfffcff'),
    caughtBy: [padding('a-Trailing-Padding'), padding('an-empty-Trailing-Padding')],
    spares: [stored],
  },
  {
    name: 'trailing-padding-read',
    clause: 'PS3.10 7.2',
    does: 'refuses Data Set Trailing Padding that is not zero',
    store: refuseWith('fcfffcff4f42000004000000deadbeef'),
    caughtBy: [padding('a-Trailing-Padding-that-is-not-zero')],
    spares: [stored, padding('a-Trailing-Padding')],
  },
  {
    name: 'stored-blocks-refused',
    clause: 'PS3.5 A.5',
    does: 'refuses Data Sets that are deflated in stored blocks',
    store: refuseWhere((exchange) => hasBlock(exchange, 0)),
    caughtBy: [deflate('in-stored-blocks-with-a-NULL-byte-after-the-last-one')],
    spares: [stored, deflate('with-dynamic-Huffman-codes')],
  },
  {
    name: 'fixed-codes-refused',
    clause: 'PS3.5 A.5',
    does: 'refuses Data Sets that are deflated with fixed Huffman codes',
    store: refuseWhere((exchange) => hasBlock(exchange, 1)),
    caughtBy: [deflate('with-fixed-Huffman-codes')],
    spares: [stored, deflate('with-dynamic-Huffman-codes')],
  },
  {
    name: 'first-piece-inflated',
    clause: 'PS3.5 A.5',
    does: 'refuses deflated Data Sets with an empty block in their middle',
    store: refuseWith('0000ffff'),
    caughtBy: [deflate('in-two-pieces-with-an-empty-block-between-them')],
    spares: [stored, deflate('with-dynamic-Huffman-codes')],
  },
  {
    name: 'dies-of-no-deflate',
    clause: 'PS3.7 9.1.1.2',
    does: 'dies of bytes that are not deflated',
    message: dieWhere(
      ({ transferSyntax, dataSet }) =>
        transferSyntax === DeflatedExplicitVRLittleEndian.uid && dataSet.subarray(0, 4).equals(hex('08001600')),
    ),
    caughtBy: [
      'ps3.7/9.1.1/not-decodable-deflated-answered:DeflatedExplicitVRLittleEndian:bytes-that-are-not-deflated',
    ],
    spares: [stored, deflate('with-dynamic-Huffman-codes')],
  },
  {
    name: 'fragments-of-six-bytes-refused',
    clause: 'PS3.8 E.1',
    does: 'aborts where the header of an element lies in two fragments of a Data Set',
    receive: (received, session) => {
      if (received.type !== 'P-DATA-TF') return undefined;
      const short = received.pdvs.some(
        ({ isCommand, isLast, fragment }) => !isCommand && !isLast && fragment.length === 6,
      );
      if (!short) return undefined;
      session.reply({ type: 'A-ABORT', source: 0, reason: 0 });
      return [];
    },
    caughtBy: [`ps3.8/e.1/boundaries-in-data-sets:${explicit}:every-six-bytes`],
    spares: [stored, `ps3.8/e.1/boundaries-in-data-sets:${explicit}:every-26-bytes`],
  },
];

export const contents: readonly Fault[] = sparing([stored, echoed], rows);
