import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'chai';
import { listen, type Scp } from '../../src/index.ts';
import { compileFirst, cstore } from './testing/child.ts';
import { shippedMain } from './testing/compiled.ts';
import { temporaryFolder } from './testing/folder.ts';
import { writeInstance } from './testing/instances.ts';

describe('A limit of the tool', function () {
  this.timeout(60_000);
  compileFirst();
  const path = temporaryFolder();
  let scp: Scp;

  beforeEach(async () => {
    scp = await listen({ port: 0 });
  });

  afterEach(() => scp.close({ graceMs: 0 }));

  it('is told by send as one, with the option that raises it', async () => {
    await writeInstance(path('one.dcm'));
    const send = ['send', '--to', `CSTORE_SCP@127.0.0.1:${scp.port}`, path('one.dcm')];
    const refused = await cstore([...send, '--data-set-limit', '100']);
    expect(refused.status).to.equal(2);
    expect(refused.stderr).to.match(
      /^cstore: .*one\.dcm: the Data Set has \d+ bytes, and the limit is 100; raise it with --data-set-limit\n$/,
    );
    expect(refused.stderr).to.not.match(/no valid Data Set|PS3\.5/);
    expect((await cstore([...send, '--data-set-limit', '1M'])).status).to.equal(0);
  });

  /** Starts an SCP that may have so many files open; undefined if that is enough for it. */
  async function refusedWith(openFiles: number): Promise<readonly [status: number, stderr: string] | undefined> {
    const command = `ulimit -n ${openFiles} && exec "${process.execPath}" "${await shippedMain()}" scp --port 0`;
    const child = spawn('sh', ['-c', command], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [stderr, isListening] = ['', false];
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    child.stdout.once('data', () => {
      isListening = true;
      child.kill('SIGKILL');
    });
    const [status] = await once(child, 'close');
    return isListening ? undefined : [status, stderr];
  }

  it('of the system on open files is told in one line', async function () {
    if (process.platform === 'win32') this.skip();
    this.timeout(300_000);
    // Versions of Node.js differ in how many they need to load the program; one by one, the last file opened is ours.
    let refused: Awaited<ReturnType<typeof refusedWith>>;
    for (const openFiles of [100, 60, 40, 35, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20]) {
      refused = await refusedWith(openFiles);
      if (refused) break;
    }
    expect(refused).to.deep.equal([
      3,
      'cstore: too many open files (EMFILE); raise the limit, e.g. with "ulimit -n 1024"\n',
    ]);
  });

  it('is told by validate as one, and is no error of the file', async () => {
    await writeInstance(path('one.dcm'));
    const limits: readonly (readonly [option: string, limit: string, message: RegExp])[] = [
      ['--data-set-limit', '100', /the Data Set has \d+ bytes, and the limit is 100; raise it with --data-set-limit/],
      ['--depth-limit', '0', /nested more than 0 deep: .*; raise it with --depth-limit/],
      ['--element-limit', '3', /more than 3 Data Elements and Items: .*; raise it with --element-limit/],
    ];
    for (const [option, limit, message] of limits) {
      const { status, stdout } = await cstore(['validate', path('one.dcm'), option, limit]);
      expect([status, option]).to.deep.equal([3, option]);
      expect(stdout)
        .to.match(message)
        .and.match(/^1 file: 0 valid, 1 beyond a limit; 0 errors/m);
    }
    const { stdout } = await cstore(['validate', '--json', path('one.dcm'), '--data-set-limit', '100']);
    const { summary, files } = JSON.parse(stdout);
    expect(summary).to.include({ files: 1, valid: 0, unreadable: 0, beyondLimit: 1, error: 0 });
    expect(files[0]).to.include({ limit: 'size' });
  });
});
