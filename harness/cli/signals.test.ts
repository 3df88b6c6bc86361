import { execFileSync } from 'node:child_process';
import { expect } from 'chai';
import { listen } from '../../src/index.ts';
import { compileFirst, start } from './testing/child.ts';
import { writeEndlessFile } from './testing/endless-file.ts';
import { temporaryFolder } from './testing/folder.ts';
import { writeInstance } from './testing/instances.ts';

const words = [
  ['SIGINT', 130, 'stopped by Ctrl-C'],
  ['SIGTERM', 143, 'stopped by SIGTERM'],
  ['SIGHUP', 129, 'stopped by SIGHUP, as its terminal was closed'],
] as const;

describe('A signal', function () {
  this.timeout(60_000);
  compileFirst();
  const path = temporaryFolder();

  for (const [signal, exitStatus, text] of words) {
    it(`${signal} ends send in order: the association is aborted, and what was stored is told`, async () => {
      for (const name of ['1', '2']) await writeInstance(path(`in/${name}.dcm`));
      await using scp = await listen({ port: 0, onCStore: ({ call }) => (call === 1 ? 0 : new Promise(() => {})) });
      const ends: string[] = [];
      scp.events.on('association', (association) => void association.closed.then(({ how }) => ends.push(how)));
      const running = await start(['send', '--to', `CSTORE_SCP@127.0.0.1:${scp.port}`, path('in')]);
      await running.printed(/^stored/m);
      running.process.kill(signal);
      const { status, stdout, stderr } = await running.finished;
      expect([status, stderr]).to.deep.equal([exitStatus, `cstore: ${text}\n`]);
      expect(stdout).to.match(/^1 of 2 files stored/m);
      await scp.close({ graceMs: 0 });
      expect(ends).to.deep.equal(['aborted']);
    });
  }

  it('SIGTERM ends validate in order, in the middle of a large file, with the sums of what was looked at', async function () {
    if (process.platform === 'win32') this.skip();
    await writeInstance(path('one.dcm'));
    await writeEndlessFile(path('large.dcm'), 16);
    const running = await start(['validate', '--data-set-limit', '1T', path('one.dcm'), path('large.dcm')]);
    await running.printed(/one\.dcm: Hanging Protocol Storage, valid/);
    running.process.kill('SIGTERM');
    const { status, stdout, stderr } = await running.finished;
    expect([status, stderr]).to.deep.equal([143, 'cstore: stopped by SIGTERM\n']);
    expect(stdout).to.match(/^1 file: 1 valid; 0 errors, 0 warnings, 0 notes\n$/m);
  });

  it('SIGTERM ends scp in order', async () => {
    const running = await start(['scp', '--port', '0']);
    await running.printed(/^listening/m);
    running.process.kill('SIGTERM');
    const { status, stdout } = await running.finished;
    expect(status).to.equal(143);
    expect(stdout).to.match(/^stopped$/m);
  });

  it('is not needed to end a command that was given a FIFO', async function () {
    if (process.platform === 'win32') this.skip();
    execFileSync('mkfifo', [path('fifo')]);
    const fifo = path('fifo');
    await using scp = await listen({ port: 0 });
    const to = `CSTORE_SCP@127.0.0.1:${scp.port}`;
    await writeInstance(path('one.dcm'));
    const commands: readonly (readonly [args: readonly string[], says: RegExp])[] = [
      [['send', '--to', to, fifo], /fifo: is a FIFO, and no regular file/],
      [['send', '--to', to, '--cert', fifo, '--key', fifo, path('one.dcm')], /--cert .*fifo: it is a FIFO, and no/],
      [['send', '--to', to, '--ca', '/dev/null', path('one.dcm')], /--ca \/dev\/null: it is a device, and no regular/],
      [['validate', fifo], /fifo: is a FIFO, and no regular file/],
      [['lint', fifo], /fifo:1:1: no regular file and no folder/],
      [['run', fifo], /fifo:1:1: no regular file and no folder/],
      [['scp', '--port', '0', '--handler', fifo], /--handler .*fifo: it is a FIFO, and no regular file; name a \.yaml/],
      [['fuzz', '--scp', to, '--dict', fifo], /--dict .*fifo: it is a FIFO, and no regular file/],
      [['report', fifo], /fifo: it is a FIFO, and no regular file; name a file/],
    ];
    const ended = await Promise.all(
      commands.map(async ([args, says]) => {
        const { status, stdout, stderr } = await (await start(args)).finished;
        expect(`${stdout}${stderr}`, args.join(' ')).to.match(says);
        return status;
      }),
    );
    expect(ended).to.deep.equal([2, 2, 2, 1, 2, 2, 2, 2, 2]);
  });
});
