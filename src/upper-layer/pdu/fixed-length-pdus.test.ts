/** PS3.8 9.3.4, 9.3.6 to 9.3.8: the PDUs of fixed length. */

import { expect } from 'chai';
import { abortReason, abortSource, describeAbort } from './a-abort.ts';
import { describeRejection } from './a-associate-rj.ts';
import { decodePdu, encodePdu, type Pdu } from './pdu.ts';

const layouts: readonly [pdu: Pdu, hex: string][] = [
  [{ type: 'A-ASSOCIATE-RJ', result: 1, source: 2, reason: 3 }, '03000000000400010203'],
  [{ type: 'A-RELEASE-RQ' }, '05000000000400000000'],
  [{ type: 'A-RELEASE-RP' }, '06000000000400000000'],
  [{ type: 'A-ABORT', source: 2, reason: 6 }, '07000000000400000206'],
];

describe('a PDU of fixed length', () => {
  for (const [pdu, hex] of layouts) {
    it(`has the bytes of its table: ${pdu.type}`, () => {
      expect(encodePdu(pdu).toString('hex')).to.equal(hex);
      expect(decodePdu(Buffer.from(hex, 'hex'))).to.deep.equal({ pdu });
    });

    it(`is invalid with a byte too many or too few: ${pdu.type}`, () => {
      const longer = Buffer.from(`${hex}00`, 'hex');
      longer.writeUInt32BE(5, 2);
      expect(decodePdu(longer)).to.include({ reason: 6, offset: 10 });
      const shorter = Buffer.from(hex.slice(0, -2), 'hex');
      shorter.writeUInt32BE(3, 2);
      expect(decodePdu(shorter)).to.include({ reason: 6 });
    });
  }

  it('keeps values that the standard reserves', () => {
    const pdu = { type: 'A-ABORT', source: 1, reason: 255 } as const;
    expect(decodePdu(encodePdu(pdu))).to.deep.equal({ pdu });
  });

  it('refuses to encode a value over one byte', () => {
    expect(() => encodePdu({ type: 'A-ABORT', source: 256, reason: 0 })).to.throw(RangeError);
  });
});

describe('describeAbort', () => {
  it('gives no reason for an abort by the service-user, whose reason is not significant', () => {
    expect(describeAbort({ source: abortSource.serviceUser, reason: 6 })).to.equal('by service-user');
  });

  it('gives the reason of an abort by the service-provider in the words of Table 9-26', () => {
    const { unexpectedPdu } = abortReason;
    const text = describeAbort({ source: abortSource.serviceProvider, reason: unexpectedPdu });
    expect(text).to.equal('by service-provider: unexpected-PDU');
  });

  it('shows reserved values as numbers', () => {
    expect(describeAbort({ source: 1, reason: 9 })).to.equal('by source 1, reason 9');
    expect(describeAbort({ source: 2, reason: 9 })).to.equal('by service-provider: reason 9');
  });
});

describe('describeRejection', () => {
  it('uses the words of Table 9-21, where a reason depends on the source', () => {
    expect(describeRejection({ result: 1, source: 1, reason: 2 })).to.equal(
      'rejected-permanent by service-user: application-context-name-not-supported',
    );
    expect(describeRejection({ result: 2, source: 3, reason: 2 })).to.equal(
      'rejected-transient by service-provider (Presentation): local-limit-exceeded',
    );
  });

  it('shows reserved values as numbers', () => {
    expect(describeRejection({ result: 0, source: 9, reason: 4 })).to.equal('result 0 by source 9: reason 4');
  });
});
