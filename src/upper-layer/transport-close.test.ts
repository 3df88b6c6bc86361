/** PS3.8 9.1.4: how a transport connection ends, told apart. */

import { expect } from 'chai';
import { encodePdu, type Pdu } from './pdu/pdu.ts';
import { Arrivals, connectedPair, connectedSocket } from './testing/transports.ts';

const releaseRQ: Pdu = { type: 'A-RELEASE-RQ' };
const releaseRP: Pdu = { type: 'A-RELEASE-RP' };

describe('the end of a transport', () => {
  it('is told apart: the peer closes', async () => {
    await using pair = await connectedPair();
    const arrivals = new Arrivals(pair.acceptor);
    pair.requestor.end();
    expect(await arrivals.closed()).to.deep.equal({ how: 'fin', unparsed: 0 });
    expect(pair.acceptor.closed).to.deep.equal({ how: 'fin', unparsed: 0 });
  });

  it('is told apart: the peer closes within a PDU', async () => {
    await using pair = await connectedSocket();
    const arrivals = new Arrivals(pair.acceptor);
    pair.socket.end(encodePdu(releaseRQ).subarray(0, 7));
    expect(await arrivals.closed()).to.deep.equal({ how: 'fin', unparsed: 7 });
  });

  it('is told apart: the peer resets', async () => {
    await using pair = await connectedPair();
    const arrivals = new Arrivals(pair.acceptor);
    pair.requestor.reset();
    const close = await arrivals.closed();
    expect(close.how).to.equal('rst');
    expect(close.error).to.have.property('code', 'ECONNRESET');
  });

  it('is told apart: this side closes', async () => {
    await using pair = await connectedPair();
    const atRequestor = new Arrivals(pair.requestor);
    new Arrivals(pair.acceptor);
    pair.requestor.end();
    expect(await atRequestor.closed()).to.deep.equal({ how: 'local', unparsed: 0 });
  });

  it('is told apart: this side resets', async () => {
    await using pair = await connectedPair();
    const arrivals = new Arrivals(pair.acceptor);
    pair.acceptor.reset();
    expect(await arrivals.closed()).to.deep.equal({ how: 'local', unparsed: 0 });
  });

  it('comes by a reset even while a FIN is on its way', async () => {
    await using pair = await connectedPair({ closeGraceMs: 60_000 });
    const arrivals = new Arrivals(pair.acceptor);
    pair.acceptor.end();
    pair.acceptor.reset();
    expect(await arrivals.closed()).to.deep.equal({ how: 'local', unparsed: 0 });
    await pair.acceptor[Symbol.asyncDispose]();
  });

  it('comes after what was sent, when this side closes', async () => {
    await using pair = await connectedPair();
    const arrivals = new Arrivals(pair.requestor);
    pair.acceptor.send(releaseRP);
    pair.acceptor.end();
    expect((await arrivals.closed()).how).to.equal('fin');
    expect(arrivals.decoded).to.deep.equal([{ pdu: releaseRP }]);
  });

  it('still brings what the peer sends until it closes too', async () => {
    await using pair = await connectedSocket({ closeGraceMs: 60_000 });
    const arrivals = new Arrivals(pair.acceptor);
    pair.acceptor.end();
    pair.socket.resume();
    pair.socket.end(encodePdu(releaseRQ));
    expect((await arrivals.closed()).how).to.equal('local');
    expect(arrivals.decoded).to.deep.equal([{ pdu: releaseRQ }]);
  });

  it('comes even where the peer does not close', async () => {
    await using pair = await connectedSocket({ closeGraceMs: 5 });
    const arrivals = new Arrivals(pair.acceptor);
    pair.socket.pause();
    pair.acceptor.end();
    expect(await arrivals.closed()).to.deep.equal({ how: 'local', unparsed: 0 });
  });

  it('makes sending do nothing', async () => {
    await using pair = await connectedPair();
    const arrivals = new Arrivals(pair.acceptor);
    pair.acceptor.destroy();
    await arrivals.closed();
    expect(pair.acceptor.send(releaseRQ)).to.equal(true);
    expect(pair.acceptor.bytesOut).to.equal(0);
  });

  it('is told to handlers that are set after it', async () => {
    await using pair = await connectedPair();
    await pair.requestor[Symbol.asyncDispose]();
    expect(await new Arrivals(pair.requestor).closed()).to.deep.equal({ how: 'local', unparsed: 0 });
  });

  it('stops the delivery of PDUs when it is destroyed in between', async () => {
    await using pair = await connectedPair();
    const arrivals = new Arrivals(pair.acceptor, () => pair.acceptor.destroy());
    pair.requestor.send(releaseRQ);
    pair.requestor.send(releaseRQ);
    expect((await arrivals.closed()).how).to.equal('local');
    expect(arrivals.decoded).to.have.length(1);
  });
});
