import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { ScpEndpoint } from './sut.ts';
import { checkSutSpec, openSut, type SutSpec, sutSpecSchema, withoutPassword } from './sut-spec.ts';

const remote = { kind: 'remote-scp', host: 'pacs.example.org', port: 104, calledAETitle: 'ARCHIVE' } as const;
const started = {
  kind: 'started-scp',
  command: 'storescp {port}',
  host: '127.0.0.1',
  port: 0,
  calledAETitle: 'S',
} as const;

async function endpointOf(spec: SutSpec): Promise<ScpEndpoint> {
  const endpoint = await (await openSut(spec)).scp(undefined, '', '');
  if ('notApplicable' in endpoint) throw new Error(endpoint.notApplicable);
  return endpoint;
}

function problemOf(value: unknown): string {
  try {
    checkSutSpec(value);
    return 'none';
  } catch (error) {
    expect(error).to.be.instanceOf(RangeError);
    return (error as Error).message;
  }
}

describe('a system under test as JSON', () => {
  it('is the same after a way through JSON', () => {
    for (const spec of [{ kind: 'built-in-pair' }, remote, { ...started, tls: { insecure: true } }]) {
      expect(sutSpecSchema.parse(JSON.parse(JSON.stringify(spec)))).to.deep.equal(spec);
    }
  });

  it('opens the built-in pair', async () => {
    expect(await openSut({ kind: 'built-in-pair' })).to.include({ role: 'pair', address: 'built-in' });
  });

  it('opens an SCP that runs elsewhere, called as it says', async () => {
    expect(await openSut(remote)).to.include({ role: 'scp', address: 'ARCHIVE@pacs.example.org:104' });
    const spec: SutSpec = { ...remote, callingAETitle: 'CT1', user: 'doe', password: 'secret', tls: { ca: 'ca.pem' } };
    expect(await endpointOf(spec)).to.deep.include({
      host: 'pacs.example.org',
      port: 104,
      calledAETitle: 'ARCHIVE',
      callingAETitle: 'CT1',
      user: 'doe',
      password: 'secret',
      tls: { ca: 'ca.pem' },
    });
    expect((await endpointOf({ ...remote, tls: { insecure: true } })).tls).to.deep.equal({ rejectUnauthorized: false });
  });

  it('opens an SCP that is to be started, without starting it', async () => {
    const sut = await openSut(started);
    expect(sut.process).to.include({ death: undefined, life: undefined });
    await sut.close();
  });

  it('opens the folder that the SCP writes into, and tells of one that is not there', async () => {
    const storeDirectory = await mkdtemp(join(tmpdir(), 'sut-spec-'));
    expect((await endpointOf({ ...remote, storeDirectory })).store).to.have.property('directory', storeDirectory);
    await rm(storeDirectory, { recursive: true });
    const failure = await openSut({ ...remote, storeDirectory }).catch((error: unknown) => error);
    expect(failure).to.have.property('code', 'ENOENT');
  });

  const scus: readonly SutSpec[] = [
    { kind: 'scu-command', command: 'storescu {host} {port} {files}', port: 11112, calledAETitle: 'HERE' },
    { kind: 'scu-manual', answers: ['sent', { sent: 'a lamp' }, { cannot: 'no' }, 'again', 'stop'], sendTimeMs: 1000 },
    { kind: 'scu-wait', waitMs: 1000, host: '0.0.0.0', port: 104, iodValidator: 'dciodvfy {file}' },
  ];

  it('is an SCU that is started, operated, or waited for, the same after a way through JSON', () => {
    for (const spec of scus) expect(sutSpecSchema.parse(JSON.parse(JSON.stringify(spec)))).to.deep.equal(spec);
  });

  it('opens an SCU, and listens for it where it says', async () => {
    for (const spec of scus) expect(await openSut(spec)).to.include({ role: 'scu' });
    const place = { host: '0.0.0.0', port: 104, calledAETitle: 'HERE', callingAETitle: 'THERE' };
    const { policies } = await openSut({ kind: 'scu-wait', waitMs: 1, ...place, tls: { cert: 'c.pem', key: 'k.pem' } });
    const tls = { cert: 'c.pem', key: 'k.pem', requireClientCertificate: false };
    expect(policies.listensOn).to.deep.equal({ ...place, tls });
    const usual = await openSut({ kind: 'scu-command', command: 'x' });
    expect(usual.policies.listensOn).to.deep.equal({
      host: '127.0.0.1',
      port: 0,
      calledAETitle: 'CSTORE_SCP',
      callingAETitle: 'CSTORE_SCU',
    });
  });

  it('has a validator of instances only if one is named', async () => {
    expect(await openSut({ kind: 'scu-command', command: 'x' })).to.not.have.property('validator');
    expect(await openSut({ kind: 'scu-command', command: 'x', iodValidator: 'y {file}' })).to.have.property(
      'validator',
    );
  });

  it('opens an SCU that a person operates only with answers, or with somebody to ask', async () => {
    const failure = await openSut({ kind: 'scu-manual' }).catch((error: unknown) => error);
    expect(failure)
      .to.be.instanceOf(RangeError)
      .and.have.property('message')
      .that.matches(/answers, or an operator/);
    const operator = { ask: async () => ({ key: 'stop', at: '' }) as const };
    expect(await openSut({ kind: 'scu-manual' }, { operator })).to.include({ role: 'scu' });
  });

  it('is refused as an SCU in one line that names what is wrong', () => {
    const start = 'the system under test is not described well: ';
    expect(problemOf({ kind: 'scu-command', command: 'x', port: 65536 })).to.equal(
      `${start}port: a port is 0 to 65535`,
    );
    expect(problemOf({ kind: 'scu-command' })).to.match(/command/);
    expect(problemOf({ kind: 'scu-wait', waitMs: 0 })).to.match(/waitMs/);
    expect(problemOf({ kind: 'scu-manual', answers: ['maybe'] })).to.match(/answers/);
    expect(problemOf({ kind: 'scu-manual', command: 'x' })).to.match(/command/);
  });

  it('is refused in one line that names what is wrong', () => {
    const start = 'the system under test is not described well: ';
    expect(problemOf({ ...remote, calledAETitle: ' ' })).to.equal(`${start}calledAETitle: the AE title is empty`);
    expect(problemOf({ ...remote, port: 0 })).to.equal(`${start}port: a port is 1 to 65535`);
    expect(problemOf({ ...started, port: 65536 })).to.equal(`${start}port: a port is 0 to 65535`);
    expect(problemOf({ ...remote, hots: 'x' })).to.match(/hots/);
    expect(problemOf({ kind: 'toaster' })).to.match(/kind/);
    expect(problemOf(undefined)).to.match(/^the system under test is not described well: [^\n]+$/);
  });

  it('is refused before anything is opened', async () => {
    const failure = await openSut({ ...remote, port: -1 }).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(RangeError);
  });

  it('can be shown without the passcode', () => {
    expect(withoutPassword({ ...remote, user: 'doe', password: 'secret' })).to.deep.equal({ ...remote, user: 'doe' });
    expect(withoutPassword({ kind: 'built-in-pair' })).to.deep.equal({ kind: 'built-in-pair' });
  });
});
