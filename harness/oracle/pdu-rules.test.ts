import { expect } from 'chai';
import { pDataFindings, pduFindings } from './pdu-rules.ts';

describe('the rules of PDUs', () => {
  it('find nothing wrong with good ones', () => {
    expect(pduFindings({ type: 'A-RELEASE-RP' })).to.deep.equal([]);
    const pdv = { contextId: 1, isCommand: true, isLast: true, fragment: Buffer.alloc(10) };
    expect(pDataFindings({ type: 'P-DATA-TF', pdvs: [pdv] }, 22, 16)).to.deep.equal([]);
  });

  it('find reserved fields that are not 00H', () => {
    const [finding] = pduFindings({ type: 'A-ABORT', source: 0, reason: 0, reserved: Buffer.from([0, 1, 0]) });
    expect(finding).to.include({ level: 'shall', clause: 'PS3.8 9.3.8' });
  });

  it('only take note of bytes 43 to 74 of an A-ASSOCIATE-AC, which shall not be tested', () => {
    const pdu = {
      type: 'A-ASSOCIATE-AC',
      protocolVersion: 1,
      calledAETitle: '',
      callingAETitle: '',
      items: [],
    } as const;
    const late = Buffer.concat([Buffer.alloc(3), Buffer.alloc(32, 7)]);
    expect(pduFindings({ ...pdu, reserved: late })[0]).to.include({ level: 'note' });
    expect(pduFindings({ ...pdu, reserved: Buffer.concat([Buffer.of(1), late.subarray(1)]) })[0]).to.include({
      level: 'shall',
    });
  });

  it('find a P-DATA-TF longer than was announced, unless no limit was', () => {
    const pdv = { contextId: 1, isCommand: true, isLast: true, fragment: Buffer.alloc(10) };
    expect(pDataFindings({ type: 'P-DATA-TF', pdvs: [pdv] }, 22, 15)[0]).to.include({
      clause: 'PS3.8 D.1',
      level: 'shall',
    });
    expect(pDataFindings({ type: 'P-DATA-TF', pdvs: [pdv] }, 22, 0)).to.deep.equal([]);
  });

  it('find even context IDs and set bits in the message control header', () => {
    const pdv = { contextId: 2, isCommand: true, isLast: true, reserved: 4, fragment: Buffer.alloc(10) };
    expect(pDataFindings({ type: 'P-DATA-TF', pdvs: [pdv] }, 22, 0).map(({ level }) => level)).to.deep.equal([
      'shall',
      'should',
    ]);
  });
});
