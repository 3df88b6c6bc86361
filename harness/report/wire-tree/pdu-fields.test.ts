import { expect } from 'chai';
import fc from 'fast-check';
import { pduFields } from './pdu-fields.ts';
import type { WireField } from './wire-field.ts';

type Bytes = string | readonly number[] | Uint8Array;
const bytes = (...parts: Bytes[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));
const u16 = (value: number) => [value >> 8, value & 255];
const u32 = (value: number) => [...u16(value >>> 16), ...u16(value & 0xffff)];
const item = (type: number, ...body: Bytes[]) => {
  const content = bytes(...body);
  return bytes([type, 0], u16(content.length), content);
};
const pdu = (type: number, ...body: Bytes[]) => {
  const content = bytes(...body);
  return bytes([type, 0], u32(content.length), content);
};
/** `name = value @ place+length`, nested fields indented. */
const lines = (fields: readonly WireField[], indent = ''): string[] =>
  fields.flatMap(({ name, value, at, length, fields: inner = [] }) => [
    `${indent}${name}${value === undefined ? '' : ` = ${value}`} @ ${at}+${length}`,
    ...lines(inner, `${indent}  `),
  ]);
const leaves = (fields: readonly WireField[]): WireField[] =>
  fields.flatMap((field) => (field.fields?.length ? leaves(field.fields) : [field]));

