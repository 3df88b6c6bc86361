import { expect } from 'chai';
import { probeCommand } from './probe-command.ts';

const { signal } = new AbortController();

describe('a command that tells the health of a SUT', function () {
  this.timeout(60_000);

  it('tells by exit status 0 that it is well', async () => {
    expect(await probeCommand({ command: 'exit 0', signal })).to.equal(undefined);
  });

  it('tells by any other end that it is not, with what it printed', async () => {
    const wrong = await probeCommand({ command: 'echo no room; exit 3', signal });
    expect(wrong).to.include({ class: 'health lost', key: 'probe' });
    expect(wrong?.text).to.match(/exit status 3: no room$/);
  });

  it('is ended with all that it started if it takes too long', async () => {
    const wrong = await probeCommand({ command: 'sleep 600 & wait', limitMs: 50, signal });
    expect(wrong?.text).to.match(/no answer in time/);
  });

  it('ends with the campaign', async () => {
    const stop = new AbortController();
    const told = probeCommand({ command: 'sleep 600', signal: stop.signal }).catch((error: unknown) => error);
    stop.abort(new Error('stopped'));
    expect(await told).to.have.property('message', 'stopped');
  });
});
