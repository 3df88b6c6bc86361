import { expect } from 'chai';
import { associateRQ, decodePdu, encodePdu, type Pdu, presentationContextsOf } from '../../src/wire.ts';
import type { AcceptorAct } from '../language/respond.ts';
import { pduToSend } from './acceptor-pdu.ts';

const request = associateRQ({
  calledAETitle: 'HERE',
  callingAETitle: 'THERE',
  presentationContexts: [{ id: 7, abstractSyntax: '1.2.3', transferSyntaxes: ['1.2.840.10008.1.2'] }],
  maxLength: 0,
  implementationClassUID: '1.2.5',
});

/** What is read in what is sent. */
function read(pdu: NonNullable<AcceptorAct['pdu']>, asked?: typeof request): Pdu {
  const sent = pduToSend(pdu, asked);
  const decoded = decodePdu(sent instanceof Uint8Array ? sent : encodePdu(sent));
  if (!('pdu' in decoded)) throw new Error(JSON.stringify(decoded));
  return decoded.pdu;
}

describe('a PDU in place of an answer', () => {
  it('is an A-ASSOCIATE-AC to what was asked for', () => {
    const pdu = read('A-ASSOCIATE-AC', request);
    expect(pdu).to.include({ type: 'A-ASSOCIATE-AC', calledAETitle: 'HERE' });
    expect(pdu.type === 'A-ASSOCIATE-AC' && pdu.items.some((item) => 'id' in item && item.id === 7)).to.equal(true);
  });

  it('is an association request of somebody if none came, and the same again if one did', () => {
    const own = read('A-ASSOCIATE-RQ');
    expect(own).to.include({ type: 'A-ASSOCIATE-RQ', calledAETitle: 'CSTORE_SCP' });
    const again = read('A-ASSOCIATE-RQ', request);
    if (again.type !== 'A-ASSOCIATE-RQ') throw new Error(again.type);
    expect(presentationContextsOf(again)).to.deep.equal(presentationContextsOf(request));
  });

  it('is a release request or response', () => {
    expect(read('A-RELEASE-RQ')).to.include({ type: 'A-RELEASE-RQ' });
    expect(read('A-RELEASE-RP')).to.include({ type: 'A-RELEASE-RP' });
  });

  it('is an A-ABORT or A-ASSOCIATE-RJ with the given fields, the others as they usually are', () => {
    expect(read({ type: 'A-ABORT' })).to.include({ source: 0, reason: 0 });
    expect(read({ type: 'A-ABORT', source: 2, reason: 6 })).to.include({ source: 2, reason: 6 });
    expect(read({ type: 'A-ASSOCIATE-RJ' })).to.include({ result: 1, source: 1, reason: 1 });
    expect(read({ type: 'A-ASSOCIATE-RJ', result: 2, source: 3, reason: 2 })).to.include({
      result: 2,
      source: 3,
      reason: 2,
    });
  });
});
