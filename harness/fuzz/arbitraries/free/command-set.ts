// Free Command Sets: elements of Annex E and others, with values of any length (PS3.7 6.3.1, E.1).

import * as fc from 'fast-check';
import { cEchoRQ, commandElementsOf, cStoreRQ, type RawCommandElement } from '../../../../src/wire.ts';
import { arbitraryUid } from '../values/identifiers.ts';
import { arbitraryBytes, arbitraryDeclaredLength, arbitraryUint16 } from './bytes.ts';
import { arbitraryAeTitle, arbitraryFreeUid } from './names.ts';

/** Tags of Annex E, with what each has, and group 0000 or another one. */
const tags = [
  0x00000002, 0x00000003, 0x00000100, 0x00000110, 0x00000120, 0x00000600, 0x00000700, 0x00000800, 0x00000900,
];
const further = [0x00001000, 0x00001001, 0x00001005, 0x00001020, 0x00001030, 0x00001031, 0x00000001, 0x00080018];
const fields = [0x0001, 0x8001, 0x0030, 0x8030, 0x0010, 0x0020, 0x0021, 0x0110, 0x0140, 0x0150, 0x0fff];

function us(value: number): Uint8Array {
  return Buffer.from([value & 0xff, value >> 8]);
}

const value: fc.Arbitrary<Uint8Array> = fc.oneof(
  arbitraryUint16.map(us),
  fc.constantFrom(...fields, 0x0101, 0x0000, 0x0102).map(us),
  fc.oneof(arbitraryFreeUid, arbitraryAeTitle).map((text) => Buffer.from(text, 'latin1').subarray(0, 300)),
  arbitraryBytes(40),
);

/** One Command Element. */
export const arbitraryCommandElement: fc.Arbitrary<RawCommandElement> = fc
  .record({
    tag: fc.oneof(fc.constantFrom(...tags, ...further), fc.nat(0xffff)),
    value,
    length: arbitraryDeclaredLength,
  })
  .map(({ tag, value: bytes, length }) => ({
    tag,
    value: bytes,
    ...(length && { length: length(bytes.length) >>> 0 }),
  }));

/** A C-STORE-RQ or C-ECHO-RQ as every requestor sends it, without its Group Length (PS3.7 9.3.1.1, 9.3.5.1). */
export const arbitraryRequest: fc.Arbitrary<readonly RawCommandElement[]> = fc
  .record({ MessageID: arbitraryUint16, sopClass: arbitraryUid, instance: arbitraryUid, isStore: fc.boolean() })
  .map(({ MessageID, sopClass, instance, isStore }) =>
    commandElementsOf(
      isStore
        ? cStoreRQ({ MessageID, AffectedSOPClassUID: sopClass, AffectedSOPInstanceUID: instance })
        : cEchoRQ({ MessageID }),
    ),
  );

/** Any Command Set, its elements in the order of their tags mostly. */
export const arbitraryCommandSet: fc.Arbitrary<readonly RawCommandElement[]> = fc
  .tuple(fc.array(arbitraryCommandElement, { maxLength: 10 }), fc.nat(4))
  .map(([elements, order]) => (order === 0 ? elements : elements.toSorted((one, other) => one.tag - other.tag)));
