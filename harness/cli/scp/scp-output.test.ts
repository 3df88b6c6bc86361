import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { expect } from 'chai';
import { buildInstance, cStore, openAssociation } from '../../../src/index.ts';
import { compileFirst } from '../testing/child.ts';
import { shippedMain } from '../testing/compiled.ts';

const explicit = '1.2.840.10008.1.2.1';
const instance = buildInstance('HangingProtocolStorage', { transferSyntax: explicit });

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** An association with an SCP that may not listen yet. */
async function open(port: number, scp: ChildProcess) {
  for (;;) {
    try {
      return await openAssociation(
        { host: '127.0.0.1', port, calledAETitle: 'CSTORE_SCP' },
        {
          callingAETitle: 'TESTER',
          presentationContexts: [{ abstractSyntax: instance.sopClassUID, transferSyntaxes: [explicit] }],
        },
      );
    } catch (error) {
      if (scp.exitCode !== null || scp.signalCode !== null) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Stores as often as asked for, and returns how many were stored. */
async function store(port: number, scp: ChildProcess, count: number): Promise<number> {
  await using association = await open(port, scp);
  let stored = 0;
  for (let n = 0; n < count; n++) {
    const { status } = await cStore(association, { ...instance, transferSyntax: explicit, dataSet: instance.bytes });
    if (status === 0) stored++;
  }
  return stored;
}

describe('The output of cstore scp', () => {
  compileFirst();

  let scp: ChildProcess | undefined;
  afterEach(() => scp?.kill('SIGKILL'));

  async function serve(
    stdout: 'pipe' | number,
  ): Promise<{ port: number; scp: ChildProcess; ended: Promise<unknown[]> }> {
    const port = await freePort();
    scp = spawn(process.execPath, [await shippedMain(), 'scp', '--port', String(port)], {
      stdio: ['ignore', stdout, 'pipe'],
    });
    return { port, scp, ended: once(scp, 'exit') };
  }

  it('may go to a disk that is full: it serves on, and tells at its end what is missing', async function () {
    if (!existsSync('/dev/full')) this.skip();
    const { port, scp, ended } = await serve(openSync('/dev/full', 'w'));
    let stderr = '';
    scp.stderr?.on('data', (text) => {
      stderr += text;
    });
    expect(await store(port, scp, 20)).to.equal(20);
    expect(await store(port, scp, 1)).to.equal(1);
    scp.kill('SIGINT');
    expect((await ended)[0]).to.equal(130);
    expect(stderr).to.match(/^cstore: \d+ lines of the log could not be written\n$/);
  });

  it('may have a reader that has stopped reading: that does not hold up Ctrl-C', async () => {
    const { port, scp, ended } = await serve('pipe');
    expect(await store(port, scp, 4000)).to.equal(4000);
    scp.kill('SIGINT');
    expect((await ended)[0]).to.equal(130);
  });
});
