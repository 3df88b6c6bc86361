// Deflates a Data Set in every form that RFC 1951 knows, padded to an even length: PS3.5 A.5.

import { constants, deflateRawSync } from 'node:zlib';
import type { DeflateForm } from '../language/element-spec.ts';

/** Bytes of the first of two pieces. */
const firstPiece = 100;

/** The deflated bytes; with a NULL byte after them where there would be an odd number. */
export function deflated(bytes: Uint8Array, form: DeflateForm): Buffer {
  const compressed = compress(bytes, form);
  return compressed.length % 2 === 0 ? compressed : Buffer.concat([compressed, Buffer.alloc(1)]);
}

function compress(bytes: Uint8Array, form: DeflateForm): Buffer {
  switch (form) {
    case 'stored':
      return deflateRawSync(bytes, { level: 0 });
    case 'fixed':
      return deflateRawSync(bytes, { strategy: constants.Z_FIXED });
    case 'dynamic':
      return deflateRawSync(bytes, { level: 9 });
    default:
      return Buffer.concat([
        // An empty stored block is between the pieces, and the second refers to nothing before it.
        deflateRawSync(bytes.subarray(0, firstPiece), { finishFlush: constants.Z_FULL_FLUSH }),
        deflateRawSync(bytes.subarray(firstPiece)),
      ]);
  }
}
