import { type AddressInfo, createServer } from 'node:net';
import { expect } from 'chai';
import { buildInstance, cStore, ExplicitVRLittleEndian, openAssociation } from '../../src/index.ts';
import { openRetriever } from './open-retriever.ts';
import type { ReadLimits, WantedInstance } from './stored-instances.ts';
import { type ArchiveBehaviour, type ArchiveScp, startArchiveScp } from './testing/archive-scp.ts';

const aeTitle = 'DEST';
const host = '127.0.0.1';
const instanceOf = (sopClass: string, sopInstanceUID: string): WantedInstance =>
  buildInstance(sopClass, { transferSyntax: ExplicitVRLittleEndian.uid, sopInstanceUID });
const [ct, other] = [instanceOf('CTImageStorage', '1.2.1'), instanceOf('CTImageStorage', '1.2.9')];
const hangingProtocol = instanceOf('HangingProtocolStorage', '1.2.2');

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const limitsFor = ({ port }: ArchiveScp): ReadLimits => ({
  peer: { host, port, calledAETitle: 'ARCHIVE', callingAETitle: 'SCU' },
  timeoutMs: 10_000,
  signal: new AbortController().signal,
});

async function store({ port }: ArchiveScp, instances: readonly WantedInstance[]): Promise<void> {
  const presentationContexts = instances.map(({ sopClassUID: abstractSyntax, transferSyntax }) => ({
    abstractSyntax,
    transferSyntaxes: [transferSyntax],
  }));
  const peer = { host, port, calledAETitle: 'ARCHIVE' };
  await using association = await openAssociation(peer, { callingAETitle: 'SCU', presentationContexts });
  for (const { bytes: dataSet, ...instance } of instances) await cStore(association, { ...instance, dataSet });
}

/** What is read of instances that were stored before, all of them at once. */
async function read(wanted: readonly WantedInstance[], behaviour: ArchiveBehaviour = {}, stored = wanted) {
  const port = await freePort();
  await using archive = await startArchiveScp({ destinations: { [aeTitle]: port }, ...behaviour });
  await store(archive, stored);
  const retriever = openRetriever({ by: 'move', aeTitle, host, port });
  try {
    const found = await Promise.all(wanted.map((one) => retriever.read(one, limitsFor(archive))));
    return { found, identifiers: archive.identifiers };
  } finally {
    await retriever.close();
  }
}

describe('an instance that is fetched back by C-MOVE', () => {
  it('comes on an association of its own', async () => {
    const { found } = await read([ct], { pending: 1 });
    expect(found).to.deep.equal([
      { where: 'C-MOVE', transferSyntax: ExplicitVRLittleEndian.uid, content: Buffer.from(ct.bytes) },
    ]);
  });

  it('is not mixed up with others that are asked for at the same time', async () => {
    const { found, identifiers } = await read([ct, hangingProtocol, other]);
    const contents = [ct, hangingProtocol, other].map(({ bytes }) => Buffer.from(bytes));
    expect(found.map((one) => 'content' in one && one.content)).to.deep.equal(contents);
    expect(found.some((one) => 'note' in one)).to.equal(false);
    expect(identifiers[1]).to.deep.equal({ SOPInstanceUID: '1.2.2' });
  });

  it('is absent if the answer is success and nothing came, and not known to be if it is a failure', async () => {
    const [lost] = (await read([ct], { keep: () => undefined })).found;
    expect(lost).to.include({ isUncertain: false });
    const [refused] = (await read([ct], { keep: () => undefined, status: 0xa801 })).found;
    expect(refused).to.include({ isUncertain: true }).and.have.property('absent').that.contains('0xA801');
  });

  it('is told from another one that comes in its place, even if that is no sound Data Set', async () => {
    const give: ArchiveBehaviour['give'] = () => [{ ...other, bytes: Buffer.from(other.bytes.subarray(0, 33)) }];
    const [found] = (await read([ct], { give })).found;
    expect(found).to.have.nested.property('content.wrong', 'C-MOVE of 1.2.1 gives 1.2.9');
  });

  it('cannot be asked for if the model is not accepted', async () => {
    const [found] = (await read([ct], { refuses: ['1.2.840.10008.5.1.4.1.2.2.2'] })).found;
    expect(found)
      .to.have.property('unavailable')
      .that.match(/Study Root .* - MOVE/);
  });

  it('is not known to be absent if its port is taken', async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, host, resolve));
    const { port } = blocker.address() as AddressInfo;
    await using archive = await startArchiveScp();
    const retriever = openRetriever({ by: 'move', aeTitle, host, port });
    const found = await retriever.read(ct, limitsFor(archive));
    expect(found)
      .to.include({ isUncertain: true })
      .and.have.property('absent')
      .that.match(/cannot listen on/);
    await retriever.close();
    await new Promise((resolve) => blocker.close(resolve));
  });
});
