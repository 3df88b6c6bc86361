// Free PDUs, items of an A-ASSOCIATE-RQ and PDVs: any type, content and length (PS3.8 9.3).

import * as fc from 'fast-check';
import type { Pdv } from '../../../../src/wire.ts';
import { arbitraryBytes, arbitraryDeclaredLength, arbitraryUint32 } from './bytes.ts';
import { arbitraryAeTitle, arbitraryFreeUid } from './names.ts';

const itemTypes = [0x10, 0x20, 0x21, 0x30, 0x40, 0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57, 0x58, 0x59];
const itemType = fc.oneof(
  { arbitrary: fc.constantFrom(...itemTypes), weight: 6 },
  { arbitrary: fc.nat(0xff), weight: 1 },
);

function head16(type: number, content: Uint8Array, length: number): Uint8Array {
  const head = Buffer.from([type, 0, 0, 0]);
  head.writeUInt16BE(length & 0xffff, 2);
  return Buffer.concat([head, content]);
}

const uid = arbitraryFreeUid.map((text) => Buffer.from(text, 'latin1').subarray(0, 200));
const uidWithLength = fc
  .tuple(uid, fc.option(fc.nat(0xffff), { nil: undefined, freq: 4 }), arbitraryBytes(8))
  .map(([text, length = text.length, rest]) => Buffer.concat([Buffer.from([length >> 8, length & 0xff]), text, rest]));

/** An item or sub-item of an A-ASSOCIATE-RQ or -AC, with sub-items in it down to three levels. */
export function arbitraryItem(depth = 0): fc.Arbitrary<Uint8Array> {
  const fields = fc.tuple(arbitraryBytes(4), fc.array(depth < 2 ? arbitraryItem(depth + 1) : uid, { maxLength: 4 }));
  const content = fc.oneof(
    uid,
    uidWithLength,
    arbitraryBytes(24),
    fields.map(([before, items]) => Buffer.concat([before, ...items])),
  );
  return fc
    .tuple(itemType, content, arbitraryDeclaredLength)
    .map(([type, bytes, length]) => head16(type, bytes, length ? length(bytes.length) : bytes.length));
}

/** A PDV, its Message Control Header in any state. */
export function arbitraryPdv(most = 200): fc.Arbitrary<Pdv> {
  return fc
    .record({
      contextId: fc.oneof(fc.constantFrom(1, 3), fc.nat(0xff)),
      isCommand: fc.boolean(),
      isLast: fc.boolean(),
      fragment: arbitraryBytes(most),
      reserved: fc.option(fc.constantFrom(0x04, 0x80, 0xfc), { nil: undefined, freq: 8 }),
    })
    .map(({ reserved, ...pdv }) => ({ ...pdv, ...(reserved !== undefined && { reserved }) }));
}

const pduType = fc.oneof(
  { arbitrary: fc.constantFrom(1, 2, 3, 4, 5, 6, 7), weight: 6 },
  { arbitrary: fc.nat(0xff), weight: 1 },
);

const titles = fc
  .tuple(arbitraryAeTitle, arbitraryAeTitle)
  .map((both) => Buffer.concat(both.map((title) => Buffer.from(title.padEnd(16), 'latin1'))));
/** Protocol-version, reserved, two AE titles, reserved, items (PS3.8 9.3.2). */
const associate = fc
  .tuple(fc.constantFrom(1, 0, 3, 0xffff), titles, fc.array(arbitraryItem(), { maxLength: 6 }))
  .map(([version, both, items]) =>
    Buffer.concat([Buffer.from([version >> 8, version & 0xff, 0, 0]), both, Buffer.alloc(32), ...items]),
  );
const pdv = fc
  .tuple(arbitraryPdv(), arbitraryDeclaredLength)
  .map(([{ contextId, isCommand, isLast, fragment }, length]) => {
    const bytes = Buffer.concat([
      Buffer.alloc(4),
      Buffer.from([contextId, (isCommand ? 1 : 0) | (isLast ? 2 : 0)]),
      fragment,
    ]);
    bytes.writeUInt32BE((length ? length(bytes.length - 4) : bytes.length - 4) >>> 0, 0);
    return bytes;
  });
const content = fc.oneof(
  associate,
  fc.array(pdv, { maxLength: 4 }).map((pdvs) => Buffer.concat(pdvs)),
  arbitraryUint32.map((fields) => Buffer.from(fields.toString(16).padStart(8, '0'), 'hex')),
  arbitraryBytes(100),
);

/** A PDU, its PDU-length true or not. */
export const arbitraryPdu: fc.Arbitrary<Uint8Array> = fc
  .tuple(pduType, content, arbitraryDeclaredLength)
  .map(([type, bytes, length]) => {
    const head = Buffer.from([type, 0, 0, 0, 0, 0]);
    head.writeUInt32BE((length ? length(bytes.length) : bytes.length) >>> 0, 2);
    return Buffer.concat([head, bytes]);
  });

/** What may come on a connection: PDUs, bytes that are none, PDUs that end early. */
export const arbitraryByteStream: fc.Arbitrary<Uint8Array> = fc
  .array(
    fc.oneof(
      { arbitrary: arbitraryPdu, weight: 5 },
      { arbitrary: arbitraryBytes(40), weight: 1 },
      { arbitrary: fc.tuple(arbitraryPdu, fc.nat(20)).map(([bytes, end]) => bytes.subarray(0, end)), weight: 1 },
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((pieces) => Buffer.concat(pieces));
