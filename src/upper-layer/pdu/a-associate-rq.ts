/** PS3.8 9.3.2: the A-ASSOCIATE-RQ PDU. */

import { type AssociateFields, decodeAssociate, encodeAssociate } from './a-associate.ts';

export interface AAssociateRQ extends AssociateFields {
  readonly type: 'A-ASSOCIATE-RQ';
}

export function encodeAAssociateRQ(pdu: AAssociateRQ): Buffer {
  return encodeAssociate(1, pdu);
}

export function decodeAAssociateRQ(bytes: Buffer): AAssociateRQ {
  return { type: 'A-ASSOCIATE-RQ', ...decodeAssociate(bytes) };
}
