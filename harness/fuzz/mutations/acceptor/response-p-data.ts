// Mutations of the P-DATA-TF PDUs of a C-STORE-RSP as they are encoded: PS3.8 9.3.5.

import { type AcceptorRow, acceptorMutationsOf, pick } from '../mutation.ts';

/** The bytes with a number of 32 bits in big endian written at an offset, if there is room. */
function with32(bytes: Uint8Array, at: number, value: number): Buffer {
  const copy = Buffer.from(bytes);
  if (copy.length >= at + 4) copy.writeUInt32BE(value >>> 0, at);
  return copy;
}

type Pdu = Uint8Array;
const first = (pdus: readonly Pdu[], change: (pdu: Pdu) => Pdu) =>
  pdus.map((pdu, at) => (at === 0 ? change(pdu) : pdu));

const ofPdus: readonly AcceptorRow<'response p-data'>[] = [
  {
    id: 'response-pdu/length-wraps',
    clause: 'PS3.8 9.3.5.1',
    breaks: 'the length of a PDV is so great that sums of it wrap',
    variants: ['FFFFFFFFH', 'FFFFFFFCH', '80000000H', '7FFFFFFFH', '10000000H'],
    apply: (pdus, { variant }) => {
      const length = pick([0xffffffff, 0xfffffffc, 0x80000000, 0x7fffffff, 0x10000000], variant);
      return first(pdus, (pdu) => with32(pdu, 6, length));
    },
  },
  {
    id: 'response-pdu/length-below-two',
    clause: 'PS3.8 9.3.5.1',
    breaks: 'the length of a PDV is 0 or 1, and there is no message control header',
    variants: ['0', '1', '2'],
    apply: (pdus, { variant }) => first(pdus, (pdu) => with32(pdu, 6, variant % 3)),
  },
  {
    id: 'response-pdu/beyond-pdu',
    clause: 'PS3.8 9.3.5.1',
    breaks: 'a PDV ends some bytes after or before the end of its PDU',
    variants: ['1 after', '100 after', '65,536 after', '1 before', '10 before'],
    apply: (pdus, { variant }) =>
      first(pdus, (pdu) => with32(pdu, 6, pdu.length - 10 + pick([1, 100, 0x10000, -1, -10], variant))),
  },
  {
    id: 'response-pdu/no-pdv',
    clause: 'PS3.8 9.3.5',
    breaks: 'a P-DATA-TF has no PDV',
    variants: ['before the response', 'in place of it', 'a hundred', 'one byte', 'five bytes'],
    apply: (pdus, { variant }) => {
      const none = (length: number) =>
        with32(Buffer.concat([Buffer.from([4, 0, 0, 0, 0, 0]), Buffer.alloc(length)]), 2, length);
      const sets = [
        [none(0), ...pdus],
        [none(0)],
        [...Array.from({ length: 100 }, () => none(0)), ...pdus],
        [none(1), ...pdus],
        [none(5), ...pdus],
      ];
      return pick(sets, variant);
    },
  },
  {
    id: 'response-pdu/length-announced',
    clause: 'PS3.8 D.1.1',
    breaks: 'a P-DATA-TF announces far more than the SCU receives',
    variants: ['FFFFFFFFH', '7FFFFFFFH', '40000000H', '10000000H'],
    apply: (pdus, { variant }) =>
      first(pdus, (pdu) => with32(pdu, 2, pick([0xffffffff, 0x7fffffff, 0x40000000, 0x10000000], variant))),
  },
  {
    id: 'response-pdu/length-short',
    clause: 'PS3.8 9.3.5',
    breaks: 'a P-DATA-TF announces fewer bytes than it has, or some more',
    variants: ['0', '1', '5', '10 fewer', '10 more'],
    apply: (pdus, { variant }) => {
      const at = variant % 5;
      return first(pdus, (pdu) =>
        with32(pdu, 2, at < 3 ? pick([0, 1, 5], at) : pdu.length - 6 + (at === 3 ? -10 : 10)),
      );
    },
  },
  {
    id: 'response-pdu/type',
    clause: 'PS3.8 9.3.1',
    breaks: 'the type of the PDU does not exist',
    variants: ['00H', '08H', 'FFH', '80H'],
    apply: (pdus, { variant }) =>
      first(pdus, (pdu) => Buffer.concat([Buffer.from([pick([0, 8, 0xff, 0x80], variant)]), pdu.subarray(1)])),
  },
  {
    id: 'response-pdu/cut-off',
    clause: 'PS3.8 9.3.5',
    breaks: 'the last bytes of the response never come',
    places: (pdus) => Math.max(1, (pdus.at(-1)?.length ?? 1) - 1),
    apply: (pdus, { place }) =>
      pdus.map((pdu, at) => (at === pdus.length - 1 ? pdu.subarray(0, Math.max(0, pdu.length - 1 - place)) : pdu)),
  },
  {
    id: 'response-pdu/bit-flipped',
    clause: 'PS3.8 9.3.5',
    breaks: 'one bit of the head of a P-DATA-TF or its PDV is another one',
    places: () => 12,
    variants: ['bit 0', 'bit 1', 'bit 2', 'bit 3', 'bit 4', 'bit 5', 'bit 6', 'bit 7'],
    apply: (pdus, { place, variant }) =>
      first(pdus, (pdu) => {
        const copy = Buffer.from(pdu);
        if (place < copy.length) copy[place] = (copy[place] ?? 0) ^ (1 << (variant % 8));
        return copy;
      }),
  },
];

export const responsePDataMutations = acceptorMutationsOf('response p-data', 'pdu', ofPdus);
