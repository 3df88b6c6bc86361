import { once } from 'node:events';
import { connect } from 'node:net';
import { expect } from 'chai';
import fc from 'fast-check';
import { cEchoRQ } from '../dimse/c-echo.ts';
import { encodeCommandSet } from '../dimse/command-set.ts';
import { fragmentMessage } from '../dimse/fragment.ts';
import { implementationClassUID } from '../registry/uids.ts';
import { associateRQ } from '../upper-layer/associate-builders.ts';
import { encodePdu } from '../upper-layer/pdu/pdu.ts';
import { listen } from './listen.ts';
import type { Scp } from './scp.ts';
import { element, hangingProtocolStorage, minimalDataSet, nested } from './testing/minimal-data-set.ts';
import { TestPeer } from './testing/test-peer.ts';
import { until } from './testing/until.ts';

const associateBytes = encodePdu(
  associateRQ({
    calledAETitle: 'CSTORE_SCP',
    callingAETitle: 'HOSTILE',
    presentationContexts: [{ id: 1, abstractSyntax: hangingProtocolStorage, transferSyntaxes: ['1.2.840.10008.1.2'] }],
    maxLength: 0,
    implementationClassUID,
  }),
);

/** The head of a PDU that declares a length. */
function pduHead(type: number, length: number): Buffer {
  const head = Buffer.alloc(6);
  head[0] = type;
  head.writeUInt32BE(length, 2);
  return head;
}

/** Lets the peer send far more requests than there is room for their responses, which it does not read. */
function fillUnread(peer: TestPeer): void {
  peer.transport.pause();
  const request = Buffer.concat(fragmentMessage(3, encodeCommandSet(cEchoRQ({ MessageID: 1 })), undefined, 0));
  const many = Buffer.concat(Array.from({ length: 1000 }, () => request));
  for (let n = 0; n < 150; n++) peer.transport.send(many);
}

/** What matters in the end: somebody else is served. */
async function expectService(scp: Scp): Promise<void> {
  await using peer = await TestPeer.associate(scp.port);
  expect((await peer.store()).Status).to.equal(0);
  await peer.release();
}

