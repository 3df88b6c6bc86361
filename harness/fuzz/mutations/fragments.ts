// Mutations of how a message is cut into PDVs, and of the PDVs and P-DATA-TF PDUs themselves: PS3.8 9.3.5, D.1, E.1 and E.2.

import type { Pdv } from '../../../src/wire.ts';
import { mutationsOf, pick, type Row } from './mutation.ts';

type Pdus = readonly (readonly Pdv[])[];

const nothing = new Uint8Array(0);

/** Every PDV, one P-DATA-TF for each. */
function each(pdus: Pdus, change: (pdv: Pdv, index: number) => readonly Pdv[]): Pdus {
  return pdus.flat().flatMap((pdv, index) => change(pdv, index).map((one) => [one]));
}

/** Cuts the fragments into some of so many bytes. */
function cut(pdv: Pdv, bytes: number): readonly Pdv[] {
  const { fragment } = pdv;
  const count = Math.max(1, Math.ceil(fragment.length / bytes));
  return Array.from({ length: count }, (_, at) => ({
    ...pdv,
    isLast: pdv.isLast && at === count - 1,
    fragment: fragment.subarray(at * bytes, (at + 1) * bytes),
  }));
}

/** Cuts a fragment in two parts of different lengths. */
function unequal(pdv: Pdv): readonly Pdv[] {
  const first = Math.max(2, Math.floor(pdv.fragment.length / 8) * 2);
  if (pdv.fragment.length <= first) return [pdv];
  return [
    { ...pdv, isLast: false, fragment: pdv.fragment.subarray(0, first) },
    { ...pdv, fragment: pdv.fragment.subarray(first) },
  ];
}

const commands = (pdus: Pdus) => pdus.flat().filter(({ isCommand }) => isCommand);
const data = (pdus: Pdus) => pdus.flat().filter(({ isCommand }) => !isCommand);

const ofFragments: readonly Row<'fragments'>[] = [
  {
    id: 'pdv/unequal-lengths',
    clause: 'PS3.8 9.3.5',
    breaks: 'nothing: several PDVs of different lengths are in one P-DATA-TF, which some cannot read',
    variants: ['several of each', 'command and Data Set', 'Data Set alone', 'command alone'],
    apply: (pdus, { variant }) => {
      const [command, set] = [commands(pdus), data(pdus)];
      if (variant % 4 === 0)
        return [[...command.flatMap((pdv) => cut(pdv, 30)), ...set.flatMap((pdv) => cut(pdv, 90))]];
      if (variant % 4 === 1) return [[...command, ...set]];
      if (variant % 4 === 2) return [command, set.flatMap(unequal)];
      return [command.flatMap(unequal), set];
    },
  },
  {
    id: 'pdv/tiny-fragments',
    clause: 'PS3.8 E.1',
    breaks: 'nothing: fragments have a few bytes each',
    sizes: { least: 2, most: 128 },
    apply: (pdus, { size }) => each(pdus, (pdv) => cut(pdv, size)),
  },
  {
    id: 'pdv/odd-fragments',
    clause: 'PS3.8 E.1',
    breaks: 'fragments have an odd number of bytes',
    variants: ['7', '1', '33'],
    apply: (pdus, { variant }) => each(pdus, (pdv) => cut(pdv, pick([7, 1, 33], variant))),
  },
  {
    id: 'pdv/empty-fragments',
    clause: 'PS3.8 E.1',
    breaks: 'PDVs have no fragment in them',
    variants: ['the last one', 'the first one', 'a hundred', 'the command', 'a Data Set of nothing else'],
    apply: (pdus, { variant }) => {
      const empty = (pdv: Pdv): Pdv => ({ ...pdv, isLast: false, fragment: nothing });
      switch (variant % 5) {
        case 0:
          return each(pdus, (pdv) =>
            pdv.isLast
              ? [
                  { ...pdv, isLast: false },
                  { ...pdv, fragment: nothing },
                ]
              : [pdv],
          );
        case 1:
          return each(pdus, (pdv) => [empty(pdv), pdv]);
        case 2:
          return each(pdus, (pdv) => [...Array.from({ length: 50 }, () => empty(pdv)), pdv]);
        case 3:
          return each(pdus, (pdv) => (pdv.isCommand ? [{ ...pdv, fragment: nothing }] : [pdv]));
        default:
          return each(pdus, (pdv) => (pdv.isCommand ? [pdv] : [{ ...pdv, fragment: nothing }]));
      }
    },
  },
  {
    id: 'pdv/other-context',
    clause: 'PS3.8 9.3.5.1',
    breaks: 'PDVs are on a presentation context that was not agreed on',
    variants: ['an even ID', '0', '255', 'that of Verification', 'the Data Set on another'],
    apply: (pdus, { variant }, { echoContextId }) => {
      const id = pick([2, 0, 255, echoContextId, echoContextId], variant);
      return each(pdus, (pdv) => (variant % 5 === 4 && pdv.isCommand ? [pdv] : [{ ...pdv, contextId: id }]));
    },
  },
  {
    id: 'pdv/reserved-bits',
    clause: 'PS3.8 E.2',
    breaks: 'reserved bits of the message control header are set',
    variants: ['FCH', '04H', '80H'],
    apply: (pdus, { variant }) => each(pdus, (pdv) => [{ ...pdv, reserved: pick([0xfc, 0x04, 0x80], variant) }]),
  },
  {
    id: 'pdv/data-before-command',
    clause: 'PS3.8 E.1',
    breaks: 'fragments of a Data Set come before those of its command, or without a command',
    variants: ['before', 'without', 'in between'],
    apply: (pdus, { variant }) => {
      const [command, set] = [commands(pdus), data(pdus)];
      if (variant % 3 === 0) return [...set, ...command].map((pdv) => [pdv]);
      if (variant % 3 === 1) return set.map((pdv) => [pdv]);
      return [...command.flatMap((pdv) => cut(pdv, 40)).slice(0, 1), ...set].map((pdv) => [pdv]);
    },
  },
  {
    id: 'pdv/command-again',
    clause: 'PS3.8 E.1',
    breaks: 'another command comes before or within the Data Set',
    variants: ['before', 'within', 'a hundred'],
    apply: (pdus, { variant }) => {
      const [command, set] = [commands(pdus), data(pdus)];
      const halves = set.flatMap(unequal);
      if (variant % 3 === 0) return [...command, ...command, ...set].map((pdv) => [pdv]);
      if (variant % 3 === 1)
        return [...command, ...halves.slice(0, 1), ...command, ...halves.slice(1)].map((pdv) => [pdv]);
      return [...Array.from({ length: 100 }, () => command).flat(), ...set].map((pdv) => [pdv]);
    },
  },
  {
    id: 'pdv/last-bit',
    clause: 'PS3.8 E.2',
    breaks: 'no fragment is marked as the last, or the wrong ones are',
    variants: ['never in the Data Set', 'never in the command', 'every one'],
    apply: (pdus, { variant }) => {
      if (variant % 3 === 2) return each(pdus, (pdv) => cut({ ...pdv }, 64).map((one) => ({ ...one, isLast: true })));
      return each(pdus, (pdv) => [pdv.isCommand === (variant % 3 === 1) ? { ...pdv, isLast: false } : pdv]);
    },
  },
  {
    id: 'pdv/message-twice',
    clause: 'PS3.8 E.1',
    breaks: 'two messages are in one P-DATA-TF, or one is sent before the other is answered',
    variants: ['one PDU', 'two PDUs'],
    apply: (pdus, { variant }) => (variant % 2 === 0 ? [[...pdus.flat(), ...pdus.flat()]] : [...pdus, ...pdus]),
  },
  {
    id: 'pdv/more-data',
    clause: 'PS3.8 E.1',
    breaks: 'fragments of the Data Set follow the one that is marked as the last',
    apply: (pdus) => [...pdus, ...data(pdus).map((pdv) => [pdv])],
  },
];

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

