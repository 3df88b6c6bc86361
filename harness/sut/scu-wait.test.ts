import { expect } from 'chai';
import { Inconclusive } from '../model/outcome.ts';
import { scuWait } from './scu-wait.ts';
import type { SendOrder } from './sut.ts';

const never = new AbortController().signal;

function order(associations: number): SendOrder {
  const place = { host: '127.0.0.1', port: 104, calledAETitle: 'A', callingAETitle: 'B' };
  return { ...place, instances: [], timeoutMs: 1, seen: () => ({ associations, instances: 0, open: 0, quietMs: 0 }) };
}

describe('an SCU that sends on its own', () => {
  it('has sent if something came within the time', async () => {
    expect(await scuWait({ waitMs: 1 }).send(order(1), never)).to.deep.equal({});
  });

  it('has shown nothing if nothing came', async () => {
    const outcome = await scuWait({ waitMs: 2 })
      .send(order(0), never)
      .catch((error: unknown) => error);
    expect(outcome).to.be.instanceOf(Inconclusive);
    expect(outcome).to.have.property('message', 'no association was asked for within 0.002 s');
  });

  it('is not waited for when the run is stopped', async () => {
    const stop = new AbortController();
    const waiting = scuWait({ waitMs: 600_000 }).send(order(0), stop.signal);
    stop.abort(new Error('stopped'));
    expect(await waiting.catch((error: unknown) => error)).to.have.property('message', 'stopped');
  });

  it('has cases of its own, one after the other', () => {
    expect(scuWait({ waitMs: 1 }).policies).to.include({ concurrency: 1, asksPerson: true, usualTag: 'observed' });
  });
});
