import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { ImplicitVRLittleEndian, openAssociation } from '../../src/index.ts';
import { connectTransport } from '../../src/wire.ts';
import type { ScpScript } from '../language/scp-script.ts';
import { builtInPair } from './built-in-pair.ts';
import type { ScpEndpoint, Sut } from './sut.ts';

async function endpoint(sut: Sut, script?: ScpScript, caseId = 'case'): Promise<ScpEndpoint> {
  const found = await sut.scp(script, caseId, 'x.yaml');
  if ('notApplicable' in found) throw new Error(found.notApplicable);
  return found;
}

function folders(): string[] {
  return fs.readdirSync(os.tmpdir()).filter((name) => name.startsWith('cstore-conformance-'));
}

describe('the built-in pair', () => {
  let sut: Sut;
  beforeEach(() => {
    sut = builtInPair();
  });
  afterEach(() => sut.close());

  // A folder of its own: other programs use that of the machine meanwhile.
  const usual = process.env.TMPDIR;
  before(() => {
    process.env.TMPDIR = fs.mkdtempSync(path.join(os.tmpdir(), 'built-in-pair-'));
  });
  after(() => {
    fs.rmSync(os.tmpdir(), { recursive: true });
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
  });

  it('listens once for each script, whatever the case', async () => {
    const first = await endpoint(sut, undefined, 'a');
    expect((await endpoint(sut, undefined, 'b')).port).to.equal(first.port);
    expect((await endpoint(sut, { handler: { returns: 1 } }, 'a')).port).not.to.equal(first.port);
  });

  it('has a place for every association of cases that come in crowds', async () => {
    const { host, port, calledAETitle, callingAETitle } = await endpoint(sut);
    const verification = { abstractSyntax: '1.2.840.10008.1.1', transferSyntaxes: [ImplicitVRLittleEndian.uid] };
    const proposing = { callingAETitle, presentationContexts: [verification] };
    const crowd = Array.from({ length: 120 }, () => openAssociation({ host, port, calledAETitle }, proposing));
    // Rejects if one of them is refused.
    for (const association of await Promise.all(crowd)) await association.abort();
  });

  it('listens for each case where the script keeps state', async () => {
    for (const script of [{ store: { quotaBytes: 10 } }, { handler: { byCall: [{ returns: 1 }] } }]) {
      const ports = [await endpoint(sut, script, 'a'), await endpoint(sut, script, 'b')].map(({ port }) => port);
      expect(new Set(ports)).to.have.property('size', 2);
      expect((await endpoint(sut, script, 'a')).port).to.equal(ports[0]);
    }
  });

  it('says which names and SOP Class its SCP answers to', async () => {
    expect(await endpoint(sut)).to.include({
      calledAETitle: 'CSTORE_SCP',
      callingAETitle: 'CSTORE_SCU',
      knownSopClass: 'HangingProtocolStorage',
    });
    const script: ScpScript = {
      calledAETitles: ['ARCHIVE', 'OTHER'],
      callingAETitles: ['GOOD'],
      sopClasses: ['CTImageStorage'],
      users: { doe: 'secret' },
    };
    expect(await endpoint(sut, script)).to.include({
      calledAETitle: 'ARCHIVE',
      callingAETitle: 'GOOD',
      knownSopClass: 'CTImageStorage',
      user: 'doe',
      password: 'secret',
    });
  });

  it('leaves neither port nor folder behind', async () => {
    const before = folders();
    const { host, port } = await endpoint(sut);
    expect(folders().length).to.be.greaterThan(before.length);
    await sut.close();
    expect(folders()).to.deep.equal(before);
    const refused = await connectTransport({ host, port }).then(
      () => 'connected',
      (error: Error) => error.message,
    );
    expect(refused).to.match(/connection refused/);
  });

  it('rejects a handler module that cannot be loaded, in one line', async () => {
    const error = await sut.scp({ handler: { module: 'missing.ts' } }, 'a', 'x.yaml').then(
      () => undefined,
      (reason: Error) => reason,
    );
    expect(error?.message)
      .to.match(/missing\.ts/)
      .and.not.match(/\n/);
  });
});
