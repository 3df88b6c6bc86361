// Fields of an A-ASSOCIATE-AC that are reserved now and repeat those of the request: PS3.8 9.3.3, Table 9-17.

import { type AAssociateAC, encodePdu } from '../../../src/wire.ts';

/** Where a field of the PDU begins and ends, counting from 0. */
export type Field = readonly [from: number, to: number];

/** The AE titles, with their spaces. */
export const titles = { Called: [10, 26], Calling: [26, 42] } as const satisfies Readonly<Record<string, Field>>;

/** Bytes 43 to 74. */
export const reservedField: Field = [42, 74];

/** Whether a field is sent as it came in the A-ASSOCIATE-RQ. */
export function repeats(ac: AAssociateAC, rqBytes: Uint8Array, [from, to]: Field): boolean {
  return encodePdu(ac).subarray(from, to).equals(rqBytes.subarray(from, to));
}

/** Whether bytes 11 to 74 are sent as they came in the A-ASSOCIATE-RQ. */
export function repeatsRequest(ac: AAssociateAC, rqBytes: Uint8Array): boolean {
  return repeats(ac, rqBytes, [10, 74]);
}
