// Mutations of how a C-STORE-RSP is cut into PDVs: PS3.8 9.3.5, E.1 and E.2.

import type { Pdv } from '../../../../src/wire.ts';
import { type AcceptorRow, acceptorMutationsOf, pick } from '../mutation.ts';

type Pdus = readonly (readonly Pdv[])[];

const nothing = new Uint8Array(0);

/** Every PDV, one P-DATA-TF for each. */
function each(pdus: Pdus, change: (pdv: Pdv) => readonly Pdv[]): Pdus {
  return pdus.flat().flatMap((pdv) => change(pdv).map((one) => [one]));
}

/** A fragment in pieces of so many bytes. */
function cut(pdv: Pdv, bytes: number): readonly Pdv[] {
  const { fragment } = pdv;
  const count = Math.max(1, Math.ceil(fragment.length / bytes));
  return Array.from({ length: count }, (_, at) => ({
    ...pdv,
    isLast: pdv.isLast && at === count - 1,
    fragment: fragment.subarray(at * bytes, (at + 1) * bytes),
  }));
}

/** A fragment in parts that end at these offsets. */
function cutAt(pdv: Pdv, offsets: readonly number[]): readonly Pdv[] {
  const { fragment } = pdv;
  const ends = [...offsets.filter((end) => end > 0 && end < fragment.length), fragment.length];
  return ends.map((end, at) => ({
    ...pdv,
    isLast: pdv.isLast && at === ends.length - 1,
    fragment: fragment.subarray(ends[at - 1] ?? 0, end),
  }));
}

const empty = (pdv: Pdv): Pdv => ({ ...pdv, isLast: false, fragment: nothing });

const ofFragments: readonly AcceptorRow<'response fragments'>[] = [
  {
    id: 'response-pdv/tiny-fragments',
    clause: 'PS3.8 E.1',
    breaks: 'nothing: fragments of the response have a few bytes each',
    sizes: { least: 2, most: 64 },
    variants: ['a PDU each', 'in one PDU'],
    apply: (pdus, { size, variant }) => {
      const pieces = each(pdus, (pdv) => cut(pdv, size));
      return variant % 2 === 0 ? pieces : [pieces.flat()];
    },
  },
  {
    id: 'response-pdv/unequal-lengths',
    clause: 'PS3.8 9.3.5',
    breaks: 'nothing: PDVs of different lengths are in one P-DATA-TF, which some cannot read',
    variants: ['short, then long', 'long, then short', 'two bytes, then the rest', 'three of them'],
    apply: (pdus, { variant }) => [
      pdus.flat().flatMap((pdv) => cutAt(pdv, pick([[20], [pdv.fragment.length - 20], [2], [10, 50]], variant))),
    ],
  },
  {
    id: 'response-pdv/odd-fragments',
    clause: 'PS3.8 E.1',
    breaks: 'fragments have an odd number of bytes',
    variants: ['7', '1', '33'],
    apply: (pdus, { variant }) => each(pdus, (pdv) => cut(pdv, pick([7, 1, 33], variant))),
  },
  {
    id: 'response-pdv/empty-fragments',
    clause: 'PS3.8 E.1',
    breaks: 'PDVs have no fragment in them',
    variants: ['the last one', 'the first one', 'a hundred', 'alone'],
    apply: (pdus, { variant }) => {
      const at = variant % 4;
      if (at === 0)
        return each(pdus, (pdv) =>
          pdv.isLast
            ? [
                { ...pdv, isLast: false },
                { ...pdv, fragment: nothing },
              ]
            : [pdv],
        );
      if (at === 3) return each(pdus, (pdv) => [{ ...pdv, fragment: nothing }]);
      return each(pdus, (pdv) => [...Array.from({ length: at === 1 ? 1 : 100 }, () => empty(pdv)), pdv]);
    },
  },
  {
    id: 'response-pdv/other-context',
    clause: 'PS3.8 9.3.5.1',
    breaks: 'the response is on a presentation context that was not agreed on',
    variants: ['the next', '0', '255', 'an even ID', 'half of it'],
    apply: (pdus, { variant }, { requests }) => {
      const own = requests.store.contextId;
      const id = pick([(own + 2) & 0xff, 0, 255, 2, (own + 2) & 0xff], variant);
      if (variant % 5 !== 4) return each(pdus, (pdv) => [{ ...pdv, contextId: id }]);
      return each(pdus, (pdv) => cut(pdv, 40).map((one, at) => (at === 0 ? one : { ...one, contextId: id })));
    },
  },
  {
    id: 'response-pdv/reserved-bits',
    clause: 'PS3.8 E.2',
    breaks: 'reserved bits of the message control header are set',
    variants: ['FCH', '04H', '80H'],
    apply: (pdus, { variant }) => each(pdus, (pdv) => [{ ...pdv, reserved: pick([0xfc, 0x04, 0x80], variant) }]),
  },
  {
    id: 'response-pdv/data-set',
    clause: 'PS3.8 E.1',
    breaks: 'fragments of a Data Set come that no command has announced',
    variants: ['in place of the response', 'before it', 'after it', 'within it'],
    apply: (pdus, { variant }) => {
      const data = (pdv: Pdv): Pdv => ({ ...pdv, isCommand: false, isLast: true });
      const sets: readonly ((pdv: Pdv) => readonly Pdv[])[] = [
        (pdv) => [data(pdv)],
        (pdv) => [data(pdv), pdv],
        (pdv) => [pdv, data(pdv)],
        (pdv) => cut(pdv, 40).flatMap((one, at) => (at === 0 ? [one, data(pdv)] : [one])),
      ];
      return each(pdus, pick(sets, variant));
    },
  },
  {
    id: 'response-pdv/last-bit',
    clause: 'PS3.8 E.2',
    breaks: 'no fragment is the last one, or several are',
    variants: ['none', 'every one'],
    apply: (pdus, { variant }) =>
      each(pdus, (pdv) => cut(pdv, 40).map((one) => ({ ...one, isLast: variant % 2 === 1 }))),
  },
  {
    id: 'response-pdv/message-twice',
    clause: 'PS3.7 9.1.1.2',
    breaks: 'the same response comes several times',
    sizes: { least: 2, most: 512 },
    variants: ['a PDU each', 'in one PDU'],
    apply: (pdus, { size, variant }) => {
      const all = Array.from({ length: size }, () => pdus.flat()).flat();
      return variant % 2 === 0 ? all.map((pdv) => [pdv]) : [all.slice(0, 256)];
    },
  },
];

export const responseFragmentMutations = acceptorMutationsOf('response fragments', 'pdu', ofFragments);
