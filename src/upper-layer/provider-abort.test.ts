/** PS3.8 9.2.2, 9.3.8: who aborts an association, and with which source and reason. */

import { expect } from 'chai';
import { encodePdu } from './pdu/pdu.ts';
import { abortBy, ac, acceptor, established, pData, releaseRP, rq, userAbort } from './testing/provider-play.ts';

describe('an abort', () => {
  it('by the local user has source 0 and reason 0', async () => {
    await using it = await established();
    expect(it.provider.abort()).to.equal(true);
    expect(await it.arrivals.count(2)).to.deep.equal([{ pdu: ac }, { pdu: userAbort }]);
    expect(it.provider.state).to.equal('Sta13');
    it.peer.end();
    await it.user.closed();
    expect(it.user.transitions.at(-1)).to.equal('Sta13 Evt17 AR-5 Sta1');
  });

  it('by the user of the peer is an A-ABORT indication, by its provider an A-P-ABORT indication', async () => {
    const kinds = [0, 2].map(async (source) => {
      await using it = await established();
      it.peer.send({ type: 'A-ABORT', source, reason: 1 });
      await it.user.closed();
      expect(it.user.transitions.at(-1)).to.equal('Sta6 Evt16 AA-3 Sta1');
      return it.user.aborts.map(({ kind, text }) => `${kind}: ${text}`);
    });
    expect(await Promise.all(kinds)).to.deep.equal([
      ['A-ABORT: the peer aborted by service-user'],
      ['A-P-ABORT: the peer aborted by service-provider: unrecognized-PDU'],
    ]);
  });

  it('is indicated when the transport closes or is reset', async () => {
    await using closed = await established();
    closed.peer.end();
    await closed.user.closed();
    expect(closed.user.aborts[0]).to.deep.include({ kind: 'A-P-ABORT', text: 'the transport connection closed' });
    await using reset = await established();
    reset.peer.reset();
    await reset.user.closed();
    expect(reset.user.aborts[0]?.close?.how).to.equal('rst');
    expect(reset.user.transitions.at(-1)).to.equal('Sta6 Evt17 AA-4 Sta1');
  });

  /** What arrives in Sta6, and the A-ABORT reason that it deserves (PS3.8 Table 9-26). */
  const offences: readonly [title: string, bytes: Buffer, reason: number][] = [
    ['an unexpected PDU', encodePdu(rq), 2],
    ['an A-RELEASE-RP that nobody asked for', encodePdu(releaseRP), 2],
    ['a PDU-type that is not defined', Buffer.from('ff0000000000', 'hex'), 1],
    ['a PDU whose fields do not fit', Buffer.from('050000000003000000', 'hex'), 6],
    ['a PDV that leaves its PDU', Buffer.from('040000000006ffffffff0103', 'hex'), 6],
    ['a declared length over the limit', Buffer.from('0400ffffffff', 'hex'), 6],
  ];
  for (const [title, bytes, reason] of offences) {
    it(`by this provider has source 2 and reason ${reason} after ${title}`, async () => {
      await using it = await established();
      it.peer.send(bytes);
      await it.user.hears('A-P-ABORT indication');
      expect(it.user.actions.at(-1)).to.equal('AA-8');
      expect(it.user.sent.at(-1)).to.equal(abortBy(2, reason));
      const pdu = { type: 'A-ABORT', source: 2, reason };
      expect(it.user.aborts[0]?.sent).to.deep.equal(pdu);
      expect(await it.arrivals.count(2)).to.deep.equal([{ pdu: ac }, { pdu }]);
    });
  }

  it('by this provider follows when its user finds a P-DATA-TF illegal', async () => {
    await using it = await established();
    expect(it.provider.invalidPdu('presentation context 3 was not accepted', 4)).to.equal(true);
    expect(it.user.sent.at(-1)).to.equal(abortBy(2, 4));
    expect(it.user.aborts[0]?.text).to.include('presentation context 3 was not accepted');
  });

  for (const [title, bytes] of [
    ['an unexpected PDU', encodePdu(pData)],
    ['bytes that are no PDU', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
  ] as const) {
    it(`has source 0 where ${title} comes before any A-ASSOCIATE-RQ (AA-1)`, async () => {
      await using it = await acceptor();
      it.peer.send(bytes);
      expect(await it.arrivals.count(1)).to.deep.equal([{ pdu: userAbort }]);
      expect(it.provider.state).to.equal('Sta13');
      expect(it.user.heard).to.deep.equal([]);
    });
  }

  it('is sent again for an A-ASSOCIATE-RQ or an invalid PDU after it, other PDUs are ignored', async () => {
    await using it = await established();
    it.provider.abort();
    it.peer.send([encodePdu(pData), encodePdu(rq), Buffer.from('ff0000000000', 'hex')]);
    await it.arrivals.count(4);
    expect(it.user.actions.slice(-4)).to.deep.equal(['AA-1', 'AA-6', 'AA-7', 'AA-7']);
    expect(it.user.sent.slice(-2)).to.deep.equal([abortBy(2, 2), abortBy(2, 1)]);
  });
});