describe('an SCP among hostile peers', () => {
  let scp: Scp;

  beforeEach(async () => {
    scp = await listen({ port: 0 });
  });

  afterEach(() => scp.close({ graceMs: 0 }));

  it('serves the next association after random bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), fc.boolean(), async (bytes, established) => {
        await using peer = established ? await TestPeer.associate(scp.port) : await TestPeer.connect(scp.port);
        peer.transport.send(bytes);
        peer.transport.end();
        await peer.untilClosed();
      }),
      { numRuns: 40 },
    );
    await expectService(scp);
  });

  it('serves the next association after half an A-ASSOCIATE-RQ, and drops the half when ARTIM expires', async () => {
    await using impatient = await listen({ port: 0, artimMs: 2000 });
    await using peer = await TestPeer.connect(impatient.port);
    peer.transport.send(associateBytes.subarray(0, 100));
    await peer.untilClosed();
    await expectService(impatient);
  });

  it('serves the next association after half a P-DATA-TF, and aborts the idle association', async () => {
    await using impatient = await listen({ port: 0, idleMs: 2000 });
    await using peer = await TestPeer.associate(impatient.port);
    peer.transport.send(pduHead(4, 50_000));
    peer.transport.send(Buffer.alloc(20_000));
    expect((await peer.pdu()).type).to.equal('A-ABORT');
    await expectService(impatient);
  });

  for (const type of [1, 4, 7, 0x99]) {
    it(`refuses a PDU of type ${type} that declares 0xFFFFFFFF bytes without taking memory for them`, async () => {
      const before = process.memoryUsage().rss;
      const attack = async (): Promise<void> => {
        await using peer = type === 1 ? await TestPeer.connect(scp.port) : await TestPeer.associate(scp.port);
        peer.transport.send(pduHead(type, 0xffffffff));
        expect((await peer.pdu()).type).to.equal('A-ABORT');
      };
      await Promise.all(Array.from({ length: 20 }, attack));
      expect(process.memoryUsage().rss - before).to.be.below(200_000_000);
      await expectService(scp);
    });
  }

  it('answers a Data Set with 10,000 levels of nesting with 0xC210', async () => {
    await using peer = await TestPeer.associate(scp.port);
    const response = await peer.store({}, minimalDataSet({ more: nested(10_000) }));
    expect(response.Status).to.equal(0xc210);
    expect(response.OffendingElement).to.deep.equal([0x00720200]);
    expect((await peer.store()).Status).to.equal(0);
  });

  it('answers an element that declares 0xFFFFFFF0 bytes with 0xC210', async () => {
    await using peer = await TestPeer.associate(scp.port);
    const dataSet = minimalDataSet({ more: element(0x00720002, 'x', 0xfffffff0) });
    expect((await peer.store({}, dataSet)).Status).to.equal(0xc210);
    expect((await peer.store()).Status).to.equal(0);
  });

  it('reads a Data Set that comes in fragments of one byte', async () => {
    await using peer = await TestPeer.associate(scp.port);
    const command = encodeCommandSet(peer.storeCommand());
    peer.transport.send(fragmentMessage(1, command, undefined, 0));
    const dataSet = minimalDataSet();
    for (let at = 0; at < dataSet.length; at++) {
      const isLast = at === dataSet.length - 1;
      const pdv = { contextId: 1, isCommand: false, isLast, fragment: dataSet.subarray(at, at + 1) };
      peer.transport.send({ type: 'P-DATA-TF', pdvs: [pdv] });
    }
    expect((await peer.response()).Status).to.equal(0);
  });

  it('serves an association while 200 connections are idle', async () => {
    const idle = await Promise.all(Array.from({ length: 200 }, () => TestPeer.connect(scp.port)));
    await expectService(scp);
    for (const peer of idle) peer.transport.destroy();
  });

  it('closes the connection that waits longest when there are too many', async () => {
    await using bounded = await listen({ port: 0, maxAssociations: 2, maxConnections: 4 });
    const idle: TestPeer[] = [];
    for (let i = 0; i < 4; i++) idle.push(await TestPeer.connect(bounded.port));
    await expectService(bounded);
    expect(await idle[0]?.untilClosed()).to.deep.equal([]);
    for (const peer of idle) peer.transport.destroy();
  });

  it('survives peers that reset their connections at any moment', async () => {
    const whole = Buffer.concat([
      associateBytes,
      ...fragmentMessage(
        1,
        encodeCommandSet({ CommandField: 1, MessageID: 1, CommandDataSetType: 1 }),
        minimalDataSet(),
        0,
      ),
    ]);
    for (let at = 1; at < whole.length; at += 13) {
      const peer = await TestPeer.connect(scp.port);
      peer.transport.send(whole.subarray(0, at));
      peer.transport.flush();
      peer.transport.reset();
    }
    await expectService(scp);
    await until(() => scp.associations === 0);
  });

  it('does not read on from a peer that does not read its responses', async () => {
    await using peer = await TestPeer.associate(scp.port, { asyncWindow: { invoked: 0, performed: 0 } });
    fillUnread(peer);
    let waiting = '';
    do {
      waiting = peer.transport.unsent ?? '';
      await new Promise((resolve) => setTimeout(resolve, 500));
    } while (peer.transport.unsent !== waiting);
    expect(waiting, 'the peer was held back').to.not.equal('');
    await expectService(scp);
  });

  it('aborts an association whose peer takes nothing of what is sent to it, and has its place again', async () => {
    await using impatient = await listen({ port: 0, idleMs: 500, maxAssociations: 1 });
    await using peer = await TestPeer.associate(impatient.port, { asyncWindow: { invoked: 0, performed: 0 } });
    fillUnread(peer);
    await until(() => impatient.associations === 0);
    await expectService(impatient);
  });

  it('leaves one alone whose peer takes a little from time to time', async () => {
    await using impatient = await listen({ port: 0, idleMs: 5000 });
    await using peer = await TestPeer.associate(impatient.port, { asyncWindow: { invoked: 0, performed: 0 } });
    fillUnread(peer);
    for (let n = 0; n < 6; n++) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      peer.transport.resume();
      // The system takes more from a process only once a third of what it holds itself, some megabytes, is gone.
      for (let taken = 0; taken < 15_000; taken++) await peer.response();
      peer.transport.pause();
    }
    expect(impatient.associations).to.equal(1);
  });

  it('keeps places for others when one address has as many associations as it may', async () => {
    await using bounded = await listen({ port: 0, maxAssociationsPerAddress: 1 });
    const refused = once(bounded.events, 'refused');
    await using first = await TestPeer.associate(bounded.port);
    await using second = await TestPeer.connect(bounded.port);
    expect(await second.request()).to.include({ type: 'A-ASSOCIATE-RJ', result: 2, source: 3, reason: 2 });
    second.transport.end();
    expect((await refused)[0]).to.match(/: 1 associations of this address are open$/);
    expect((await first.echo()).Status).to.equal(0);
    if (process.platform !== 'linux') return;
    const other = connect({ port: bounded.port, host: '127.0.0.1', localAddress: '127.0.0.2' });
    other.write(associateBytes);
    const [answer] = (await once(other, 'data')) as [Buffer];
    other.destroy();
    expect(answer[0], 'an A-ASSOCIATE-AC').to.equal(2);
  });
});
