/** PS3.7 D.3.3.6: the SOP Class Common Extended Negotiation Sub-Item (57H). */

import type { ByteReader } from './byte-reader.ts';
import { encodeItem, type ItemHead, lengthAnd, text, uint8 } from './item.ts';

export interface CommonExtendedNegotiationSubItem {
  readonly item: 0x57;
  /** Sub-item-version, in the byte that other items reserve; 0 in this edition. */
  readonly version: number;
  /** SOP-class-uid. */
  readonly uid: string;
  readonly serviceClassUid: string;
  /** Related-general-sop-class-identification, possibly empty. */
  readonly relatedUids: readonly string[];
  /** Fields that a later version adds after those of version 0. */
  readonly later?: Uint8Array;
}

export function encodeCommonExtendedNegotiation(item: CommonExtendedNegotiationSubItem): Buffer {
  const related = Buffer.concat(item.relatedUids.map((uid) => lengthAnd(text(uid))));
  const fields = [lengthAnd(text(item.uid)), lengthAnd(text(item.serviceClassUid)), lengthAnd(related)];
  return encodeItem(0x57, uint8(item.version), ...fields, item.later ?? Buffer.alloc(0));
}

export function decodeCommonExtendedNegotiation({ reserved, value }: ItemHead): CommonExtendedNegotiationSubItem {
  const uid = value.lengthAndText('SOP-class-uid');
  const serviceClassUid = value.lengthAndText('service-class-uid');
  const length = value.uint16('related-general-sop-class-identification length');
  const relatedUids = decodeRelated(value.field(length, 'related-general-sop-class-identification'));
  const later = value.remaining > 0 ? { later: value.bytes(value.remaining, 'later fields') } : {};
  return { item: 0x57, version: reserved.readUInt8(), uid, serviceClassUid, relatedUids, ...later };
}

function decodeRelated(field: ByteReader): string[] {
  const uids: string[] = [];
  while (field.remaining > 0) {
    field.countItem();
    uids.push(field.lengthAndText('related-general-sop-class-uid'));
  }
  return uids;
}
