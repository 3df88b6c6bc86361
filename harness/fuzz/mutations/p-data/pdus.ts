// Mutations of P-DATA-TF PDUs as bytes: PDU type, PDU-length, PDV item length: PS3.8 9.3.1, 9.3.5 and D.1.

import { bitNames, withBitFlipped } from '../bits.ts';
import { mutationsOf, pick, type Row } from '../mutation.ts';

/** The first P-DATA-TF changed as bytes; `start` is where its first PDV begins. */
function first(pdus: readonly Uint8Array[], change: (pdu: Buffer) => Uint8Array): readonly Uint8Array[] {
  const [head, ...rest] = pdus;
  return head && head.length >= 12 ? [change(Buffer.from(head)), ...rest] : pdus;
}

function withPdvLength(pdu: Buffer, length: number): Buffer {
  pdu.writeUInt32BE(length >>> 0, 6);
  return pdu;
}

const wrapping = [0xffffffff, 0xfffffffe, 0xfffffffa, 0x80000000, 0x7fffffff];

const rows: readonly Row<'p-data'>[] = [
  {
    id: 'pdv/length-wraps',
    clause: 'PS3.8 9.3.5.1',
    breaks: 'the Item-length of a PDV is so great that a sum of 32 bits wraps',
    variants: wrapping.map((length) => `${length.toString(16).toUpperCase()}H`),
    apply: (pdus, { variant }) => first(pdus, (pdu) => withPdvLength(pdu, pick(wrapping, variant))),
  },
  {
    id: 'pdv/length-below-two',
    clause: 'PS3.8 9.3.5.1',
    breaks: 'the Item-length of a PDV is 0 or 1',
    variants: ['0', '1'],
    apply: (pdus, { variant }) => first(pdus, (pdu) => withPdvLength(pdu, variant % 2)),
  },
  {
    id: 'pdv/beyond-pdu',
    clause: 'PS3.8 9.3.5.1',
    breaks: 'a PDV ends after its P-DATA-TF, or before the end with too few bytes for another',
    variants: ['1 more', '2 more', '1,000 more', '1 fewer', '3 fewer'],
    apply: (pdus, { variant }) =>
      first(pdus, (pdu) => withPdvLength(pdu, pdu.readUInt32BE(6) + pick([1, 2, 1000, -1, -3], variant))),
  },
  {
    id: 'pdu/no-pdv',
    clause: 'PS3.8 9.3.5',
    breaks: 'a P-DATA-TF has no Presentation-data-value Item',
    variants: ['alone', 'before the message', 'after the message'],
    apply: (pdus, { variant }) => {
      const empty = Buffer.from('040000000000', 'hex');
      return pick([[empty], [empty, ...pdus], [...pdus, empty]], variant);
    },
  },
  {
    id: 'pdu/length-announced',
    clause: 'PS3.8 9.3.5',
    breaks: 'the PDU-length of a P-DATA-TF is gigabytes, or more than the receiver takes',
    variants: ['FFFFFFFFH', '7FFFFFFFH', '10000000H', '00100001H'],
    apply: (pdus, { variant }) =>
      first(pdus, (pdu) => {
        pdu.writeUInt32BE(pick([0xffffffff, 0x7fffffff, 0x10000000, 0x00100001], variant), 2);
        return pdu;
      }),
  },
  {
    id: 'pdu/length-short',
    clause: 'PS3.8 9.3.5',
    breaks: 'the PDU-length of a P-DATA-TF is less than the bytes that follow',
    variants: ['0', '1', '5', 'two fewer'],
    apply: (pdus, { variant }) =>
      first(pdus, (pdu) => {
        pdu.writeUInt32BE(pick([0, 1, 5, pdu.length - 8], variant), 2);
        return pdu;
      }),
  },
  {
    id: 'pdu/type',
    clause: 'PS3.8 9.3.1',
    breaks: 'a PDU-type does not exist, or has no place here',
    variants: ['00H', 'FFH', '08H', 'A-ASSOCIATE-RQ', 'A-ASSOCIATE-AC', 'A-RELEASE-RP'],
    apply: (pdus, { variant }) =>
      first(pdus, (pdu) => {
        pdu[0] = pick([0x00, 0xff, 0x08, 0x01, 0x02, 0x06], variant);
        return pdu;
      }),
  },
  {
    id: 'pdu/bit-flipped',
    clause: 'PS3.8 9.3.5',
    breaks: 'one bit of the head of a P-DATA-TF or of its first PDV is another one',
    places: () => 12,
    variants: bitNames,
    apply: (pdus, { place, variant }) => first(pdus, (pdu) => withBitFlipped(pdu, place, variant)),
  },
  {
    id: 'pdu/over-maximum',
    clause: 'PS3.8 D.1',
    breaks: 'a P-DATA-TF is longer than the Maximum-length-received of the receiver',
    variants: ['a little', 'much'],
    places: (_pdus, { target: { maxLength } }) => (maxLength > 0 && maxLength < 0x200000 ? 1 : 0),
    apply: (pdus, { variant }, { target: { maxLength }, contextId }) => {
      const length = maxLength + (variant % 2 === 0 ? 2 : 0x10000);
      const pdu = Buffer.alloc(6 + length);
      pdu[0] = 4;
      pdu.writeUInt32BE(length, 2);
      pdu.writeUInt32BE(length - 4, 6);
      pdu[10] = contextId;
      return [...pdus.slice(0, 1), pdu];
    },
  },
];

export const pDataMutations = mutationsOf('p-data', 'pdu', rows);
