import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { ConnectionFailed } from '../errors.ts';
import type { StorageCheck } from './checks/storage-check.ts';
import { storageChecks } from './checks/storage-checks.ts';
import { type HandlerSpec, handlerFromSpec } from './handler/scripted-handler.ts';
import type { CStoreHandler } from './handler.ts';
import { listen } from './listen.ts';
import { TestPeer } from './testing/test-peer.ts';

/** Plays a peer that answers a release as it should, and tells what came before. */
async function releaseWhenAsked(peer: TestPeer): Promise<string[]> {
  const seen: string[] = [];
  for (;;) {
    const arrival = await peer.next();
    if (arrival.kind === 'closed') return seen;
    if (arrival.kind === 'response') seen.push(`status ${arrival.command.Status}`);
    else {
      seen.push(arrival.pdu.type);
      if (arrival.pdu.type === 'A-RELEASE-RQ') peer.transport.send({ type: 'A-RELEASE-RP' });
    }
  }
}

/** A scripted handler, and a promise of its first call. */
function watched(spec: HandlerSpec): { handler: CStoreHandler; called: Promise<void> } {
  const answer = handlerFromSpec(spec);
  let tell: () => void = () => {};
  const called = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const handler: CStoreHandler = (event) => {
    tell();
    return answer(event);
  };
  return { handler, called };
}

describe('closing an SCP', () => {
  it('releases the associations that are open, and closes connections that have none', async () => {
    const scp = await listen({ port: 0 });
    await using idle = await TestPeer.connect(scp.port);
    await using peer = await TestPeer.associate(scp.port);
    const [seen, nothing] = await Promise.all([releaseWhenAsked(peer), idle.untilClosed(), scp.close()]);
    expect(seen).to.deep.equal(['A-RELEASE-RQ']);
    expect(nothing).to.deep.equal([]);
    expect(scp.associations).to.equal(0);
  });

  it('lets an operation finish before it releases', async () => {
    const { handler, called } = watched({ delayMs: 30 });
    const scp = await listen({ port: 0, onCStore: handler });
    await using peer = await TestPeer.associate(scp.port);
    peer.sendStore();
    await called;
    const closing = scp.close();
    expect(await releaseWhenAsked(peer)).to.deep.equal(['status 0', 'A-RELEASE-RQ']);
    await closing;
  });

  it('aborts what has not gone when the grace is over', async () => {
    const { handler, called } = watched({ never: true });
    const scp = await listen({ port: 0, onCStore: handler });
    await using peer = await TestPeer.associate(scp.port);
    peer.sendStore();
    await called;
    await scp.close({ graceMs: 20 });
    expect((await peer.untilClosed()).map(({ type }) => type)).to.deep.equal(['A-ABORT']);
  });

  it('does not wait for a peer that does not answer the release', async () => {
    const scp = await listen({ port: 0 });
    await using peer = await TestPeer.associate(scp.port);
    await scp.close({ graceMs: 20 });
    expect((await peer.untilClosed()).map(({ type }) => type)).to.deep.equal(['A-RELEASE-RQ', 'A-ABORT']);
  });

  it('lets nobody in afterwards, and can be asked twice', async () => {
    const scp = await listen({ port: 0 });
    const closed = once(scp.events, 'closed');
    await Promise.all([scp.close(), scp.close(), closed]);
    const error = await TestPeer.connect(scp.port).catch((reason: Error) => reason);
    expect(error).to.be.instanceOf(ConnectionFailed);
  });

  it('is done by the end of an `await using` block', async () => {
    let port = 0;
    {
      await using scp = await listen({ port: 0 });
      port = scp.port;
    }
    const error = await TestPeer.connect(port).catch((reason: Error) => reason);
    expect(error).to.be.instanceOf(ConnectionFailed);
  });
});

describe('a listener that throws', () => {
  it('fails alone: the peer is answered, and the error is told', async () => {
    await using scp = await listen({ port: 0, onCStore: async () => 0 });
    for (const name of ['association', 'store', 'refused'] as const) {
      scp.events.on(name, () => {
        throw new Error(`listener of ${name}`);
      });
    }
    const told: string[] = [];
    scp.events.on('error', ({ message }) => told.push(message));
    await using peer = await TestPeer.associate(scp.port);
    expect((await peer.store()).Status).to.equal(0);
    expect((await peer.store()).Status).to.equal(0);
    expect(told).to.deep.equal(['listener of association', 'listener of store', 'listener of store']);
  });
});

describe('a check that throws', () => {
  for (const stage of ['command', 'data-set', 'handled'] as const) {
    it(`at stage ${stage} aborts its association, and no other suffers`, async () => {
      const failing: StorageCheck = {
        name: 'failing',
        status: undefined,
        stages: [stage],
        cause: ({ association }) => {
          if (association.callingAETitle === 'VICTIM') throw new Error('broken check');
          return undefined;
        },
      };
      const folder = await mkdtemp(join(tmpdir(), 'scp-closing-'));
      try {
        await using scp = await listen({
          port: 0,
          checks: [failing, ...storageChecks],
          onCStore: async () => 0,
          store: { directory: folder, quotaBytes: 100_000 },
        });
        await using peer = await TestPeer.associate(scp.port, { callingAETitle: 'VICTIM' });
        peer.sendStore();
        const end = await peer.next();
        expect(end).to.have.nested.property('pdu.type', 'A-ABORT');
        await using other = await TestPeer.associate(scp.port);
        expect((await other.store()).Status).to.equal(0);
      } finally {
        await rm(folder, { recursive: true });
      }
    });
  }
});

describe('listening', () => {
  it('says in one line that a port is in use', async () => {
    await using scp = await listen({ port: 0 });
    const error = await listen({ port: scp.port }).catch((reason: Error) => reason);
    expect(error).to.be.instanceOf(ConnectionFailed).with.property('code', 'EADDRINUSE');
    expect((error as Error).message)
      .to.include(String(scp.port))
      .and.not.include('\n');
  });

  it('says in one line that a certificate is missing', async () => {
    const error = await listen({ port: 0, tls: { cert: '/no/such.pem', key: '/no/such.key' } }).catch((e: Error) => e);
    expect(error).to.be.instanceOf(ConnectionFailed);
    expect((error as Error).message)
      .to.include('/no/such.pem')
      .and.not.include('\n');
  });

  it('tells its port, address and AE title', async () => {
    await using scp = await listen({ port: 0, aeTitle: 'ARCHIVE' });
    expect(scp).to.include({ address: '127.0.0.1', aeTitle: 'ARCHIVE' });
    expect(scp.port).to.be.above(0);
  });
});