describe('The fields of a PDU', () => {
  it('of an A-ABORT are its four bytes by name (PS3.8 9.3.8)', () => {
    expect(lines(pduFields(pdu(7, [0, 0, 2, 5])))).to.deep.equal([
      'PDU-type = 07H A-ABORT @ 0+1',
      'Reserved = 00H @ 1+1',
      'PDU-length = 4 @ 2+4',
      'Reserved = 0 @ 6+1',
      'Reserved = 0 @ 7+1',
      'Source = 2 @ 8+1',
      'Reason/Diag. = 5 @ 9+1',
    ]);
  });

  it('has the values of reserved bytes that are not zero', () => {
    const request = pdu(1, u16(1), [0, 0], 'A'.padEnd(16), 'B'.padEnd(16), [1, 255], new Uint8Array(30));
    const [first, second] = pduFields(request).filter(({ at, name }) => name === 'Reserved' && at > 6);
    expect(first).not.to.have.property('value');
    expect(second?.value).to.match(/^01 FF 00 00( 00)+$/);
  });

  it('takes no fragment that goes on for the beginning of an element (PS3.8 E.1)', () => {
    const pdv = (control: number, ...body: Bytes[]) => {
      const content = bytes([1, control], ...body);
      return bytes(u32(content.length), content);
    };
    const inTwo = pdu(
      4,
      pdv(1, [0, 0, 0, 0, 4, 0]),
      pdv(3, [0, 0, 56, 0, 0, 0]),
      pdv(3, [0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0]),
    );
    const shown = lines(pduFields(inTwo)).filter((line) => /Fragment|Bytes|Group/.test(line));
    expect(shown).to.deep.equal([
      '  Bytes = cut off @ 12+6',
      '  Fragment = 6 bytes, which go on where the fragment before ends @ 24+6',
      '  (0000,0000) CommandGroupLength = 0 (0000H) @ 36+12',
    ]);
  });

  it('of an A-ASSOCIATE-AC are its titles, contexts and user information (PS3.8 9.3.3)', () => {
    const accept = pdu(
      2,
      u16(1),
      [0, 0],
      'STORESCP'.padEnd(16),
      'CSTORE'.padEnd(16),
      new Uint8Array(32),
      item(0x21, [1, 0, 0, 0], item(0x40, '1.2.840.10008.1.2')),
      item(0x50, item(0x51, u32(16384)), item(0x55, 'OFFIS')),
    );
    expect(lines(pduFields(accept)).slice(3)).to.deep.equal([
      'Protocol-version = 0001H @ 6+2',
      'Reserved @ 8+2',
      'Called-AE-title = "STORESCP        " @ 10+16',
      'Calling-AE-title = "CSTORE          " @ 26+16',
      'Reserved @ 42+32',
      'Presentation Context (AC) = ID 1, result 0 @ 74+29',
      '  Item-type = 21H @ 74+1',
      '  Reserved = 00H @ 75+1',
      '  Item-length = 25 @ 76+2',
      '  Presentation-context-ID = 1 @ 78+1',
      '  Reserved @ 79+1',
      '  Result/Reason = 0 @ 80+1',
      '  Reserved @ 81+1',
      '  Transfer-syntax-name = 1.2.840.10008.1.2 Implicit VR Little Endian @ 82+21',
      '    Item-type = 40H @ 82+1',
      '    Reserved = 00H @ 83+1',
      '    Item-length = 17 @ 84+2',
      '    Transfer-syntax-name = 1.2.840.10008.1.2 Implicit VR Little Endian @ 86+17',
      'User Information @ 103+21',
      '  Item-type = 50H @ 103+1',
      '  Reserved = 00H @ 104+1',
      '  Item-length = 17 @ 105+2',
      '  Maximum Length = 16384 @ 107+8',
      '    Item-type = 51H @ 107+1',
      '    Reserved = 00H @ 108+1',
      '    Item-length = 4 @ 109+2',
      '    Maximum-length-received = 16384 @ 111+4',
      '  Implementation-version-name = "OFFIS" @ 115+9',
      '    Item-type = 55H @ 115+1',
      '    Reserved = 00H @ 116+1',
      '    Item-length = 5 @ 117+2',
      '    Implementation-version-name = "OFFIS" @ 119+5',
    ]);
  });

  it('of a command fragment are the elements of the Command Set (PS3.7 6.3.1)', () => {
    const status = bytes([0, 0, 0, 9, 2, 0, 0, 0, 0x10, 0xc2]);
    const text = lines(pduFields(pdu(4, u32(2 + status.length), [1, 3], status)));
    expect(text).to.include('  Message Control Header = 03H command, last @ 11+1');
    expect(text).to.include('  (0000,0900) Status = 49680 (C210H) @ 12+10');
  });

  for (const [syntax, uid, element] of [
    ['Implicit VR Little Endian', '1.2.840.10008.1.2', bytes([0x10, 0, 0x10, 0, 4, 0, 0, 0], 'A^B ')],
    ['Explicit VR Little Endian', '1.2.840.10008.1.2.1', bytes([0x10, 0, 0x10, 0], 'PN', [4, 0], 'A^B ')],
    ['Explicit VR Big Endian', '1.2.840.10008.1.2.2', bytes([0, 0x10, 0, 0x10], 'PN', [0, 4], 'A^B ')],
  ] as const) {
    it(`of a Data Set fragment are elements in ${syntax}`, () => {
      const [, , , pdv] = pduFields(pdu(4, u32(2 + element.length), [3, 2], element), (id) =>
        id === 3 ? uid : undefined,
      );
      const [field] = pdv?.fields?.slice(3) ?? [];
      expect(field?.name).to.match(/^\(0010,0010\) (PN )?Patient.*Name$/);
      expect(field?.value).to.equal('"A^B "');
    });
  }

  it('of a deflated Data Set, or one in an unknown Transfer Syntax, are its bytes', () => {
    const element = bytes([0x10, 0, 0x10, 0], 'PN', [4, 0], 'A^B ');
    for (const uid of ['1.2.840.10008.1.2.1.99', '1.2.3', undefined]) {
      const text = lines(pduFields(pdu(4, u32(2 + element.length), [3, 2], element), () => uid));
      expect(text.at(-1)).to.equal('  Bytes = 12 bytes @ 12+12');
    }
  });

  it('of sequences are items within items', () => {
    const inner = bytes([0xfe, 0xff, 0, 0xe0, 8, 0, 0, 0], [8, 0, 0, 0x11, 0, 0, 0, 0]);
    const sequence = bytes([8, 0, 0x40, 0x11], 'SQ', [0, 0], [0xff, 0xff, 0xff, 0xff], inner);
    const fragment = pdu(4, u32(2 + sequence.length), [1, 0], sequence);
    const fields = pduFields(fragment, () => '1.2.840.10008.1.2.1');
    expect(leaves(fields).reduce((sum, { length }) => sum + length, 0)).to.equal(fragment.length);
    const text = lines(fields);
    expect(text.some((line) => /^ {2}\(0008,1140\) SQ .* = undefined length/.test(line))).to.equal(true);
    expect(text.some((line) => /^ {4}\(FFFE,E000\) Item = 8 bytes/.test(line))).to.equal(true);
  });

  it('tells where bytes follow the end that the PDU-length names, and where they end before', () => {
    expect(lines(pduFields(bytes(pdu(5, [0, 0, 0, 0]), [9, 9])))).to.include('Bytes beyond the PDU-length @ 10+2');
    expect(lines(pduFields(bytes([4, 0, 0, 0])))).to.deep.equal([
      'PDU-type = 04H P-DATA-TF @ 0+1',
      'Reserved = 00H @ 1+1',
      'PDU-length = cut off @ 2+2',
    ]);
  });

  it('does not write out a password', () => {
    const identity = item(0x58, [2, 0], u16(4), 'user', u16(6), 'secret');
    const request = pdu(1, u16(1), new Uint8Array(66), item(0x50, identity));
    expect(lines(pduFields(request)).join('\n'))
      .to.contain('Secondary-field = 6 bytes')
      .and.not.to.contain('secret');
  });

  it('covers every byte once, in order, whatever the bytes are', () => {
    const head = fc.constantFrom([1, 0], [2, 0], [4, 0], [3, 0], [9, 0]);
    fc.assert(
      fc.property(head, fc.uint8Array({ maxLength: 400 }), fc.boolean(), (start, body, isTrue) => {
        const all = isTrue ? bytes(start, u32(body.length), body) : bytes(start, body);
        let at = 0;
        for (const field of leaves(pduFields(all, () => '1.2.840.10008.1.2.1'))) {
          expect(field.at).to.equal(at);
          at += field.length;
        }
        expect(at).to.equal(all.length);
      }),
    );
  });
});
