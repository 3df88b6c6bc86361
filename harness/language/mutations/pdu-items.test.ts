import { expect } from 'chai';
import { associateRQ, decodePdu, encodePdu, type Pdu } from '../../../src/wire.ts';
import { mutate, type PduMutation } from './registry.ts';

const rq = encodePdu(
  associateRQ({
    calledAETitle: 'CALLED',
    callingAETitle: 'CALLING',
    presentationContexts: [{ id: 1, abstractSyntax: '1.2.3', transferSyntaxes: ['1.2.4', '1.2.5'] }],
    maxLength: 16384,
    implementationClassUID: '1.2.6',
  }),
);

function decoded(...mutations: PduMutation[]): Extract<Pdu, { type: 'A-ASSOCIATE-RQ' }> {
  const result = decodePdu(mutate(rq, mutations));
  if (!('pdu' in result) || result.pdu.type !== 'A-ASSOCIATE-RQ') throw new Error(JSON.stringify(result));
  return result.pdu;
}

const unknown = '77 00 00 01 aa';

describe('mutations of a PDU', () => {
  it('overwrite bytes of an item, found by its types', () => {
    const [, context] = decoded({ item: { path: [0x20], at: 4, hex: '07' } }).items;
    expect(context).to.deep.include({ item: 0x20, id: 7 });
    const [, other] = decoded({ item: { path: [0x20, 0x40], at: 8, hex: '39' } }).items;
    expect(JSON.stringify(other)).to.contain('1.2.9').and.to.contain('1.2.5');
    const information = decoded({ item: { path: [0x50, 0x51], at: 4, hex: '00 00 00 09' } }).items[2];
    expect(JSON.stringify(information)).to.contain('"maxLength":9');
  });

  it('insert an item before another or at the end, with the lengths around it', () => {
    const first = decoded({ insertItem: { index: 0, hex: unknown } }).items;
    expect(first.map(({ item }) => item)).to.deep.equal([0x77, 0x10, 0x20, 0x50]);
    const last = decoded({ insertItem: { hex: unknown } }).items;
    expect(last.map(({ item }) => item)).to.deep.equal([0x10, 0x20, 0x50, 0x77]);
    const inner = decoded({ insertItem: { into: [0x20], index: 1, hex: unknown } }).items[1];
    expect(inner && 'subItems' in inner && inner.subItems.map(({ item }) => item)).to.deep.equal([
      0x30, 0x77, 0x40, 0x40,
    ]);
  });

  it('leave an item out, with the lengths around it', () => {
    const items = decoded({ removeItem: { path: [0x10] } }).items;
    expect(items.map(({ item }) => item)).to.deep.equal([0x20, 0x50]);
    const information = decoded({ removeItem: { path: [0x50, 0x51] } }).items[2];
    expect(information && 'subItems' in information && information.subItems.map(({ item }) => item)).to.deep.equal([
      0x52,
    ]);
  });

  it('declare another PDU-length', () => {
    const longer = Buffer.from(mutate(rq, [{ pduLength: { by: 4 } }]));
    expect(longer.readUInt32BE(2)).to.equal(rq.length - 6 + 4);
    expect(longer.subarray(6).equals(rq.subarray(6))).to.equal(true);
    expect(rq.readUInt32BE(2)).to.equal(rq.length - 6);
  });

  it('are done in order, with those of any bytes', () => {
    const mutations = [{ removeItem: { path: [0x10] } }, { item: { path: [0x20], at: 4, hex: '03' } }];
    expect(decoded(...mutations).items[0]).to.include({ id: 3 });
    expect(mutate(rq, [...mutations, { truncate: { at: 6 } }])).to.have.length(6);
  });

  it('tell of an item that is not there', () => {
    expect(() => mutate(rq, [{ removeItem: { path: [0x20, 0x51] } }])).to.throw('the PDU has no item [0x20, 0x51]');
    expect(() => mutate(rq, [{ item: { path: [0x50, 0x51], at: 4000, hex: '00' } }])).to.throw(/outside/);
  });

  it('do not read beyond the bytes when an Item-length does', () => {
    const cut = Buffer.from(rq.subarray(0, 100));
    expect(() => mutate(cut, [{ removeItem: { path: [0x50, 0x99] } }])).to.throw('the PDU has no item');
    const lie = mutate(rq, [{ item: { path: [0x50], at: 2, hex: 'ffff' } }]);
    expect(() => mutate(lie, [{ removeItem: { path: [0x50, 0x99] } }])).to.throw('the PDU has no item [0x50, 0x99]');
  });
});
