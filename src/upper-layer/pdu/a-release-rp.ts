/** PS3.8 9.3.7: the A-RELEASE-RP PDU. */

import { ByteReader } from './byte-reader.ts';
import { encodeWithHead } from './pdu-head.ts';
import { reservedBytes, withReserved } from './reserved.ts';

export interface AReleaseRP {
  readonly type: 'A-RELEASE-RP';
  /** Bytes 2 and 7 to 10 of the PDU. */
  readonly reserved?: Uint8Array;
}

export function encodeAReleaseRP({ reserved }: AReleaseRP): Buffer {
  return encodeWithHead(6, reserved, reservedBytes(reserved, 1, 4));
}

export function decodeAReleaseRP(bytes: Buffer): AReleaseRP {
  const reader = new ByteReader(bytes, 6);
  const bytes7to10 = reader.bytes(4, 'reserved field');
  reader.end('A-RELEASE-RP');
  return { type: 'A-RELEASE-RP', ...withReserved(bytes.subarray(1, 2), bytes7to10) };
}
