/** PS3.8 9.3.2, 9.3.3: where the fields and items of A-ASSOCIATE-RQ and A-ASSOCIATE-AC lie. */

import { expect } from 'chai';
import type { AssociateFields, AssociateItem } from './a-associate.ts';
import { decodePdu, encodePdu } from './pdu.ts';

function rq(fields: Partial<AssociateFields> = {}) {
  const titles = { calledAETitle: 'STORESCP', callingAETitle: 'STORESCU' };
  return { type: 'A-ASSOCIATE-RQ', protocolVersion: 1, ...titles, items: [], ...fields } as const;
}

/** The bytes of one item inside an A-ASSOCIATE-RQ. */
function itemHex(item: AssociateItem): string {
  return encodePdu(rq({ items: [item] })).toString('hex', 74);
}

/** Decodes one item given by its bytes. */
function decodeItem(hex: string) {
  const head = encodePdu(rq());
  const bytes = Buffer.concat([head, Buffer.from(hex.replaceAll(' ', ''), 'hex')]);
  bytes.writeUInt32BE(bytes.length - 6, 2);
  const decoded = decodePdu(bytes);
  if (!('pdu' in decoded)) return decoded;
  if (decoded.pdu.type !== 'A-ASSOCIATE-RQ') throw new Error(decoded.pdu.type);
  return decoded.pdu.items[0];
}

describe('an A-ASSOCIATE PDU', () => {
  it('has its fields at the bytes of Table 9-11', () => {
    const bytes = encodePdu(rq());
    expect(bytes.length).to.equal(74);
    expect(bytes.toString('hex', 0, 10)).to.equal('01000000004400010000');
    expect(bytes.toString('latin1', 10, 26)).to.equal('STORESCP        ');
    expect(bytes.toString('latin1', 26, 42)).to.equal('STORESCU        ');
    expect(bytes.subarray(42).every((byte) => byte === 0)).to.equal(true);
  });

  it('is of PDU-type 02H when it accepts', () => {
    expect(encodePdu({ ...rq(), type: 'A-ASSOCIATE-AC' })[0]).to.equal(2);
  });

  it('reads an AE title without the spaces around it, and keeps the 16 bytes where they differ', () => {
    const rawCalledAETitle = Buffer.from('  STORE SCP     ');
    const decoded = decodePdu(encodePdu(rq({ rawCalledAETitle })));
    expect(decoded).to.deep.equal({ pdu: rq({ calledAETitle: 'STORE SCP', rawCalledAETitle }) });
  });

  it('refuses to encode an AE title that does not fit', () => {
    expect(() => encodePdu(rq({ calledAETitle: 'A'.repeat(17) }))).to.throw(RangeError, 'at most 16 fit');
    expect(() => encodePdu(rq({ callingAETitle: 'ΑΒΓ' }))).to.throw(RangeError, 'outside ISO 646');
    expect(() => encodePdu(rq({ rawCallingAETitle: Buffer.alloc(15) }))).to.throw(RangeError, 'not 15');
  });

  it('keeps reserved bytes that are not 00H', () => {
    const bytes = encodePdu(rq());
    bytes[1] = 0x11;
    bytes[9] = 0x22;
    bytes[73] = 0x33;
    const decoded = decodePdu(bytes);
    if (!('pdu' in decoded)) throw new Error(decoded.invalid);
    expect(encodePdu(decoded.pdu)).to.deep.equal(bytes);
  });

  it('encodes an Application Context Item as in Table 9-12', () => {
    expect(itemHex({ item: 0x10, name: '1.2.3' })).to.equal('10000005312e322e33');
  });

  it('encodes a proposed presentation context as in Tables 9-13 to 9-15', () => {
    const subItems = [
      { item: 0x30, uid: '1.2' },
      { item: 0x40, uid: '1.3' },
    ] as const;
    const hex = '20000012 03000000 30000003 312e32 40000003 312e33';
    expect(itemHex({ item: 0x20, id: 3, subItems })).to.equal(hex.replaceAll(' ', ''));
    expect(decodeItem(hex)).to.deep.equal({ item: 0x20, id: 3, subItems });
  });

  it('encodes an answered presentation context as in Tables 9-18 and 9-19', () => {
    const subItems = [{ item: 0x40, uid: '1.3' }] as const;
    const hex = '2100000b 03000400 40000003 312e33';
    expect(itemHex({ item: 0x21, id: 3, result: 4, subItems })).to.equal(hex.replaceAll(' ', ''));
    expect(decodeItem(hex)).to.deep.equal({ item: 0x21, id: 3, result: 4, subItems });
  });

  it('does not test the transfer syntax of a rejected presentation context', () => {
    const untested = Buffer.from('400000ff31', 'hex');
    const item = { item: 0x21, id: 3, result: 3, subItems: [], untested } as const;
    expect(decodeItem('21000009 03000300 400000ff31')).to.deep.equal(item);
    expect(itemHex(item)).to.equal('2100000903000300400000ff31');
    expect(decodeItem('21000009 03000000 400000ff31')).to.have.property('invalid');
  });

  it('skips items of unrecognized types, but keeps their bytes', () => {
    expect(decodeItem('60000002 abcd')).to.deep.equal({ item: 0x60, data: Buffer.from('abcd', 'hex') });
  });

  it('encodes a known item by hand where its value is given as bytes', () => {
    expect(itemHex({ item: 0x50, data: Buffer.from('5100', 'hex') })).to.equal('500000025100');
  });

  it('calls an item invalid that leaves its PDU, and says where', () => {
    expect(decodeItem('10000006 312e322e33')).to.deep.equal({
      invalid: 'A-ASSOCIATE-RQ: item 10H declares 6 bytes, but its enclosing field has only 5 left',
      offset: 74,
      reason: 6,
      pduType: 1,
    });
  });

  it('calls a sub-item invalid that leaves its item', () => {
    expect(decodeItem('2000000b 03000000 30000004 312e32')).to.include({ offset: 82, reason: 6 });
  });

  it('is invalid with more items and sub-items than any negotiation needs', () => {
    const items = Array.from({ length: 2 }, () => ({ item: 0x50, data: Buffer.from('60000000'.repeat(8191), 'hex') }));
    expect(decodePdu(encodePdu(rq({ items }))))
      .to.have.nested.property('pdu.items')
      .with.length(2);
    const tooMany = [...items, { item: 0x60, data: Buffer.alloc(0) }];
    const decoded = decodePdu(encodePdu(rq({ items: tooMany })));
    expect(decoded).to.have.property('invalid', 'A-ASSOCIATE-RQ: more than 16384 items in one PDU');
  });

  it('refuses to encode an item over 65535 bytes', () => {
    expect(() => itemHex({ item: 0x60, data: Buffer.alloc(0x10000) })).to.throw(RangeError, 'at most 65535');
  });
});
