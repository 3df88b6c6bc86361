/** PS3.8 9.3.6: the A-RELEASE-RQ PDU. */

import { ByteReader } from './byte-reader.ts';
import { encodeWithHead } from './pdu-head.ts';
import { reservedBytes, withReserved } from './reserved.ts';

export interface AReleaseRQ {
  readonly type: 'A-RELEASE-RQ';
  /** Bytes 2 and 7 to 10 of the PDU. */
  readonly reserved?: Uint8Array;
}

export function encodeAReleaseRQ({ reserved }: AReleaseRQ): Buffer {
  return encodeWithHead(5, reserved, reservedBytes(reserved, 1, 4));
}

export function decodeAReleaseRQ(bytes: Buffer): AReleaseRQ {
  const reader = new ByteReader(bytes, 6);
  const bytes7to10 = reader.bytes(4, 'reserved field');
  reader.end('A-RELEASE-RQ');
  return { type: 'A-RELEASE-RQ', ...withReserved(bytes.subarray(1, 2), bytes7to10) };
}
