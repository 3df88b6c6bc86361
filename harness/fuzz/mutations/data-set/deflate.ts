// Mutations of the bytes that a Data Set is deflated to: PS3.5 A.5.

import { deflateRawSync } from 'node:zlib';
import { byChanges } from '../by-changes.ts';
import { mutationsOf, pick, type Row } from '../mutation.ts';
import { offsetOf, spread } from './spread.ts';

const isDeflated = ({ deflated }: { readonly deflated: boolean }) => deflated;

const rows: readonly Row<'deflated'>[] = [
  {
    id: 'deflate/plain',
    clause: 'PS3.5 A.5',
    breaks: 'the Data Set is not deflated though that was agreed on',
    suits: isDeflated,
    variants: ['not deflated', 'FFH', 'empty'],
    apply: (_bytes, { variant }) =>
      pick(
        [Buffer.from('0800050043530a0049534f5f495220313030', 'hex'), Buffer.alloc(64, 0xff), Buffer.alloc(0)],
        variant,
      ),
  },
  byChanges(
    {
      id: 'deflate/truncated',
      clause: 'PS3.5 A.5',
      breaks: 'the deflated bytes end early',
      suits: isDeflated,
      places: () => spread,
    },
    (bytes, { place }) => [{ truncate: { at: offsetOf(bytes, place) } }],
  ),
  {
    id: 'deflate/damaged',
    clause: 'PS3.5 A.5',
    breaks: 'one of the deflated bytes is another one',
    suits: isDeflated,
    places: (bytes) => bytes.length,
    variants: ['inverted', 'zero'],
    apply: (bytes, { place, variant }) => {
      const copy = Buffer.from(bytes);
      copy[place] = variant % 2 === 0 ? (copy[place] ?? 0) ^ 0xff : 0;
      return copy;
    },
  },
  {
    id: 'deflate/bomb',
    clause: 'PS3.5 A.5',
    breaks: 'a few kilobytes inflate to megabytes',
    suits: isDeflated,
    sizes: { least: 1, most: 32 },
    apply: (_bytes, { size }) => bombOf(size),
  },
  {
    id: 'deflate/with-zlib-header',
    clause: 'PS3.5 A.5',
    breaks: 'the deflated bytes have a header of zlib or gzip',
    suits: isDeflated,
    variants: ['zlib', 'gzip'],
    apply: (bytes, { variant }) =>
      Buffer.concat([Buffer.from(variant % 2 === 0 ? '789c' : '1f8b0800000000000003', 'hex'), bytes]),
  },
];

export const deflateMutations = mutationsOf('deflated', 'data set', rows);

const bombs = new Map<number, Buffer>();

/** An element of so many megabytes of zeros, deflated; each is made once, since that takes long. */
function bombOf(megabytes: number): Buffer {
  const known = bombs.get(megabytes);
  if (known) return known;
  const length = megabytes * 0x100000;
  const head = Buffer.from('e97f0110554e000000000000', 'hex');
  head.writeUInt32LE(length, 8);
  const bomb = deflateRawSync(Buffer.concat([head, Buffer.alloc(length)]), { level: 9 });
  bombs.set(megabytes, bomb);
  return bomb;
}
