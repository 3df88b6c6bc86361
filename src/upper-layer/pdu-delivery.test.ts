/** PS3.8 9.1: connections with much to deliver, and those beside them. */

import { performance } from 'node:perf_hooks';
import { expect } from 'chai';
import { encodePdu, type Pdu } from './pdu/pdu.ts';
import { Arrivals, connectedPair, type Pair } from './testing/transports.ts';

const releaseRQ: Pdu = { type: 'A-RELEASE-RQ' };

/** Work on a PDU. */
function work(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

function pdusAtOnce(count: number): Buffer {
  return Buffer.concat(Array.from({ length: count }, () => encodePdu(releaseRQ)));
}

/** How many of 200 PDUs, sent at once, were delivered when a PDU of the neighbour came that was sent after the first. */
async function deliveredBefore(busy: Pair, neighbour: Pair, onPdu: (count: number) => void): Promise<number> {
  let before = Number.NaN;
  const arrivals = new Arrivals(busy.acceptor, () => {
    const count = arrivals.decoded.length;
    if (count === 1) neighbour.requestor.send(releaseRQ);
    work(1);
    onPdu(count);
  });
  const beside = new Arrivals(neighbour.acceptor, () => {
    before = arrivals.decoded.length;
  });
  busy.requestor.send(pdusAtOnce(200));
  await arrivals.count(200);
  await beside.count(1);
  return before;
}

describe('The delivery of PDUs', () => {
  it('lets a neighbour have its turn while one chunk has many PDUs', async () => {
    await using busy = await connectedPair();
    await using neighbour = await connectedPair();
    expect(await deliveredBefore(busy, neighbour, () => undefined)).to.be.below(100);
  });

  it('does so as well while what is delivered is resumed again and again within one turn', async () => {
    await using busy = await connectedPair();
    await using neighbour = await connectedPair();
    const pauseAndResume = () => {
      busy.acceptor.pause();
      busy.acceptor.resume();
    };
    expect(await deliveredBefore(busy, neighbour, pauseAndResume)).to.be.below(100);
  });

  it('does so over TLS', async () => {
    const { acceptorTls, requestorTls } = await import('./testing/certificates.ts');
    await using busy = await connectedPair({ tls: acceptorTls }, { tls: requestorTls });
    await using neighbour = await connectedPair();
    expect(await deliveredBefore(busy, neighbour, () => undefined)).to.be.below(100);
  });

  it('delivers everything before it tells that the peer closed', async () => {
    await using pair = await connectedPair();
    const arrivals = new Arrivals(pair.acceptor, () => work(0.5));
    pair.requestor.send(pdusAtOnce(100));
    pair.requestor.end();
    expect(await arrivals.closed()).to.deep.equal({ how: 'fin', unparsed: 0 });
    expect(arrivals.decoded).to.have.length(100);
  });

  it('delivers nothing after it was told to destroy the connection between two turns', async () => {
    await using pair = await connectedPair();
    const arrivals = new Arrivals(pair.acceptor, () => {
      work(1);
      if (arrivals.decoded.length === 1) setImmediate(() => pair.acceptor.destroy());
    });
    pair.requestor.send(pdusAtOnce(200));
    await arrivals.closed();
    const { length } = arrivals.decoded;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(arrivals.decoded).to.have.length(length);
    expect(length).to.be.below(200);
  });

  it('hands on a P-DATA-TF of very many PDVs some at a time, where it may come in parts', async () => {
    await using pair = await connectedPair();
    const pdv = { contextId: 1, isCommand: false, isLast: false, fragment: Buffer.from([1]) };
    const slices: { count: number; continues: boolean }[] = [];
    const closed = new Promise<void>((resolve) => {
      pair.acceptor.handlers = {
        mayComeInParts: () => true,
        onPdu: () => expect.fail('it came whole'),
        onSlice: ({ length: count }, continues) => slices.push({ count, continues }),
        onClosed: () => resolve(),
      };
    });
    pair.requestor.send({ type: 'P-DATA-TF', pdvs: Array.from({ length: 1000 }, () => pdv) });
    pair.requestor.end();
    await closed;
    expect(slices.reduce((sum, { count }) => sum + count, 0)).to.equal(1000);
    expect(slices.length).to.be.above(2);
    expect(slices.map(({ continues }) => continues)).to.deep.equal(slices.map((_, at) => at > 0));
  });
});
