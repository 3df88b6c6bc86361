import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { type ListenOptions, listen, type Scp, type StoreRecord } from '../../../src/index.ts';
import { compileFirst, cstore, start } from '../testing/child.ts';
import { temporaryFolder } from '../testing/folder.ts';
import { writeInstance } from '../testing/instances.ts';

const pem = (name: string) => fileURLToPath(new URL(`../../../src/upper-layer/testing/${name}.pem`, import.meta.url));

describe('cstore send', function () {
  this.timeout(300_000);
  compileFirst();
  const path = temporaryFolder();

  let scp: Scp | undefined;
  let stored: StoreRecord[] = [];
  afterEach(async () => {
    await scp?.close({ graceMs: 0 });
    scp = undefined;
    stored = [];
  });

  async function scpAddress(options: Partial<ListenOptions> = {}): Promise<string> {
    scp = await listen({ port: 0, ...options });
    scp.events.on('store', (record) => stored.push(record));
    return `CSTORE_SCP@127.0.0.1:${scp.port}`;
  }

  const uids = () => stored.map(({ command }) => command.AffectedSOPInstanceUID);

  it('stores a file, prints a line for it, and exits with 0', async () => {
    const uid = await writeInstance(path('one.dcm'));
    const to = await scpAddress();
    const { status, stdout, stderr } = await cstore(['send', '--to', to, path('one.dcm')]);
    expect([status, stderr]).to.deep.equal([0, '']);
    expect(stdout).to.equal(`stored   ${path('one.dcm')}: 0x0000 Success\n1 of 1 files stored by ${to}\n`);
    expect(uids()).to.deep.equal([uid]);
  });

  it('finds the DICOM files of a folder and leaves out the rest', async () => {
    const wanted = [await writeInstance(path('in/a.dcm')), await writeInstance(path('in/deep/er/b'), 'CTImageStorage')];
    await writeInstance(path('in/DICOMDIR'));
    await writeFile(path('in/readme.txt'), 'text');
    const { status, stdout } = await cstore(['send', '--to', await scpAddress(), path('in')]);
    expect(status).to.equal(0);
    expect(stdout)
      .to.match(/^left out: 2 of the files in folders/)
      .and.match(/^2 of 2 files stored/m);
    expect(uids()).to.have.members(wanted);
  });

  it('goes on after a refusal, names the status, and exits with 1', async () => {
    for (const name of ['1', '2', '3']) await writeInstance(path(`in/${name}.dcm`));
    const refusal = { Status: 0xa700, ErrorComment: 'full for \u001b[31mnow' };
    const to = await scpAddress({ onCStore: ({ call }) => (call === 2 ? refusal : 0) });
    const { status, stdout } = await cstore(['send', '--to', to, path('in')]);
    expect(status).to.equal(1);
    expect(stdout)
      .to.match(/^refused .*2\.dcm: 0xA700 Refused: Out of resources: full for/m)
      .and.not.include('\u001b');
    expect(stdout).to.match(/^2 of 3 files stored/m);
  });

  it('exits with 1 when the peer takes no such SOP Class', async () => {
    await writeInstance(path('one.dcm'));
    const to = await scpAddress({ sopClasses: ['CTImageStorage'] });
    const { status, stdout } = await cstore(['send', '--to', to, path('one.dcm')]);
    expect(status).to.equal(1);
    expect(stdout).to.match(/^failed .*one\.dcm: No presentation context .*abstract syntax not supported/m);
  });

  it('sends the other files when one cannot be read, and exits with 2', async () => {
    await writeInstance(path('good.dcm'));
    await writeFile(path('bad.dcm'), 'text');
    const { status, stdout, stderr } = await cstore([
      'send',
      '--to',
      await scpAddress(),
      path('bad.dcm'),
      path('good.dcm'),
    ]);
    expect(status).to.equal(2);
    expect(stderr).to.match(/^cstore: .*bad\.dcm: no DICOM file.*\n$/);
    expect(stdout).to.match(/^1 of 2 files stored/m);
  });

  it('transcodes to what the peer accepts', async () => {
    await writeInstance(path('big.dcm'), 'HangingProtocolStorage', 'ExplicitVRBigEndian');
    const to = await scpAddress({ transferSyntaxes: ['ImplicitVRLittleEndian'] });
    expect((await cstore(['send', '--to', to, path('big.dcm')])).status).to.equal(0);
    expect(stored.map(({ transferSyntax }) => transferSyntax)).to.deep.equal(['1.2.840.10008.1.2']);
  });

  it('asks for a window of operations', async () => {
    for (const name of ['1', '2', '3', '4']) await writeInstance(path(`in/${name}.dcm`));
    let atOnce = 0;
    const waiting: ((status: number) => void)[] = [];
    const onCStore = (): Promise<number> =>
      new Promise((resolve) => {
        waiting.push(resolve);
        atOnce = Math.max(atOnce, waiting.length);
        if (waiting.length === 4) for (const answer of waiting.splice(0)) answer(0);
      });
    const { status } = await cstore(['send', '--window', '4', '--to', await scpAddress({ onCStore }), path('in')]);
    expect({ status, atOnce }).to.deep.equal({ status: 0, atOnce: 4 });
  });

  it('gives its AE title and its user', async () => {
    await writeInstance(path('one.dcm'));
    const to = await scpAddress({
      callingAETitles: ['CT1'],
      userIdentity: { users: { alice: 'secret' }, required: true },
    });
    const args = ['send', '--to', to, '--calling-ae', 'CT1', '--user', 'alice', path('one.dcm')];
    expect((await cstore(args, { env: { CSTORE_PASSWORD: 'secret' } })).status).to.equal(0);
    expect((await cstore([...args, '--password', 'wrong'])).status).to.equal(3);
    expect(stored.map(({ association }) => association.user)).to.deep.equal(['alice']);
  });

  it('connects by TLS and shows its certificate', async () => {
    await writeInstance(path('one.dcm'));
    const tls = { cert: pem('acceptor'), key: pem('acceptor-key'), ca: pem('ca'), requireClientCertificate: true };
    const to = await scpAddress({ tls });
    const own = ['--cert', pem('requestor'), '--key', pem('requestor-key')];
    expect((await cstore(['send', '--to', to, '--ca', pem('ca'), ...own, path('one.dcm')])).status).to.equal(0);
    expect((await cstore(['send', '--to', to, '--insecure', ...own, path('one.dcm')])).status).to.equal(0);
    const untrusting = await cstore(['send', '--to', to, ...own, path('one.dcm')]);
    expect(untrusting.status).to.equal(3);
    expect(untrusting.stderr).to.match(/^cstore: CSTORE_SCP@.*certificate.*\n$/);
  });

  it('stops at Ctrl-C and exits with 130', async () => {
    await writeInstance(path('in/1.dcm'));
    await writeInstance(path('in/2.dcm'));
    const to = await scpAddress({ onCStore: ({ call }) => (call === 1 ? 0 : new Promise(() => {})) });
    const running = await start(['send', '--to', to, path('in')]);
    await running.printed(/^stored/m);
    running.process.kill('SIGINT');
    const { status, stdout, stderr } = await running.finished;
    expect([status, stderr]).to.deep.equal([130, 'cstore: stopped by Ctrl-C\n']);
    expect(stdout).to.match(/^1 of 2 files stored/m);
  });
});
