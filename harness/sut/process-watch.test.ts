import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'chai';
import { processWatch } from './process-watch.ts';

/** Runs a script that says when it is ready, and looks at it. */
async function watching<T>(command: string, look: (watch: ReturnType<typeof processWatch>) => Promise<T>): Promise<T> {
  const child = spawn('sh', ['-c', command], { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    await once(child.stdout, 'data');
    return await look(processWatch(child.pid ?? 0));
  } finally {
    child.stdin.end();
    child.kill('SIGKILL');
    await once(child, 'close');
  }
}

const node = JSON.stringify(process.execPath);
const thenWaits = "console.log('ready'); process.stdin.resume(); process.stdin.on('end', () => process.exit());";

describe('A watched process', () => {
  before(function () {
    if (process.platform !== 'linux') this.skip();
  });

  it('has taken the time of a processor that its children took', async () => {
    const busy = 'const end = process.cpuUsage().user + 300000; while (process.cpuUsage().user < end);';
    const cpuMs = await watching(`${node} -e ${JSON.stringify(busy + thenWaits)}; true`, (watch) => watch.cpuMs());
    expect(cpuMs).to.be.at.least(280);
  });

  it('has had a peak of memory, of its children too, even when that was given back', async () => {
    const grown = 'Buffer.alloc(120e6, 1);';
    const [large, small] = [
      await watching(`${node} -e ${JSON.stringify(grown + thenWaits)}; true`, (watch) => watch.peakMemory()),
      await watching(`${node} -e ${JSON.stringify(thenWaits)}; true`, (watch) => watch.peakMemory()),
    ];
    expect((large ?? 0) - (small ?? 0)).to.be.at.least(100e6);
  });

  it('is unknown when it is gone', async () => {
    const watch = processWatch(0x7ffffffe);
    expect([await watch.cpuMs(), await watch.peakMemory()]).to.deep.equal([undefined, undefined]);
  });
});
