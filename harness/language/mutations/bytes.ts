// Operations on any encoded bytes: truncate, overwrite, insert, drop, append. What they break depends on the place (PS3.5 7.1).

import { z } from 'zod';
import { ScenarioError } from '../../model/outcome.ts';
import { bytesOfHex, hex } from '../values.ts';
import { operation } from './operation.ts';

const at = z.int().describe('Offset in bytes; negative counts from the end');
const any = { subject: 'bytes', clause: 'PS3.5 7.1' } as const;

/** An offset from the start. Throws ScenarioError for one outside. */
function absolute(bytes: Uint8Array, offset: number): number {
  const found = offset < 0 ? bytes.length + offset : offset;
  if (found >= 0 && found <= bytes.length) return found;
  throw new ScenarioError(`a mutation at ${offset} lies outside the ${bytes.length} bytes`);
}

function splice(bytes: Uint8Array, offset: number, count: number, inserted: Uint8Array = new Uint8Array()): Uint8Array {
  return Buffer.concat([bytes.subarray(0, offset), inserted, bytes.subarray(offset + count)]);
}

export const truncate = operation({
  ...any,
  name: 'truncate',
  does: 'Drop everything from here on',
  argument: z.strictObject({ at }),
  apply: (bytes, argument) => bytes.subarray(0, absolute(bytes, argument.at)),
});

export const overwrite = operation({
  ...any,
  name: 'bytes',
  does: 'Overwrite bytes',
  argument: z.strictObject({ at, hex }),
  apply: (bytes, argument) => {
    const replacement = bytesOfHex(argument.hex);
    return splice(bytes, absolute(bytes, argument.at), replacement.length, replacement);
  },
});

export const insert = operation({
  ...any,
  name: 'insert',
  does: 'Insert bytes',
  argument: z.strictObject({ at, hex }),
  apply: (bytes, argument) => splice(bytes, absolute(bytes, argument.at), 0, bytesOfHex(argument.hex)),
});

export const drop = operation({
  ...any,
  name: 'delete',
  does: 'Drop bytes',
  argument: z.strictObject({ at, count: z.int().min(0) }),
  apply: (bytes, argument) => splice(bytes, absolute(bytes, argument.at), argument.count),
});

export const append = operation({
  ...any,
  name: 'append',
  does: 'Add bytes at the end',
  argument: z.strictObject({ hex }),
  apply: (bytes, argument) => Buffer.concat([bytes, bytesOfHex(argument.hex)]),
});
