import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { cstoreMain } from './peers/cstore.ts';
import { freePort } from './peers/ports.ts';
import { temporaryFolder } from './peers/temporary-folder.ts';
import { runTool } from './peers/tool.ts';
import { requireTools } from './require-peers.ts';

/** What the file holds once it is written. Rejects if that takes longer than anything here. */
async function written(file: string): Promise<string> {
  for (let tries = 0; tries < 600; tries++) {
    const text = await readFile(file, 'utf8').catch(() => '');
    if (text.endsWith('\n')) return text.trim();
    await sleep(50);
  }
  throw new Error(`${file} was not written`);
}

/** Runs a command line in a terminal, which goes away as soon as the SCP in it listens. */
async function inLostTerminal(commandLine: string, cwd: string): Promise<void> {
  const terminal = spawn('script', ['-qec', commandLine, '/dev/null'], { cwd, stdio: ['pipe', 'pipe', 'ignore'] });
  let shown = '';
  for await (const text of terminal.stdout.setEncoding('utf8')) {
    shown += text;
    if (shown.includes('listening')) break;
  }
  expect(shown).to.contain('listening');
  const ended = once(terminal, 'exit');
  terminal.kill('SIGKILL');
  await ended;
}

describe('cstore scp whose terminal goes away', () => {
  const scp = (port: number) => `'${process.execPath}' '${cstoreMain}' scp --port ${port}`;

  it('serves on if it is not hung up, though nothing can be printed, and ends with the status of its signal', async function () {
    requireTools(this, 'script', 'setsid', 'echoscu');
    await using folder = await temporaryFolder();
    const port = await freePort();
    const inside = `${scp(port)} & echo $! > pid; wait $!; echo $? > status`;
    await inLostTerminal(`setsid -w sh -c "${inside.replaceAll('$', '\\$')}"`, folder.path);
    for (let time = 0; time < 3; time++) {
      const { code } = await runTool('echoscu', ['127.0.0.1', String(port)]);
      expect(code).to.equal(0);
    }
    process.kill(Number(await written(join(folder.path, 'pid'))), 'SIGINT');
    expect(await written(join(folder.path, 'status'))).to.equal('130');
  });

  it('ends with the status of a hangup if it is hung up, not by a crash', async function () {
    requireTools(this, 'script');
    await using folder = await temporaryFolder();
    // The shell passes the hangup on, as it does to its jobs, and stays to tell how that ended.
    const inside = `trap 'kill -HUP $!' HUP; ${scp(await freePort())} & wait $!; wait $!; echo $? > status`;
    await inLostTerminal(inside, folder.path);
    expect(await written(join(folder.path, 'status'))).to.equal('129');
  });
});
