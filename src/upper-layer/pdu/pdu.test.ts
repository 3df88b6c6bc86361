/** PS3.8 9.3: what holds for every PDU, and for bytes that are none. */

import { expect } from 'chai';
import fc from 'fast-check';
import { arbitraryPdu } from '../testing/arbitrary-pdu.ts';
import { type Decoded, decodePdu, encodePdu } from './pdu.ts';

function fromHex(hex: string): Buffer {
  return Buffer.from(hex.replaceAll(/\s/g, ''), 'hex');
}

function invalid(decoded: Decoded) {
  if ('pdu' in decoded) throw new Error(`decoded as ${decoded.pdu.type}`);
  return decoded;
}

/** Nothing may be read or shared outside the bytes given: they lie within a larger buffer of other bytes. */
function embedded(bytes: Uint8Array, filler: number): Buffer {
  const around = Buffer.alloc(bytes.length + 64, filler);
  around.set(bytes, 32);
  return around.subarray(32, 32 + bytes.length);
}

describe('the PDU codec', () => {
  it('decodes every PDU to what was encoded', () => {
    fc.assert(
      fc.property(arbitraryPdu, (pdu) => {
        expect(decodePdu(encodePdu(pdu))).to.deep.equal({ pdu });
      }),
      { numRuns: 1000 },
    );
  });

  it('never throws for any bytes, and encodes what it decodes to the same bytes', () => {
    const anyBytes = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.uint8Array({ maxLength: 300 }));
    fc.assert(
      fc.property(anyBytes, ([type, fields]) => {
        const head = Buffer.from([type, 0, 0, 0, fields.length >> 8, fields.length & 0xff]);
        expectLossless(Buffer.concat([head, fields]));
      }),
      { numRuns: 5000 },
    );
  });

  it('never throws for a PDU with bytes changed, and stays lossless', () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(arbitraryPdu, changes, (pdu, changed) => {
        const bytes = encodePdu(pdu);
        for (const [at, value] of changed) bytes[at % bytes.length] = value;
        expectLossless(bytes);
      }),
      { numRuns: 5000 },
    );
  });

  it('finds every PDU that was cut short invalid', () => {
    fc.assert(
      fc.property(arbitraryPdu, fc.nat(), (pdu, at) => {
        const bytes = encodePdu(pdu);
        expect(decodePdu(bytes.subarray(0, at % bytes.length))).to.have.property('invalid');
      }),
    );
  });

  it('depends on nothing outside the bytes given', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(decodePdu(embedded(bytes, 0x00))).to.deep.equal(decodePdu(embedded(bytes, 0xff)));
      }),
    );
  });

  it('calls an undefined PDU-type unrecognized', () => {
    expect(invalid(decodePdu(fromHex('08 00 00000000')))).to.deep.include({ offset: 0, reason: 1 });
    expect(invalid(decodePdu(fromHex('00 00 00000000')))).to.deep.include({ offset: 0, reason: 1 });
  });

  it('calls a PDU-length that is not that of the bytes invalid', () => {
    const tooMany = invalid(decodePdu(fromHex('05 00 00000004 00000000 00')));
    expect(tooMany).to.deep.equal({ invalid: 'PDU-length is 4, but 5 bytes follow it', offset: 2, reason: 6 });
    expect(invalid(decodePdu(fromHex('05 00 ffffffff 00000000'))).offset).to.equal(2);
  });

  it('calls fewer bytes than a PDU head invalid', () => {
    expect(invalid(decodePdu(fromHex('01 00 0000')))).to.deep.include({ offset: 0, reason: 6 });
  });

  it('says where in the PDU a field runs out', () => {
    const rj = invalid(decodePdu(fromHex('03 00 00000003 00 01 01')));
    expect(rj.invalid).to.equal('A-ASSOCIATE-RJ: reason/diag. needs 1 bytes, but only 0 are left');
    expect(rj.offset).to.equal(9);
  });

  it('takes a plain Uint8Array as well as a Buffer', () => {
    const bytes = Uint8Array.from([6, 0, 0, 0, 0, 4, 0, 0, 0, 0]);
    expect(decodePdu(bytes)).to.deep.equal({ pdu: { type: 'A-RELEASE-RP' } });
  });
});

function expectLossless(bytes: Buffer): void {
  const decoded = decodePdu(bytes);
  if ('pdu' in decoded) expect(encodePdu(decoded.pdu)).to.deep.equal(bytes);
  else {
    expect(decoded.invalid).to.be.a('string').that.is.not.empty;
    expect(decoded.offset).to.be.within(0, bytes.length);
  }
}
