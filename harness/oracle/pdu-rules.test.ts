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

  it('let bytes 43 to 74 of an A-ASSOCIATE-AC repeat the request', () => {
    const pdu = {
      type: 'A-ASSOCIATE-AC',
      protocolVersion: 1,
      calledAETitle: '',
      callingAETitle: '',
      items: [],
    } as const;
    const late = Buffer.concat([Buffer.alloc(3), Buffer.alloc(32, 7)]);
    expect(pduFindings({ ...pdu, reserved: late })).to.deep.equal([]);
    expect(pduFindings({ ...pdu, reserved: Buffer.concat([Buffer.of(1), late.subarray(1)]) })[0]).to.include({
      level: 'shall',
    });
  });

  it('find sources and reasons of an A-ABORT that Table 9-26 does not have', () => {
    const wrong = [
      [1, 0],
      [3, 0],
      [2, 3],
      [2, 7],
      [0, 2],
    ] as const;
    for (const [source, reason] of wrong) {
      expect(pduFindings({ type: 'A-ABORT', source, reason })[0], `${source} ${reason}`).to.include({ level: 'shall' });
    }
    for (const reason of [0, 1, 2, 4, 5, 6]) {
      expect(pduFindings({ type: 'A-ABORT', source: 2, reason })).to.deep.equal([]);
    }
    expect(pduFindings({ type: 'A-ABORT', source: 0, reason: 0 })).to.deep.equal([]);
  });

  it('find values of an A-ASSOCIATE-RJ that Table 9-21 does not have', () => {
    const rejection = { type: 'A-ASSOCIATE-RJ', result: 1, source: 1, reason: 1 } as const;
    expect(pduFindings(rejection)).to.deep.equal([]);
    expect(pduFindings({ ...rejection, source: 3, reason: 2 })).to.deep.equal([]);
    const wrong = [{ result: 0 }, { result: 3 }, { source: 0 }, { source: 4 }, { reason: 4 }, { source: 2, reason: 3 }];
    for (const fields of wrong) {
      expect(pduFindings({ ...rejection, ...fields })[0], JSON.stringify(fields)).to.include({
        level: 'shall',
        clause: 'PS3.8 9.3.4',
      });
    }
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
