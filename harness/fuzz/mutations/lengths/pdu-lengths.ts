// Mutations of every length field of the upper layer: PDU-length, Item-length of items and sub-items, Item-length of PDVs (PS3.8 9.3).

import { childrenOf, type Region, whole } from '../../../language/mutations/pdu-region.ts';
import { mutationsOf, type Row } from '../mutation.ts';
import { isSent } from '../turns/turn-edits.ts';
import { edgeNames, edgeOf, edges16, edges32 } from './edges.ts';

/** Items of an A-ASSOCIATE-RQ that have sub-items. */
const outerItems = new Set([0x20, 0x50]);

/** Every item and sub-item, in the order of the bytes. */
function itemsOf(bytes: Uint8Array): readonly Region[] {
  return childrenOf(bytes, whole(bytes)).flatMap((item) => [
    item,
    ...(outerItems.has(bytes[item.start] ?? 0) ? childrenOf(bytes, item) : []),
  ]);
}

function with32(bytes: Uint8Array, at: number, variant: number): Uint8Array {
  const copy = Buffer.from(bytes);
  if (copy.length >= at + 4) copy.writeUInt32BE(edgeOf(edges32, variant, copy.readUInt32BE(at)) >>> 0, at);
  return copy;
}

/** Where the Item-length of each PDV of a P-DATA-TF is. */
function pdvsOf(pdu: Uint8Array): readonly number[] {
  const found: number[] = [];
  const bytes = Buffer.from(pdu);
  for (let at = 6; at + 4 <= bytes.length; at += 4 + bytes.readUInt32BE(at)) found.push(at);
  return found;
}

const ofAssociate: readonly Row<'associate'>[] = [
  {
    id: 'length/associate-pdu',
    clause: 'PS3.8 9.3.2',
    breaks: 'the PDU-length of an A-ASSOCIATE-RQ is the least or greatest of 32 bits, or a little off the right one',
    variants: edgeNames(edges32),
    apply: (bytes, { variant }) => with32(bytes, 2, variant),
  },
  {
    id: 'length/associate-item',
    clause: 'PS3.8 9.3.2',
    breaks: 'the Item-length of an item or sub-item is the least or greatest of 16 bits, or a little off the right one',
    places: (bytes) => itemsOf(bytes).length,
    variants: edgeNames(edges16),
    apply: (bytes, { place, variant }) => {
      const copy = Buffer.from(bytes);
      const at = (itemsOf(bytes)[place]?.start ?? 0) + 2;
      if (copy.length >= at + 2) copy.writeUInt16BE(edgeOf(edges16, variant, copy.readUInt16BE(at)) & 0xffff, at);
      return copy;
    },
  },
];

const ofPdus: readonly Row<'p-data'>[] = [
  {
    id: 'length/p-data-pdu',
    clause: 'PS3.8 9.3.5',
    breaks: 'the PDU-length of a P-DATA-TF is the least or greatest of 32 bits, or a little off the right one',
    places: (pdus) => pdus.length,
    variants: edgeNames(edges32),
    apply: (pdus, { place, variant }) => pdus.map((pdu, at) => (at === place ? with32(pdu, 2, variant) : pdu)),
  },
  {
    id: 'length/pdv',
    clause: 'PS3.8 9.3.5.1',
    breaks: 'the Item-length of a PDV is the least or greatest of 32 bits, or a little off the right one',
    places: (pdus) => pdus.flatMap(pdvsOf).length,
    variants: edgeNames(edges32),
    apply: (pdus, { place, variant }) => {
      const all = pdus.flatMap((pdu, index) => pdvsOf(pdu).map((at) => ({ index, at })));
      const chosen = all[place];
      return pdus.map((pdu, index) => (chosen?.index === index ? with32(pdu, chosen.at, variant) : pdu));
    },
  },
];

const ofTurns: readonly Row<'turns'>[] = [
  {
    id: 'length/release-pdu',
    clause: 'PS3.8 9.3.6',
    breaks: 'the PDU-length of an A-RELEASE-RQ is not 4',
    variants: edgeNames(edges32),
    apply: (turns, { variant }) =>
      turns.map((turn) => {
        if (!isSent('A-RELEASE-RQ')(turn) || turn.kind !== 'send') return turn;
        return { kind: 'send', what: turn.what, bytes: with32(turn.bytes, 2, variant) };
      }),
  },
  {
    id: 'length/abort-pdu',
    clause: 'PS3.8 9.3.8',
    breaks: 'the PDU-length of an A-ABORT is not 4',
    variants: edgeNames(edges32),
    apply: (turns, { variant }) => {
      const abort = with32(Buffer.from('07000000000400000000', 'hex'), 2, variant);
      const isRelease = isSent('A-RELEASE-RQ');
      return turns.map((turn) => (isRelease(turn) ? { kind: 'send', what: 'A-ABORT', bytes: abort } : turn));
    },
  },
];

export const pduLengthMutations = [
  ...mutationsOf('associate', 'pdu', ofAssociate),
  ...mutationsOf('p-data', 'pdu', ofPdus),
  ...mutationsOf('turns', 'pdu', ofTurns),
];
