// Fields of an A-ASSOCIATE-AC that are reserved now and repeat those of the request: PS3.8 9.3.3, Table 9-17.

import { type AAssociateAC, encodePdu } from '../../../src/wire.ts';

/** Whether bytes 11 to 74 are sent as they came in the A-ASSOCIATE-RQ. */
export function repeatsRequest(ac: AAssociateAC, rqBytes: Uint8Array): boolean {
  return encodePdu(ac).subarray(10, 74).equals(rqBytes.subarray(10, 74));
}
