/** PS3.8 9.1.3, 9.1.4: a transport connection over TCP: PDUs in, bytes out, and how it ends. */

import { once } from 'node:events';
import type { Socket } from 'node:net';
import { expect } from 'chai';
import { encodePdu, type Pdu } from './pdu/pdu.ts';
import { Arrivals, connectedPair, connectedSocket } from './testing/transports.ts';
import type { Transport } from './transport.ts';

const releaseRQ: Pdu = { type: 'A-RELEASE-RQ' };
const releaseRP: Pdu = { type: 'A-RELEASE-RP' };

function pDataTF(length: number, fill = 7): Pdu {
  const pdv = { contextId: 1, isCommand: false, isLast: true, fragment: Buffer.alloc(length, fill) };
  return { type: 'P-DATA-TF', pdvs: [pdv] };
}

/** Everything that arrives at a bare socket until its peer closes. */
async function received(socket: Socket): Promise<Buffer> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(socket, 'end');
  return Buffer.concat(chunks);
}

/** Makes the next flush of the transport visible: how often its socket was written to. */
function countWrites(socket: Socket, transport: Transport): Promise<number> {
  let chunks = 0;
  socket.on('data', () => {
    chunks += 1;
  });
  transport.end();
  return once(socket, 'end').then(() => chunks);
}

describe('a transport', () => {
  it('brings the PDUs of the peer, in order', async () => {
    await using pair = await connectedPair();
    const arrivals = new Arrivals(pair.acceptor);
    pair.requestor.send(releaseRQ);
    pair.requestor.send(encodePdu(releaseRP));
    pair.requestor.send([encodePdu(releaseRQ).subarray(0, 3), encodePdu(releaseRQ).subarray(3)]);
    expect(await arrivals.count(3)).to.deep.equal([{ pdu: releaseRQ }, { pdu: releaseRP }, { pdu: releaseRQ }]);
  });

  it('keeps what arrives before its handlers are set', async () => {
    await using pair = await connectedPair();
    const atRequestor = new Arrivals(pair.requestor);
    pair.acceptor.send(releaseRP);
    await atRequestor.count(1);
    pair.requestor.send(releaseRQ);
    pair.requestor.end();
    const arrivals = new Arrivals(pair.acceptor);
    expect(await arrivals.count(1)).to.deep.equal([{ pdu: releaseRQ }]);
    expect(await arrivals.closed()).to.deep.equal({ how: 'fin', unparsed: 0 });
  });

  it('puts together a PDU far longer than one chunk', async () => {
    await using pair = await connectedPair();
    const arrivals = new Arrivals(pair.acceptor);
    pair.requestor.send(pDataTF(1_000_000));
    expect(await arrivals.count(1)).to.deep.equal([{ pdu: pDataTF(1_000_000) }]);
    expect(pair.acceptor.bytesIn).to.equal(1_000_012);
    expect(pair.requestor.bytesOut).to.equal(1_000_012);
  });

  it('reads PDUs that come one byte at a time', async () => {
    await using pair = await connectedSocket();
    const arrivals = new Arrivals(pair.acceptor);
    for (const byte of Buffer.concat([encodePdu(pDataTF(4)), encodePdu(releaseRQ)])) {
      pair.socket.write(Buffer.from([byte]));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await arrivals.count(2)).to.deep.equal([{ pdu: pDataTF(4) }, { pdu: releaseRQ }]);
  });

  it('brings bytes that are no PDU, with the bytes', async () => {
    await using pair = await connectedSocket();
    const arrivals = new Arrivals(pair.acceptor);
    pair.socket.write('0900000000020102', 'hex');
    const [decoded] = await arrivals.count(1);
    expect(decoded).to.deep.include({ offset: 0, reason: 1 });
    expect(arrivals.bytes[0]?.toString('hex')).to.equal('0900000000020102');
  });

  it('calls a declared length over the limit invalid at once, and discards what follows', async () => {
    await using pair = await connectedSocket({ maxPduLength: 100 });
    const arrivals = new Arrivals(pair.acceptor);
    pair.socket.end(Buffer.concat([Buffer.from('0400ffffffff', 'hex'), encodePdu(releaseRQ)]));
    const close = await arrivals.closed();
    expect(arrivals.decoded).to.have.length(1);
    expect(arrivals.decoded[0]).to.deep.include({ offset: 2, reason: 6 });
    expect(close).to.deep.equal({ how: 'fin', unparsed: 16 });
  });

  it('honours a limit that is set after negotiation', async () => {
    await using pair = await connectedSocket();
    const arrivals = new Arrivals(pair.acceptor);
    pair.acceptor.maxPduLength = 15;
    pair.socket.write(encodePdu(pDataTF(9)));
    pair.socket.write(encodePdu(pDataTF(10)));
    const decoded = await arrivals.count(2);
    expect(decoded.map((one) => 'pdu' in one)).to.deep.equal([true, false]);
  });

  it('sends nothing late: the Nagle algorithm is off on both sides', async () => {
    await using pair = await connectedSocket();
    const arrivals = new Arrivals(pair.acceptor, () => pair.acceptor.send(releaseRP));
    pair.socket.setNoDelay(false);
    pair.socket.write(encodePdu(releaseRQ));
    await arrivals.count(1);
    const [chunk] = await once(pair.socket, 'data');
    expect(chunk).to.deep.equal(encodePdu(releaseRP));
  });

  it('writes what is sent in one tick together', async () => {
    await using pair = await connectedSocket();
    new Arrivals(pair.acceptor);
    for (let count = 0; count < 100; count += 1) pair.acceptor.send(releaseRP);
    expect(await countWrites(pair.socket, pair.acceptor)).to.equal(1);
    expect(pair.acceptor.bytesOut).to.equal(1000);
  });

  it('says when the peer is too slow, and when it has caught up', async () => {
    await using pair = await connectedSocket();
    pair.socket.pause();
    let drained: () => void = () => undefined;
    const drain = new Promise<void>((resolve) => {
      drained = resolve;
    });
    pair.acceptor.handlers = { onPdu: () => undefined, onClosed: () => undefined, onDrain: drained };
    const bytes = encodePdu(pDataTF(1_000_000));
    let sent = 1;
    while (pair.acceptor.send(bytes)) sent += 1;
    expect(pair.acceptor.needsDrain).to.equal(true);
    const all = received(pair.socket);
    pair.socket.resume();
    await drain;
    expect(pair.acceptor.needsDrain).to.equal(false);
    pair.acceptor.end();
    expect((await all).length).to.equal(sent * bytes.length);
  });

  it('delivers no PDU while it is paused, not even one that has arrived', async () => {
    await using pair = await connectedPair();
    const arrivals: Arrivals = new Arrivals(pair.acceptor, () => {
      if (arrivals.decoded.length === 1) pair.acceptor.pause();
    });
    for (let count = 0; count < 3; count += 1) pair.requestor.send(releaseRQ);
    await arrivals.count(1);
    await new Promise((resolve) => setImmediate(resolve));
    expect(arrivals.decoded).to.have.length(1);
    pair.acceptor.resume();
    await arrivals.count(3);
  });

  it('does not lose the close of the peer while it is paused', async () => {
    await using pair = await connectedPair();
    const arrivals = new Arrivals(pair.acceptor, () => pair.acceptor.pause());
    pair.requestor.send(releaseRQ);
    pair.requestor.send(releaseRP);
    pair.requestor.end();
    await arrivals.count(1);
    pair.acceptor.resume();
    await arrivals.count(2);
    pair.acceptor.resume();
    expect(await arrivals.closed()).to.deep.equal({ how: 'fin', unparsed: 0 });
  });
});
