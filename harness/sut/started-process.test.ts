import { once } from 'node:events';
import { expect } from 'chai';
import { StartedProcess } from './started-process.ts';

async function deathOf(command: string): Promise<string | undefined> {
  const started = new StartedProcess(command);
  try {
    if (!started.life.aborted) await once(started.life, 'abort');
    return started.death;
  } finally {
    await started.stop();
  }
}

describe('how a started process ended', function () {
  this.timeout(60_000);
  beforeEach(function () {
    if (process.platform === 'win32') this.skip();
  });

  it('is its own exit code if it is one command with its words, even one that a shell tells a signal by', async () => {
    expect(await deathOf("sh -c 'exit 139'")).to.equal('exit code 139');
    expect(await deathOf('/bin/sh -c "exit 7"')).to.equal('exit code 7');
  });

  it('is an exit code with the signal that it stands for, if a shell tells it', async () => {
    for (const command of ['exit 139', 'true; sh -c "exit 139"', 'sh -c "exit 139" | cat; exit 139', '(exit 139)'])
      expect(await deathOf(command), command).to.equal('exit code 139 (signal SIGSEGV)');
  });

  it('is a plain exit code if no signal has that number', async () => {
    expect(await deathOf('true; exit 3')).to.equal('exit code 3');
    expect(await deathOf('exit 255')).to.equal('exit code 255');
  });

  it('is understood with variables, quotes and operators of the shell', async () => {
    expect(await deathOf('X=4; sh -c "exit $X"')).to.equal('exit code 4');
    expect(await deathOf('Y=5 sh -c \'exit "$Y"\'')).to.equal('exit code 5');
    expect(await deathOf('false || sh -c "exit 6"')).to.equal('exit code 6');
    expect(await deathOf('cd / && sh -c "exit 8"')).to.equal('exit code 8');
  });

  it('is a signal', async () => {
    const started = new StartedProcess('sleep 600');
    await started.stop();
    expect(started.death).to.equal('signal SIGTERM');
  });
});
