// Mutations of the encoded Command Set of a C-STORE-RSP: PS3.7 6.3.1.

import { latin1 } from '../../values/values.ts';
import { type AcceptorRow, acceptorMutationsOf, pick } from '../mutation.ts';

const ofBytes: readonly AcceptorRow<'response set'>[] = [
  {
    id: 'response/group-length',
    clause: 'PS3.7 9.3.1.2',
    breaks: 'Command Group Length is wrong or missing',
    variants: ['0', 'FFFFFFFFH', 'one more', 'missing', 'of two bytes'],
    apply: (bytes, { variant }) => {
      const copy = Buffer.from(bytes);
      if (copy.length < 12) return copy;
      if (variant % 5 === 3) return copy.subarray(12);
      if (variant % 5 === 4) return Buffer.concat([Buffer.from('0000000002000000ff00', 'hex'), copy.subarray(12)]);
      copy.writeUInt32LE(pick([0, 0xffffffff, (copy.readUInt32LE(8) + 1) >>> 0], variant % 5), 8);
      return copy;
    },
  },
  {
    id: 'response/truncated',
    clause: 'PS3.7 6.3.1',
    breaks: 'the Command Set ends in an element',
    places: (bytes) => Math.max(1, bytes.length),
    apply: (bytes, { place }) => bytes.subarray(0, place),
  },
  {
    id: 'response/bit-flipped',
    clause: 'PS3.7 6.3.1',
    breaks: 'one bit of the Command Set is another one',
    places: (bytes) => Math.max(1, bytes.length),
    variants: ['bit 0', 'bit 1', 'bit 2', 'bit 3', 'bit 4', 'bit 5', 'bit 6', 'bit 7'],
    apply: (bytes, { place, variant }) => {
      const copy = Buffer.from(bytes);
      if (place < copy.length) copy[place] = (copy[place] ?? 0) ^ (1 << (variant % 8));
      return copy;
    },
  },
  {
    id: 'response/trailing-bytes',
    clause: 'PS3.7 6.3.1',
    breaks: 'bytes follow the last element',
    variants: ['zeros', 'four bytes', 'a Data Set', 'an element without a value', 'sequence delimiters'],
    apply: (bytes, { variant }) => {
      const tails = [
        Buffer.alloc(64),
        Buffer.from('00000900', 'hex'),
        Buffer.from('080016000400000031323300', 'hex'),
        Buffer.from('00000009ffffffff', 'hex'),
        Buffer.from('feffdde000000000feff0de000000000', 'hex'),
      ];
      return Buffer.concat([bytes, pick(tails, variant)]);
    },
  },
  {
    id: 'response/other-encoding',
    clause: 'PS3.7 6.3.1',
    breaks: 'the Command Set is in Explicit VR, in Big Endian, or no Command Set',
    variants: ['Explicit VR', 'Big Endian', 'text', 'bytes FFH', 'nested sequences'],
    apply: (bytes, { variant }) => {
      const nested = Buffer.concat(
        Array.from({ length: 2000 }, () => Buffer.from('00001011fffffffffeff00e0ffffffff', 'hex')),
      );
      const others = [
        explicit(bytes),
        swapped(bytes),
        latin1('{"status": 0}   '),
        Buffer.alloc(bytes.length, 0xff),
        nested,
      ];
      return pick(others, variant);
    },
  },
];

/** The elements with the VR US or UI, and lengths of two bytes. */
function explicit(bytes: Uint8Array): Buffer {
  const source = Buffer.from(bytes);
  const parts: Buffer[] = [];
  for (let at = 0; at + 8 <= source.length; ) {
    const length = Math.min(source.readUInt32LE(at + 4), source.length - at - 8);
    const head = Buffer.from(source.subarray(at, at + 8));
    head.write(length === 2 ? 'US' : 'UI', 4, 'latin1');
    head.writeUInt16LE(length & 0xffff, 6);
    parts.push(head, source.subarray(at + 8, at + 8 + length));
    at += 8 + length;
  }
  return Buffer.concat(parts);
}

/** Every two bytes in the other order. */
function swapped(bytes: Uint8Array): Buffer {
  const copy = Buffer.from(bytes.subarray(0, bytes.length & ~1));
  return copy.swap16();
}

export const responseSetMutations = acceptorMutationsOf('response set', 'command', ofBytes);
