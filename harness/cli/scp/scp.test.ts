import { readdir, readFile, writeFile } from 'node:fs/promises';
import { expect } from 'chai';
import { buildInstance, cEcho, cStore, decodePart10, openAssociation } from '../../../src/index.ts';
import { compileFirst, type Running, start } from '../testing/child.ts';
import { temporaryFolder } from '../testing/folder.ts';

const hangingProtocol = '1.2.840.10008.5.1.4.38.1';
const explicit = '1.2.840.10008.1.2.1';

describe('cstore scp', function () {
  this.timeout(300_000);
  compileFirst();
  const path = temporaryFolder();

  let running: Running | undefined;
  afterEach(async () => {
    running?.process.kill('SIGKILL');
    await running?.finished;
    running = undefined;
  });

  /** Starts the SCP and resolves with its port. */
  async function serve(...args: string[]): Promise<number> {
    running = await start(['scp', '--port', '0', ...args]);
    const [, port] = await running.printed(/^listening on 127\.0\.0\.1:(\d+) as /m);
    return Number(port);
  }

  function open(port: number, callingAETitle = 'TESTER', calledAETitle = 'CSTORE_SCP') {
    return openAssociation(
      { host: '127.0.0.1', port, calledAETitle },
      {
        callingAETitle,
        presentationContexts: [
          { abstractSyntax: hangingProtocol, transferSyntaxes: [explicit, '1.2.840.10008.1.2'] },
          { abstractSyntax: '1.2.840.10008.1.1', transferSyntaxes: ['1.2.840.10008.1.2'] },
        ],
      },
    );
  }

  async function store(
    port: number,
    sopInstanceUID?: string,
  ): Promise<{ status: number; errorComment?: string; uid: string }> {
    const instance = buildInstance('HangingProtocolStorage', { transferSyntax: explicit });
    const uid = sopInstanceUID ?? instance.sopInstanceUID;
    await using association = await open(port);
    const request = {
      sopClassUID: hangingProtocol,
      sopInstanceUID: uid,
      transferSyntax: explicit,
      dataSet: instance.bytes,
    };
    const { status, errorComment } = await cStore(association, request);
    return { status, errorComment, uid };
  }

  async function stop(): Promise<{ status: number | null; stdout: string; stderr: string }> {
    running?.process.kill('SIGINT');
    const ended = await running?.finished;
    if (!ended) throw new Error('nothing was started');
    return ended;
  }

  it('stores what it receives, prints a line per association and per C-STORE, and stops at Ctrl-C with 130', async () => {
    const port = await serve('-d', path('received'));
    const { status, uid } = await store(port);
    expect(status).to.equal(0);
    const name = (await readdir(path('received'))).find((file) => file.endsWith('.dcm'));
    expect(decodePart10(await readFile(path(`received/${name}`))).meta.MediaStorageSOPInstanceUID).to.equal(uid);
    await running?.printed(/ released$/m);
    const ended = await stop();
    expect([ended.status, ended.stderr]).to.deep.equal([130, '']);
    expect(ended.stdout).to.match(/ association from TESTER@127\.0\.0\.1, 2 of 2 contexts accepted$/m);
    expect(ended.stdout).to.match(
      new RegExp(` C-STORE 0x0000 Success, HangingProtocolStorage ${uid}, \\d+ bytes -> .*dcm$`, 'm'),
    );
    expect(ended.stdout).to.match(/^stopped$/m);
  });

  it('answers C-ECHO, and keeps nothing without a folder', async () => {
    const port = await serve();
    await using association = await open(port);
    expect((await cEcho(association)).status).to.equal(0);
    expect((await stop()).stdout).to.match(/keeping nothing \(no --directory\)$/m);
  });

  it('answers as a script in YAML says', async () => {
    await writeFile(path('full.yaml'), 'byCall:\n  - returns: { Status: 0xA700, ErrorComment: full }\n');
    const port = await serve('--handler', path('full.yaml'));
    expect(await store(port)).to.include({ status: 0xa700, errorComment: 'full' });
    expect((await store(port)).status).to.equal(0);
    await running?.printed(/C-STORE 0xA700 Refused: Out of resources, .*: full$/m);
  });

  it('answers as a module says', async () => {
    await writeFile(path('handler.mjs'), 'export function onCStore({ size }) { return size > 10 ? 0xc000 : 0; }\n');
    const port = await serve('--handler', path('handler.mjs'));
    expect((await store(port)).status).to.equal(0xc000);
  });

  it('answers as a module in TypeScript says', async () => {
    await writeFile(path('handler.mts'), 'export default (event: { readonly size: number }): number => 0xc000;\n');
    const port = await serve('--handler', path('handler.mts'));
    expect((await store(port)).status).to.equal(0xc000);
  });

  it('refuses with 0xA700 what its quota or its limit leaves no room for', async () => {
    const port = await serve('-d', path('received'), '--quota', '1.5K');
    expect([(await store(port)).status, (await store(port)).status]).to.deep.equal([0, 0xa700]);
    await stop();
    expect((await store(await serve('--data-set-limit', '100'))).status).to.equal(0xa700);
  });

  it('lets in whom it was told to', async () => {
    const port = await serve('--calling-ae', 'CT1,CT2', '--called-ae', 'ARCHIVE');
    await (await open(port, 'CT2', 'ARCHIVE')).release();
    const refused = await open(port, 'CT3', 'ARCHIVE').catch((error: unknown) => error);
    expect(refused).to.have.nested.property('pdu.reason', 3);
    const wrongName = await open(port, 'CT1', 'OTHER').catch((error: unknown) => error);
    expect(wrongName).to.have.nested.property('pdu.reason', 7);
    await running?.printed(/no association with 127\.0\.0\.1: /);
  });

  it('accepts the SOP Classes and Transfer Syntaxes that it was told to', async () => {
    const port = await serve('--sop-class', 'HangingProtocolStorage', '--transfer-syntax', 'ImplicitVRLittleEndian');
    await using association = await open(port);
    expect(association.contexts.map(({ transferSyntax }) => transferSyntax)).to.deep.equal([
      '1.2.840.10008.1.2',
      '1.2.840.10008.1.2',
    ]);
  });

  it('prints nothing that a peer would make the terminal obey', async () => {
    const port = await serve();
    expect((await store(port, '1.2\u001b[2J\u0007.3')).status).to.equal(0x0117);
    await running?.printed(/C-STORE 0x0117 Invalid SOP Instance, HangingProtocolStorage 1\.2\\x1b\[2J\\x07\.3, /);
    expect((await stop()).stdout.replaceAll('\n', '')).to.not.match(/\p{Cc}/u);
  });

  it('releases or aborts what is open when it is stopped', async () => {
    const association = await open(await serve());
    const ended = await stop();
    expect(ended.status).to.equal(130);
    expect((await association.closed).how).to.be.oneOf(['released', 'aborted']);
  });
});
