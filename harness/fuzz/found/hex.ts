// Bytes as text in the files of finds: hexadecimal, small letters.

import { z } from 'zod';

export const hexSchema = z.string().regex(/^([0-9a-f]{2})*$/);

/** Two digits for each byte. */
export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
