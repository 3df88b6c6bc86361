// Mutations of the A-ASSOCIATE-RQ as bytes: its PDU-length, its end, any bit of it: PS3.8 9.3.1, 9.3.2.

import { bitNames, withBitFlipped } from '../bits.ts';
import { mutationsOf, pick, type Row } from '../mutation.ts';
import { row } from './changes.ts';

const rows: readonly Row<'associate'>[] = [
  row(
    {
      id: 'associate/length-announced',
      clause: 'PS3.8 9.3.2',
      breaks: 'the PDU-length of an A-ASSOCIATE-RQ is up to 4 GB',
      variants: ['FFFFFFFFH', '7FFFFFFFH', '10000000H', '00200000H'],
    },
    ({ variant }) => [{ bytes: { at: 2, hex: pick(['ffffffff', '7fffffff', '10000000', '00200000'], variant) } }],
  ),
  row(
    {
      id: 'associate/length-lie',
      clause: 'PS3.8 9.3.2',
      breaks: 'the PDU-length of an A-ASSOCIATE-RQ is less or greater than the bytes that follow',
      variants: ['1 fewer', '10 fewer', '1 more', '100 more', 'none', '67'],
    },
    ({ variant }) => {
      if (variant % 6 > 3) return [{ bytes: { at: 2, hex: pick(['00000000', '00000043'], variant) } }];
      return [{ pduLength: { by: pick([-1, -10, 1, 100], variant % 6) } }];
    },
  ),
  {
    id: 'associate/truncated',
    clause: 'PS3.8 9.3.2',
    breaks: 'an A-ASSOCIATE-RQ ends within an item, and its PDU-length says so',
    places: (bytes) => bytes.length - 6,
    apply: (bytes, { place }) => {
      const copy = Buffer.from(bytes.subarray(0, 6 + place));
      copy.writeUInt32BE(place, 2);
      return copy;
    },
  },
  {
    id: 'associate/bit-flipped',
    clause: 'PS3.8 9.3.2',
    breaks: 'one bit of the A-ASSOCIATE-RQ is another one',
    places: (bytes) => bytes.length,
    variants: bitNames,
    apply: (bytes, { place, variant }) => withBitFlipped(bytes, place, variant),
  },
];

export const associateBytesMutations = mutationsOf('associate', 'pdu', rows);
