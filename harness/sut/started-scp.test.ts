import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { runCases } from '../run/run-cases.ts';
import { ownCases } from '../run/testing/own-cases.ts';
import { casesOf, storeSteps } from '../run/testing/run-fake.ts';
import { freePort, isListening } from './local-ports.ts';
import { residentMemory } from './resident-memory.ts';
import { startedScp } from './started-scp.ts';

const signal = new AbortController().signal;
const listener = `node -e "require('net').createServer().listen({port}, '127.0.0.1')"`;

function sutOf(command: string, some: { port?: number; startTimeoutMs?: number } = {}) {
  return startedScp({ aeTitle: 'STARTED', host: '127.0.0.1', port: 0, command, ...some });
}

async function startError(command: string, some: { port?: number; startTimeoutMs?: number } = {}): Promise<string> {
  const sut = sutOf(command, some);
  try {
    await sut.process?.start(signal);
    return 'started';
  } catch (error) {
    return (error as Error).message;
  } finally {
    await sut.close();
  }
}

describe('an SCP that the harness starts', function () {
  this.timeout(300_000);

  it('is waited for until it listens on the port that was filled in, and ended with all that it started', async () => {
    const sut = sutOf(`${listener} & wait`);
    await sut.process?.start(signal);
    const port = Number(sut.address.split(':')[1]);
    expect(sut.address).to.match(/^STARTED@127\.0\.0\.1:\d+$/);
    expect(await isListening('127.0.0.1', port)).to.equal(true);
    await sut.close();
    for (let tries = 0; tries < 100 && (await isListening('127.0.0.1', port)); tries++) await setTimeout(50);
    expect(await isListening('127.0.0.1', port)).to.equal(false);
  });

  it('tells the growth of its memory', async () => {
    const sut = sutOf(listener);
    await sut.process?.start(signal);
    const notes = await sut.process?.notes();
    await sut.close();
    const told = readdirSync('/').includes('proc') ? 1 : 0;
    expect(notes).to.have.lengthOf(told);
    if (told)
      expect(notes?.[0]).to.match(/^resident memory of the process: [\d.]+ MB at the start, .* \([+-][\d.]+ MB\)/);
  });

  it('is told in one line, with the end of its output, when it ends before it listens', async () => {
    const message = await startError('echo starting; echo no licence for port {port} >&2; exit 4');
    expect(message).to.match(/^the started process ended with exit code 4 before it listened on 127\.0\.0\.1:(\d+); /);
    expect(message).to.match(/the end of its output: starting \| no licence for port \d+$/);
  });

  it('is told when it does not listen in time, and ended', async () => {
    const message = await startError('echo waiting; sleep 60', { startTimeoutMs: 3000 });
    expect(message).to.match(/did not listen on 127\.0\.0\.1:\d+ within 3 s; the end of its output: waiting$/);
  });

  it('is told the signal that the shell tells as an exit code', async () => {
    expect(await startError('(kill -9 $BASHPID $$); sleep 9')).to.match(/ended with (signal SIGKILL|exit code 137)/);
    expect(await startError('exit 139')).to.match(/ended with exit code 139 \(signal SIGSEGV\) before/);
  });

  it('is not started where another process listens on its port', async () => {
    const server = createServer();
    const port = await freePort('127.0.0.1');
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    expect(await startError(listener, { port })).to.equal(`port ${port} of 127.0.0.1 is in use by another process`);
    await new Promise((resolve) => server.close(resolve));
  });

  it('that cannot be started is a SUT that cannot be reached', async () => {
    const sut = sutOf('exit 1');
    const result = ownCases(await runCases(casesOf(storeSteps), sut));
    await sut.close();
    expect(result.sut.reachable).to.equal(false);
    expect(result.sut.unreachableReason).to.match(/^the started process ended with exit code 1 .*it printed nothing$/);
    expect(result.cases[0]).to.include({ verdict: 'error' });
  });

  it('has no memory once it is gone', async () => {
    expect(await residentMemory(2 ** 22 + 1)).to.equal(undefined);
  });
});
