import { expect } from 'chai';
import type { CommandSet, Pdu } from '../../src/wire.ts';
import { type FakeBehaviour, startFakeScp } from '../run/testing/fake-scp.ts';
import { usualChecks } from './health.ts';
import { healthBefore, storeHealthBefore } from './health-baseline.ts';

const limits = { timeoutMs: 60_000, signal: new AbortController().signal, seed: 1 };

async function asking<Result>(
  behaviour: FakeBehaviour,
  ask: (endpoint: Parameters<typeof healthBefore>[0]) => Promise<Result>,
): Promise<Result> {
  await using scp = await startFakeScp(behaviour);
  return await ask({ host: '127.0.0.1', port: scp.port, calledAETitle: 'FAKE', callingAETitle: 'TEST' });
}

const echoHealth = (behaviour: FakeBehaviour, timeoutMs = limits.timeoutMs) =>
  asking(behaviour, (endpoint) => healthBefore(endpoint, { ...limits, timeoutMs }));
const storeHealth = (behaviour: FakeBehaviour) =>
  asking(behaviour, (endpoint) => storeHealthBefore(endpoint, limits, usualChecks, 'CTImageStorage'));

const isStore = ({ CommandField }: CommandSet): boolean => CommandField === 1;
const confirmation: Pdu = { type: 'A-RELEASE-RP' };

describe('what health asks, before the first case', () => {
  it('is expected of a SUT that does it', async () => {
    expect(await echoHealth({})).to.deep.equal({ checks: usualChecks, unanswered: [], notes: [] });
    const { checks, notes } = await storeHealth({});
    expect(checks).to.deep.include({ ...usualChecks, store: { sopClass: 'CTImageStorage', name: '' } });
    expect(notes).to.deep.equal([]);
  });

  it('is expected when it fails once and then holds', async () => {
    let asked = 0;
    const onRequest: FakeBehaviour['onRequest'] = (good) => {
      asked += 1;
      return asked === 1 ? { ...good, Status: 0x0110 } : undefined;
    };
    expect(await echoHealth({ onRequest })).to.deep.equal({ checks: usualChecks, unanswered: [], notes: [] });
  });

  it('is not expected of a SUT that accepts no association for Verification alone', async () => {
    const answered = await echoHealth({
      onAssociate: () => ({ type: 'A-ASSOCIATE-RJ', result: 1, source: 1, reason: 1 }),
    });
    expect(answered.checks).to.include({ association: 'answered' });
    const closed = await echoHealth({ onAssociate: () => 'fin' });
    expect(closed.checks).to.include({ association: 'connected' });
  });

  it('is expected without the parts that never held, each of which is told', async () => {
    const { checks, notes } = await storeHealth({
      onRequest: (good, request) => (isStore(request) ? { ...good, Status: 0x0110 } : undefined),
    });
    expect(checks).to.deep.equal(usualChecks);
    expect(notes).to.deep.equal([
      'its health is told without C-STORE: before any case C-STORE was answered with 0x0110',
    ]);
    const unreleased = await storeHealth({ onRelease: () => ({ type: 'A-ABORT', source: 0, reason: 0 }) });
    expect(unreleased.checks).to.include({ release: true, releaseAfterStore: false }).and.to.have.property('store');
  });

  it('names what stays unanswered, without asking for it twice', async () => {
    let releases = 0;
    const onRelease: FakeBehaviour['onRelease'] = () => {
      releases += 1;
      return releases > 10 ? confirmation : 'silence';
    };
    const { checks, unanswered } = await echoHealth({ onRelease }, 100);
    expect(checks).to.deep.equal({ echo: true, release: false });
    expect(unanswered).to.deep.equal(['A-RELEASE']);
    expect(releases).to.equal(1);
  });
});
