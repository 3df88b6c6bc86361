import { expect } from 'chai';
import type { CStoreHandler } from '../handler.ts';
import { listen } from '../listen.ts';
import { TestPeer } from '../testing/test-peer.ts';
import { abortAssociation, closeConnection } from './handler-outcome.ts';
import { handlerFromSpec } from './scripted-handler.ts';

const asyncWindow = { invoked: 4, performed: 1 };

/** What comes from an SCP with this handler until the association is over, and how it ends. */
async function afterStores(onCStore: CStoreHandler, count = 1): Promise<string[]> {
  await using scp = await listen({ port: 0, onCStore });
  await using peer = await TestPeer.associate(scp.port, { asyncWindow });
  for (let n = 0; n < count; n++) peer.sendStore();
  const seen: string[] = [];
  for (;;) {
    const arrival = await peer.next();
    if (arrival.kind === 'closed') return [...seen, arrival.close.how];
    if (arrival.kind === 'response') seen.push(`status ${arrival.command.Status}`);
    else if (arrival.pdu.type === 'A-ABORT') return [...seen, `A-ABORT of source ${arrival.pdu.source}`];
    else seen.push(arrival.pdu.type);
  }
}

describe('a handler that ends the association', () => {
  it('aborts it as the service user, and nothing is answered', async () => {
    expect(await afterStores(() => abortAssociation)).to.deep.equal(['A-ABORT of source 0']);
  });

  it('closes the connection without an A-ABORT, and nothing is answered', async () => {
    expect(await afterStores(() => closeConnection)).to.deep.equal(['fin']);
  });

  it('does so by promise, too', async () => {
    expect(await afterStores(async () => abortAssociation)).to.deep.equal(['A-ABORT of source 0']);
    expect(await afterStores(async () => closeConnection)).to.deep.equal(['fin']);
  });

  it('can be written as data', async () => {
    expect(await afterStores(handlerFromSpec({ aborts: true }))).to.deep.equal(['A-ABORT of source 0']);
    expect(await afterStores(handlerFromSpec({ delayMs: 1, closes: true }))).to.deep.equal(['fin']);
  });

  it('leaves the answers before it, and is not called for what was sent after', async () => {
    const calls: number[] = [];
    const handler: CStoreHandler = ({ call }) => {
      calls.push(call);
      return call === 2 ? closeConnection : 0;
    };
    // With no Data Set to be thrown away, each answer leaves before the next request is looked at.
    const seen = await afterStores(Object.assign(handler, { readsDataSet: false }), 4);
    expect(seen).to.deep.equal(['status 0', 'fin']);
    expect(calls).to.deep.equal([1, 2]);
  });

  it('leaves an SCP that serves the next association', async () => {
    const ends = [abortAssociation, closeConnection];
    await using scp = await listen({ port: 0, onCStore: ({ call }) => ends[call - 1] ?? 0 });
    for (const _ of ends) {
      await using peer = await TestPeer.associate(scp.port);
      peer.sendStore();
      await peer.next();
    }
    await using peer = await TestPeer.associate(scp.port);
    expect((await peer.store()).Status).to.equal(0);
    expect(scp.associations).to.equal(1);
  });
});
