import { expect } from 'chai';
import { rejection } from '../association/negotiation.ts';
import { ConnectionFailed } from '../errors.ts';
import { abortAssociation, closeConnection, noAnswer } from './handler/handler-outcome.ts';
import { startScp } from './start-scp.ts';
import { hangingProtocolStorage, minimalDataSet } from './testing/minimal-data-set.ts';
import { TestPeer } from './testing/test-peer.ts';

const statuses = (received: readonly { readonly status: number | undefined }[]) => received.map(({ status }) => status);

describe('startScp', () => {
  it('stores what comes, on a free port of this machine, and tells what it was', async () => {
    await using scp = await startScp();
    await using peer = await TestPeer.associate(scp.port);
    expect((await peer.store()).Status).to.equal(0);
    expect(scp).to.include({ host: '127.0.0.1', aeTitle: 'CSTORE_SCP', calledAETitle: 'CSTORE_SCP' });
    expect(scp.received).to.deep.equal([
      { association: 1, ...minimalDataSet.uids, transferSyntax: '1.2.840.10008.1.2', status: 0 },
    ]);
    expect(scp.associations).to.deep.equal([
      { callingAETitle: 'TEST_SCU', calledAETitle: 'CSTORE_SCP', accepted: true },
    ]);
  });

  it('answers what a function says of the n-th request', async () => {
    await using scp = await startScp({ answer: ({ call }) => (call === 1 ? 0xa700 : 0x0000) });
    await using peer = await TestPeer.associate(scp.port);
    const answers = [await peer.store(), await peer.store()];
    expect(answers.map(({ Status }) => Status)).to.deep.equal([0xa700, 0]);
    expect(statuses(scp.received)).to.deep.equal([0xa700, 0]);
  });

  it('answers what the same script as data says', async () => {
    await using scp = await startScp({ answer: { byCall: [{ returns: 0xa700 }, { throws: 'disk on fire' }] } });
    await using peer = await TestPeer.associate(scp.port);
    for (let n = 0; n < 3; n++) await peer.store();
    expect(statuses(scp.received)).to.deep.equal([0xa700, 0xc211, 0]);
  });

  it('lets the function read the Data Set', async () => {
    let size = 0;
    await using scp = await startScp({
      answer: async (event) => {
        size = (await event.bytes()).length;
        return 0;
      },
    });
    await using peer = await TestPeer.associate(scp.port);
    await peer.store();
    expect(size).to.equal(minimalDataSet().length);
  });

  it('tells a request that never reached the function, with the status that it got', async () => {
    const calls: number[] = [];
    await using scp = await startScp({ answer: ({ call }) => calls.push(call) && 0 });
    await using peer = await TestPeer.associate(scp.port);
    await peer.store({}, minimalDataSet({ sopInstanceUID: '1.2.3' }));
    await peer.store({ AffectedSOPInstanceUID: undefined });
    expect(scp.received.map(({ sopInstanceUID, status }) => [sopInstanceUID, status])).to.deep.equal([
      [minimalDataSet.uids.sopInstanceUID, 0xa900],
      ['', 0x0212],
    ]);
    expect(calls).to.deep.equal([]);
  });

  it('tells what it left without an answer as such', async () => {
    for (const ending of [abortAssociation, closeConnection, noAnswer]) {
      await using scp = await startScp({ answer: () => ending });
      await using peer = await TestPeer.associate(scp.port);
      peer.sendStore();
      if (ending !== noAnswer) await peer.next();
      else await peer.echo();
      expect(scp.received).to.have.lengthOf(1);
      expect(scp.received[0]).to.include({ sopClassUID: hangingProtocolStorage, status: undefined });
    }
  });

  it('rejects the association requests that the script rejects, and counts them', async () => {
    await using scp = await startScp({
      associate: ({ call }) => (call <= 2 ? rejection('temporary-congestion') : undefined),
    });
    for (let n = 0; n < 2; n++) {
      await using refused = await TestPeer.connect(scp.port);
      expect(await refused.request()).to.include({ type: 'A-ASSOCIATE-RJ', result: 2, source: 3, reason: 1 });
    }
    await using peer = await TestPeer.associate(scp.port);
    await peer.store();
    expect(scp.associations.map(({ accepted }) => accepted)).to.deep.equal([false, false, true]);
    expect(scp.received[0]?.association).to.equal(3);
  });

  it('aborts when the script of associations throws, and does not count it as accepted', async () => {
    await using scp = await startScp({
      associate: () => {
        throw new Error('no');
      },
    });
    await using peer = await TestPeer.connect(scp.port);
    expect((await peer.request()).type).to.equal('A-ABORT');
    expect(scp.associations.map(({ accepted }) => accepted)).to.deep.equal([false]);
  });

  it('tells associations that are open at once apart', async () => {
    await using scp = await startScp();
    await using first = await TestPeer.associate(scp.port);
    await using second = await TestPeer.associate(scp.port);
    for (const peer of [second, first, second]) await peer.store();
    expect(scp.received.map(({ association }) => association)).to.deep.equal([2, 1, 2]);
  });

  it('takes the other options of listen', async () => {
    await using scp = await startScp({ aeTitle: 'PACS', calledAETitles: 'own' });
    await using stranger = await TestPeer.connect(scp.port);
    expect((await stranger.request()).type).to.equal('A-ASSOCIATE-RJ');
    await using peer = await TestPeer.connect(scp.port);
    expect((await peer.request({ calledAETitle: scp.aeTitle })).type).to.equal('A-ASSOCIATE-AC');
  });

  it('leaves neither a connection nor the port behind, even if it never answers', async () => {
    const scp = await startScp({ answer: { never: true } });
    await using peer = await TestPeer.associate(scp.port);
    peer.sendStore();
    await peer.echo();
    await scp.close();
    expect((await peer.untilClosed()).map(({ type }) => type)).to.deep.equal(['A-ABORT']);
    const again = await TestPeer.connect(scp.port).catch((reason: unknown) => reason);
    expect(again).to.be.instanceOf(ConnectionFailed);
  });

  it('says in one line that the port is taken', async () => {
    await using scp = await startScp();
    const error = await startScp({ port: scp.port }).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(ConnectionFailed);
  });
});
