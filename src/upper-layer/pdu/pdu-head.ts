/** PS3.8 9.3.1: the six bytes every PDU begins with: PDU-type, a reserved byte, PDU-length. */

import { reservedBytes } from './reserved.ts';

/** Bytes of PDU-type, reserved field and PDU-length; PDU-length counts what follows them. */
export const pduHeadLength = 6;

/** PDU-type to the name of the PDU (PS3.8 9.3.2 to 9.3.8). */
export const pduTypes = {
  1: 'A-ASSOCIATE-RQ',
  2: 'A-ASSOCIATE-AC',
  3: 'A-ASSOCIATE-RJ',
  4: 'P-DATA-TF',
  5: 'A-RELEASE-RQ',
  6: 'A-RELEASE-RP',
  7: 'A-ABORT',
} as const;

export type PduCode = keyof typeof pduTypes;

/** The name of a PDU, e.g. `A-ASSOCIATE-RQ`. */
export type PduType = (typeof pduTypes)[PduCode];

/** The name for a PDU-type, or undefined where PS3.8 defines none. */
export function pduTypeName(code: number): PduType | undefined {
  return pduTypes[code as PduCode];
}

/** Puts a head in front of the fields. `reserved` begins with the byte after the PDU-type. */
export function encodeWithHead(
  type: number,
  reserved: Uint8Array | undefined,
  ...fields: readonly Uint8Array[]
): Buffer {
  const head = Buffer.alloc(pduHeadLength);
  const pdu = Buffer.concat([head, ...fields]);
  pdu[0] = type;
  pdu.set(reservedBytes(reserved, 0, 1), 1);
  pdu.writeUInt32BE(pdu.length - pduHeadLength, 2);
  return pdu;
}
