import { expect } from 'chai';
import { ConnectionFailed } from '../../../src/index.ts';
import { patiently } from './connect-patiently.ts';

const { signal } = new AbortController();

describe('connecting patiently', () => {
  it('tries again while this machine has no port left, which is no fault of the SUT', async () => {
    let tries = 0;
    const connected = await patiently(signal, async () => {
      tries += 1;
      if (tries < 3) throw new ConnectionFailed('EADDRNOTAVAIL', 'no port');
      return 'connected';
    });
    expect([connected, tries]).to.deep.equal(['connected', 3]);
  });

  it('does not wait for a SUT that refuses', async () => {
    let tries = 0;
    const refused = await patiently(signal, async () => {
      tries += 1;
      throw new ConnectionFailed('ECONNREFUSED', 'refused');
    }).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(ConnectionFailed);
    expect(tries).to.equal(1);
  });
});
