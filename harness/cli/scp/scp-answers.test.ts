import { writeFile } from 'node:fs/promises';
import { expect } from 'chai';
import { buildInstance, cEcho, cStore, openAssociation } from '../../../src/index.ts';
import { compileFirst, cstore, type Running, start } from '../testing/child.ts';
import { temporaryFolder } from '../testing/folder.ts';

const explicit = '1.2.840.10008.1.2.1';
const privateClass = '1.2.840.113619.4.30';
const privateSyntax = '1.2.840.113619.5.2';

describe('cstore scp, told what to accept and to answer', function () {
  this.timeout(60_000);
  compileFirst();
  const path = temporaryFolder();

  let running: Running | undefined;
  afterEach(async () => {
    running?.process.kill('SIGKILL');
    await running?.finished;
    running = undefined;
  });

  async function serve(...args: string[]): Promise<number> {
    running = await start(['scp', '--port', '0', ...args]);
    const [, port] = await running.printed(/^listening on 127\.0\.0\.1:(\d+) as /m);
    return Number(port);
  }

  function open(port: number, ...proposed: readonly (readonly [string, string])[]) {
    return openAssociation(
      { host: '127.0.0.1', port, calledAETitle: 'CSTORE_SCP' },
      {
        callingAETitle: 'TESTER',
        presentationContexts: proposed.map(([abstractSyntax, syntax]) => ({
          abstractSyntax,
          transferSyntaxes: [syntax],
        })),
      },
    );
  }

  const instance = buildInstance('HangingProtocolStorage', { transferSyntax: explicit });
  const request = { ...instance, dataSet: instance.bytes };

  it('takes a UID that is in no registry for a SOP Class', async () => {
    const port = await serve('--sop-class', `${privateClass},HangingProtocolStorage`);
    await using association = await open(
      port,
      [privateClass, explicit],
      [instance.sopClassUID, explicit],
      ['1.2.3', explicit],
    );
    expect(association.contexts.map(({ abstractSyntax }) => abstractSyntax)).to.deep.equal([
      privateClass,
      instance.sopClassUID,
    ]);
  });

  it('takes any SOP Class in any Transfer Syntax', async () => {
    const port = await serve('--sop-class', 'any', '--transfer-syntax', 'any', '-d', path('received'));
    await using association = await open(port, [privateClass, privateSyntax]);
    const dataSet = Buffer.from('whatever');
    const { status } = await cStore(association, {
      sopClassUID: privateClass,
      sopInstanceUID: '1.2.3',
      transferSyntax: privateSyntax,
      dataSet,
    });
    expect(status).to.equal(0);
    await running?.printed(
      /C-STORE 0x0000 Success, \S+ 1\.2\.3, 8 bytes -> .*1\.2\.3\.dcm: not read, as the Transfer Syntax/,
    );
  });

  it('answers nothing where its handler never does, until the requestor gives up', async () => {
    await writeFile(path('never.yaml'), `bySopInstance: { ${instance.sopInstanceUID}: { never: true } }\n`);
    const port = await serve('--handler', path('never.yaml'), '--handler-timeout', '0.05');
    const association = await open(port, [instance.sopClassUID, explicit], ['1.2.840.10008.1.1', explicit]);
    const controller = new AbortController();
    const answer = cStore(association, request, { signal: controller.signal }).then(
      ({ status }) => status,
      () => 'no answer',
    );
    await using other = await open(port, ['1.2.840.10008.1.1', explicit]);
    // Longer than the limit: another handler would have been answered for by now.
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await cEcho(other)).status).to.equal(0);
    association.abort();
    expect(await answer).to.equal('no answer');
    await running?.printed(/ aborted/);
  });

  it('answers 0xC211 after the time that its handler has, and names the option', async () => {
    await writeFile(path('late.yaml'), 'delayMs: 600000\n');
    const port = await serve('--handler', path('late.yaml'), '--handler-timeout', '0.05');
    await using association = await open(port, [instance.sopClassUID, explicit]);
    expect((await cStore(association, request)).status).to.equal(0xc211);
    await running?.printed(/C-STORE 0xC211 .*: the handler took over 50 ms; raise the limit with --handler-timeout/);
  });

  it('names the option of a limit that a Data Set is beyond', async () => {
    const port = await serve('--data-set-limit', '100');
    await using association = await open(port, [instance.sopClassUID, explicit]);
    expect((await cStore(association, request)).status).to.equal(0xa700);
    await running?.printed(
      /C-STORE 0xA700 .*: the Data Set has more than 100 bytes; raise the limit with --data-set-limit/,
    );
  });

  it('counts calls by association where it is told to', async () => {
    await writeFile(path('first.yaml'), 'byAssociationCall: [{ returns: 0xA700 }]\n');
    const port = await serve('--handler', path('first.yaml'));
    for (const _ of [1, 2]) {
      await using association = await open(port, [instance.sopClassUID, explicit]);
      const statuses = [await cStore(association, request), await cStore(association, request)];
      expect(statuses.map(({ status }) => status)).to.deep.equal([0xa700, 0]);
      await association.release();
    }
  });

  it('refuses a handler with a mistyped status when it reads it, with line and column', async () => {
    await writeFile(path('typo.yaml'), 'byCall:\n  - returns: 0x0000\n  - returns: 0xZZZZ\n');
    const { status, stderr } = await cstore(['scp', '--port', '0', '--handler', path('typo.yaml')]);
    expect(status).to.equal(2);
    expect(stderr).to.equal(
      `cstore: --handler ${path('typo.yaml')}:3:14: handler.byCall[1].returns: 0xZZZZ is no number; ` +
        'write a status as 0x and four hexadecimal digits, such as 0xA700\n',
    );
  });

  it('refuses a mistyped status in a scenario, too', async () => {
    const scenario = [
      'id: x/y',
      'title: A title',
      'requirement: { ref: PS3.7 9.1.1.1.9, level: shall, text: The SCP answers. }',
      'sut: scp',
      'scp: { handler: { returns: 0xZZZZ } }',
      'steps: [{ associate: {} }]',
    ];
    await writeFile(path('typo.yaml'), `${scenario.join('\n')}\n`);
    const { status, stdout, stderr } = await cstore(['lint', path('typo.yaml')]);
    expect(status).to.equal(2);
    expect(`${stdout}${stderr}`).to.match(/typo\.yaml:5:28: handler\.returns: 0xZZZZ is no number/);
  });
});
