import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
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

describe('what a started process has started itself', function () {
  this.timeout(60_000);
  beforeEach(function () {
    if (process.platform !== 'linux') this.skip();
  });

  /** Whether a process runs; one that was killed may wait for its parent for a moment. */
  async function lives(pid: number): Promise<boolean> {
    for (let looks = 0; looks < 100; looks++) {
      const stat = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '');
      if (!/^\d+ \(.*\) [^Z]/s.test(stat)) return false;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return true;
  }

  /** The process ID that the command printed. */
  async function printed(started: StartedProcess): Promise<number> {
    while (!/^\d+\n/.test(started.output)) await new Promise((resolve) => setTimeout(resolve, 20));
    return Number.parseInt(started.output, 10);
  }

  const stray = "sh -c 'echo $$; exec sleep 600'";
  for (const command of [`setsid ${stray} & wait`, `setsid -f ${stray}; sleep 600`]) {
    it(`ends with it though it left its process group: ${command}`, async () => {
      const started = new StartedProcess(command);
      const pid = await printed(started);
      await started.stop();
      expect(await lives(pid)).to.equal(false);
    });
  }

  it('ends when it ends by itself, too', async () => {
    const started = new StartedProcess(`setsid -f ${stray}; sleep 1`);
    const pid = await printed(started);
    if (!started.life.aborted) await once(started.life, 'abort');
    expect(await lives(pid)).to.equal(false);
    await started.stop();
  });
});
