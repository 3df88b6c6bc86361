/** PS3.8 9.3.3: the A-ASSOCIATE-AC PDU. Its AE title fields are reserved: copies of the request's, not to be tested. */

import { type AssociateFields, decodeAssociate, encodeAssociate } from './a-associate.ts';

export interface AAssociateAC extends AssociateFields {
  readonly type: 'A-ASSOCIATE-AC';
}

export function encodeAAssociateAC(pdu: AAssociateAC): Buffer {
  return encodeAssociate(2, pdu);
}

export function decodeAAssociateAC(bytes: Buffer): AAssociateAC {
  return { type: 'A-ASSOCIATE-AC', ...decodeAssociate(bytes) };
}
