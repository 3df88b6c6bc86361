import { expect } from 'chai';
import { associateAC, type Pdu, presentationContextsOf } from '../../src/wire.ts';
import { type FakeBehaviour, startFakeScp } from '../run/testing/fake-scp.ts';
import { checkHealth } from './health.ts';
import type { HealthChecks } from './health-exchange.ts';

const signal = new AbortController().signal;

/** Nothing is waited for so long but a silence, which has no limit of its own here. */
const patientMs = 60_000;

interface How {
  readonly knownSopClass?: string;
  readonly checks?: HealthChecks;
  readonly timeoutMs?: number;
}

async function healthOf(behaviour: FakeBehaviour, { knownSopClass, checks, timeoutMs = patientMs }: How = {}) {
  await using scp = await startFakeScp(behaviour);
  const titles = { calledAETitle: 'FAKE', callingAETitle: 'TEST' };
  const endpoint = { host: '127.0.0.1', port: scp.port, ...titles, ...(knownSopClass && { knownSopClass }) };
  return await checkHealth(endpoint, { timeoutMs, signal, seed: 1 }, checks, [1, 1, 1]);
}

const rejection: Pdu = { type: 'A-ASSOCIATE-RJ', result: 1, source: 1, reason: 3 };

describe('the health of an SCP', () => {
  it('is good when it answers C-ECHO and releases', async () => {
    expect(await healthOf({})).to.deep.equal({ state: 'ok' });
  });

  it('is good when it refuses Verification but releases', async () => {
    const onAssociate: FakeBehaviour['onAssociate'] = (request) =>
      associateAC({
        request,
        presentationContexts: presentationContextsOf(request).map(({ id }) => ({ id, result: 3 })),
        maxLength: 0,
        implementationClassUID: '1.2',
      });
    const onRequest: FakeBehaviour['onRequest'] = () => 'rst';
    expect(await healthOf({ onAssociate, onRequest })).to.deep.equal({ state: 'ok' });
  });

  it('is bad when C-ECHO fails', async () => {
    const { state, detail } = await healthOf({ onRequest: (good) => ({ ...good, Status: 0x0122 }) });
    expect(state).to.equal('unwell');
    expect(detail).to.match(/C-ECHO was answered with C-ECHO-RSP, Status 0x0122/);
  });

  it('is bad when it does not release, or rejects', async () => {
    expect(await healthOf({ onRelease: () => 'silence' }, { timeoutMs: 100 })).to.include({ state: 'unwell' });
    expect(await healthOf({ onAssociate: () => rejection })).to.include({ state: 'unwell' });
  });

  it('is good when a scripted SCP rejects, as its script may tell it to', async () => {
    expect(await healthOf({ onAssociate: () => rejection }, { knownSopClass: 'CTImageStorage' })).to.deep.equal({
      state: 'ok',
    });
  });

  it('is bad for the moment when it rejects associations for the moment', async () => {
    const busy: Pdu = { type: 'A-ASSOCIATE-RJ', result: 2, source: 3, reason: 2 };
    expect(await healthOf({ onAssociate: () => busy })).to.include({
      state: 'unwell',
      part: 'association',
      isBusy: true,
    });
    expect(await healthOf({ onAssociate: () => rejection })).not.to.have.property('isBusy');
  });

  it('is told by C-ECHO and C-STORE on associations of their own', async () => {
    let requests = 0;
    const behaviour: FakeBehaviour = {
      onAssociate: () => {
        requests = 0;
        return undefined;
      },
      onRequest: (good) => {
        requests += 1;
        return requests > 1 ? { ...good, Status: 0x0110 } : undefined;
      },
    };
    const checks = { echo: true, release: true, store: { sopClass: 'CTImageStorage', name: 'x' } };
    expect(await healthOf(behaviour, { checks })).to.deep.equal({ state: 'ok' });
  });

  it('is waited for', async () => {
    let count = 0;
    const onRequest: FakeBehaviour['onRequest'] = () => {
      count += 1;
      return count < 3 ? 'rst' : undefined;
    };
    expect(await healthOf({ onRequest })).to.deep.equal({ state: 'ok' });
    expect(count).to.equal(3);
  });

  it('takes a known good C-STORE, where one was stored before', async () => {
    const store = { sopClass: 'CTImageStorage', name: 'x' };
    const checks = { echo: true, release: true, store };
    expect(await healthOf({}, { checks })).to.deep.equal({ state: 'ok' });
    const onRequest: FakeBehaviour['onRequest'] = (good, { CommandField }) =>
      CommandField === 1 ? { ...good, Status: 0xc000 } : undefined;
    expect(await healthOf({ onRequest }, { checks })).to.deep.equal({
      state: 'unwell',
      part: 'store',
      detail: 'C-STORE was answered with 0xC000',
    });
  });

  it('is well without room for another instance, unless it has to store', async () => {
    const onRequest: FakeBehaviour['onRequest'] = (good, { CommandField }) =>
      CommandField === 1 ? { ...good, Status: 0xa700 } : undefined;
    const store = { sopClass: 'CTImageStorage', name: 'x' };
    const checks = { echo: true, release: true };
    expect(await healthOf({ onRequest }, { checks: { ...checks, store } })).to.deep.equal({ state: 'ok' });
    const hasToStore = { ...checks, store: { ...store, hasToStore: true as const } };
    expect(await healthOf({ onRequest }, { checks: hasToStore })).to.deep.equal({
      state: 'unwell',
      part: 'store',
      detail: 'C-STORE was answered with 0xA700',
    });
  });
});
