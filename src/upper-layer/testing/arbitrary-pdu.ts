/** PS3.8 9.3: arbitraries of PDUs whose every field holds anything it can hold, for properties of the codec. */

import fc from 'fast-check';
import type { AssociateFields, AssociateItem } from '../pdu/a-associate.ts';
import type { RawItem } from '../pdu/item.ts';
import type { Pdv } from '../pdu/p-data-tf.ts';
import type { Pdu } from '../pdu/pdu.ts';
import type { SyntaxSubItem } from '../pdu/syntax-sub-item.ts';
import type { UserInformationSubItem } from '../pdu/user-information-item.ts';

const uint8 = fc.integer({ min: 0, max: 0xff });
const uint16 = fc.integer({ min: 0, max: 0xffff });
const uint32 = fc.integer({ min: 0, max: 0xffffffff });

function bytes(maxLength = 40, minLength = 0): fc.Arbitrary<Buffer> {
  return fc.uint8Array({ minLength, maxLength }).map((array) => Buffer.from(array));
}

/** Any characters that a byte can be. */
const text = bytes(70).map((buffer) => buffer.toString('latin1'));

/** UIDs mostly, anything else sometimes. */
const uid = fc.oneof(fc.constant('1.2.840.10008.5.1.4.38.1'), text);

/** Adds a `reserved` property of that many bytes where any is set, as decoding does. */
function reserving<T extends object>(length: number, value: fc.Arbitrary<T>): fc.Arbitrary<T> {
  const reserved = fc.oneof(
    fc.constant({}),
    bytes(length, length).map((buffer) => (buffer.some((byte) => byte !== 0) ? { reserved: buffer } : {})),
  );
  return fc.tuple(value, reserved).map(([fields, extra]) => ({ ...fields, ...extra }));
}

function rawItem(...known: readonly number[]): fc.Arbitrary<RawItem> {
  const type = uint8.filter((item) => !known.includes(item));
  return reserving(1, fc.record({ item: type, data: bytes() }));
}

const syntaxSubItem: fc.Arbitrary<SyntaxSubItem> = fc.oneof(
  reserving(1, fc.record({ item: fc.constant(0x30 as const), uid })),
  reserving(1, fc.record({ item: fc.constant(0x40 as const), uid })),
  rawItem(0x30, 0x40),
);
const syntaxSubItems = fc.array(syntaxSubItem, { maxLength: 4 });

const commonExtended = fc
  .record({
    item: fc.constant(0x57 as const),
    version: uint8,
    uid,
    serviceClassUid: uid,
    relatedUids: fc.array(uid, { maxLength: 3 }),
    later: bytes(5),
  })
  .map(({ later, ...fields }) => (later.length > 0 ? { ...fields, later } : fields));

const userInformationSubItem: fc.Arbitrary<UserInformationSubItem> = fc.oneof(
  reserving(1, fc.record({ item: fc.constant(0x51 as const), maxLength: uint32 })),
  reserving(1, fc.record({ item: fc.constant(0x52 as const), uid })),
  reserving(1, fc.record({ item: fc.constant(0x53 as const), maxInvoked: uint16, maxPerformed: uint16 })),
  reserving(1, fc.record({ item: fc.constant(0x54 as const), uid, scuRole: uint8, scpRole: uint8 })),
  reserving(1, fc.record({ item: fc.constant(0x55 as const), versionName: text })),
  reserving(1, fc.record({ item: fc.constant(0x56 as const), uid, information: bytes() })),
  commonExtended,
  reserving(
    1,
    fc.record({
      item: fc.constant(0x58 as const),
      identityType: uint8,
      positiveResponseRequested: uint8,
      primary: bytes(),
      secondary: bytes(),
    }),
  ),
  reserving(1, fc.record({ item: fc.constant(0x59 as const), response: bytes() })),
  rawItem(0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57, 0x58, 0x59),
);

const associateItem: fc.Arbitrary<AssociateItem> = fc.oneof(
  reserving(1, fc.record({ item: fc.constant(0x10 as const), name: uid })),
  reserving(4, fc.record({ item: fc.constant(0x20 as const), id: uint8, subItems: syntaxSubItems })),
  reserving(3, fc.record({ item: fc.constant(0x21 as const), id: uint8, result: uint8, subItems: syntaxSubItems })),
  reserving(
    1,
    fc.record({ item: fc.constant(0x50 as const), subItems: fc.array(userInformationSubItem, { maxLength: 6 }) }),
  ),
  rawItem(0x10, 0x20, 0x21, 0x50),
);

const aeTitle = fc.stringMatching(/^[!-~]{1,16}$/);

function associate<T extends string>(type: T): fc.Arbitrary<AssociateFields & { type: T }> {
  const fields = fc.record({
    type: fc.constant(type),
    protocolVersion: uint16,
    calledAETitle: aeTitle,
    callingAETitle: aeTitle,
    items: fc.array(associateItem, { maxLength: 6 }),
  });
  return reserving(35, fields);
}

const pdv: fc.Arbitrary<Pdv> = fc
  .record({
    contextId: uint8,
    isCommand: fc.boolean(),
    isLast: fc.boolean(),
    fragment: bytes(100),
    reserved: fc.integer({ min: 0, max: 63 }),
  })
  .map(({ reserved, ...fields }) => (reserved > 0 ? { ...fields, reserved: reserved << 2 } : fields));

/** Any PDU, as decoding would give it. */
export const arbitraryPdu: fc.Arbitrary<Pdu> = fc.oneof(
  associate('A-ASSOCIATE-RQ'),
  associate('A-ASSOCIATE-AC'),
  reserving(
    2,
    fc.record({ type: fc.constant('A-ASSOCIATE-RJ' as const), result: uint8, source: uint8, reason: uint8 }),
  ),
  reserving(
    1,
    fc.record({ type: fc.constant('P-DATA-TF' as const), pdvs: fc.array(pdv, { minLength: 1, maxLength: 5 }) }),
  ),
  reserving(5, fc.record({ type: fc.constant('A-RELEASE-RQ' as const) })),
  reserving(5, fc.record({ type: fc.constant('A-RELEASE-RP' as const) })),
  reserving(3, fc.record({ type: fc.constant('A-ABORT' as const), source: uint8, reason: uint8 })),
);
