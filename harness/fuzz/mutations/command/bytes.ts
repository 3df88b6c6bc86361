// Mutations of the bytes of a Command Set: PS3.7 6.3.1.

import { bitNames, withBitFlipped } from '../bits.ts';
import { mutationsOf, pick, type Row } from '../mutation.ts';

function groupLength(command: Uint8Array, length: number): Uint8Array {
  const copy = Buffer.from(command);
  if (copy.length >= 12) copy.writeUInt32LE(length >>> 0, 8);
  return copy;
}

const rows: readonly Row<'command set'>[] = [
  {
    id: 'command/group-length',
    clause: 'PS3.7 E.1',
    breaks: 'Command Group Length is wrong or missing',
    variants: ['0', 'FFFFFFFFH', 'two more', 'two fewer', 'missing'],
    apply: (command, { variant }) => {
      const right = command.length - 12;
      if (variant % 5 === 4) return command.subarray(12);
      return groupLength(command, pick([0, 0xffffffff, right + 2, right - 2], variant % 5));
    },
  },
  {
    id: 'command/truncated',
    clause: 'PS3.7 6.3.1',
    breaks: 'the Command Set ends early',
    places: (command) => command.length,
    apply: (command, { place }) => command.subarray(0, place),
  },
  {
    id: 'command/bit-flipped',
    clause: 'PS3.7 6.3.1',
    breaks: 'one bit of the Command Set is another one',
    places: (command) => command.length,
    variants: bitNames,
    apply: (command, { place, variant }) => withBitFlipped(command, place, variant),
  },
  {
    id: 'command/trailing-bytes',
    clause: 'PS3.7 6.3.1',
    breaks: 'bytes follow the last element of the Command Set',
    variants: ['zeros', 'FFH', 'a part of an element'],
    apply: (command, { variant }) =>
      Buffer.concat([command, pick([Buffer.alloc(8), Buffer.alloc(8, 0xff), Buffer.from([0, 0, 0, 9])], variant)]),
  },
];

export const commandByteMutations = mutationsOf('command set', 'command', rows);