const ofPdus: readonly Row<'p-data'>[] = [
  {
    id: 'pdv/length-wraps',
    clause: 'PS3.8 9.3.5.1',
    breaks: 'a PDV declares so many bytes that a sum of 32 bits wraps',
    variants: wrapping.map((length) => `${length.toString(16).toUpperCase()}H`),
    apply: (pdus, { variant }) => first(pdus, (pdu) => withPdvLength(pdu, pick(wrapping, variant))),
  },
  {
    id: 'pdv/length-below-two',
    clause: 'PS3.8 9.3.5.1',
    breaks: 'a PDV declares no byte, or one',
    variants: ['0', '1'],
    apply: (pdus, { variant }) => first(pdus, (pdu) => withPdvLength(pdu, variant % 2)),
  },
  {
    id: 'pdv/beyond-pdu',
    clause: 'PS3.8 9.3.5.1',
    breaks: 'a PDV ends after its PDU, or before the end with too few bytes for another',
    variants: ['1 more', '2 more', '1,000 more', '1 fewer', '3 fewer'],
    apply: (pdus, { variant }) =>
      first(pdus, (pdu) => withPdvLength(pdu, pdu.readUInt32BE(6) + pick([1, 2, 1000, -1, -3], variant))),
  },
  {
    id: 'pdu/no-pdv',
    clause: 'PS3.8 9.3.5',
    breaks: 'a P-DATA-TF has no PDV',
    variants: ['alone', 'before the message', 'after the message'],
    apply: (pdus, { variant }) => {
      const empty = Buffer.from('040000000000', 'hex');
      return pick([[empty], [empty, ...pdus], [...pdus, empty]], variant);
    },
  },
  {
    id: 'pdu/length-announced',
    clause: 'PS3.8 9.3.1',
    breaks: 'a P-DATA-TF announces gigabytes, or more than the receiver takes',
    variants: ['FFFFFFFFH', '7FFFFFFFH', '10000000H', '00100001H'],
    apply: (pdus, { variant }) =>
      first(pdus, (pdu) => {
        pdu.writeUInt32BE(pick([0xffffffff, 0x7fffffff, 0x10000000, 0x00100001], variant), 2);
        return pdu;
      }),
  },
  {
    id: 'pdu/length-short',
    clause: 'PS3.8 9.3.1',
    breaks: 'a P-DATA-TF announces fewer bytes than it has',
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
    breaks: 'a PDU has a type that does not exist or has no place here',
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
    variants: ['bit 0', 'bit 1', 'bit 2', 'bit 3', 'bit 4', 'bit 5', 'bit 6', 'bit 7'],
    apply: (pdus, { place, variant }) =>
      first(pdus, (pdu) => {
        pdu[place] = (pdu[place] ?? 0) ^ (1 << (variant % 8));
        return pdu;
      }),
  },
  {
    id: 'pdu/over-maximum',
    clause: 'PS3.8 D.1',
    breaks: 'a P-DATA-TF is longer than the receiver said that it takes',
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

export const fragmentMutations = [
  ...mutationsOf('fragments', 'pdu', ofFragments),
  ...mutationsOf('p-data', 'pdu', ofPdus),
];
