import { expect } from 'chai';
import {
  buildInstance,
  cStore,
  ExplicitVRLittleEndian,
  ImplicitVRLittleEndian,
  openAssociation,
} from '../../src/index.ts';
import { openRetriever } from './open-retriever.ts';
import type { ReadLimits, WantedInstance } from './stored-instances.ts';
import { type ArchiveBehaviour, type ArchiveScp, startArchiveScp } from './testing/archive-scp.ts';

const signal = new AbortController().signal;
const instanceOf = (sopClass: string, sopInstanceUID: string): WantedInstance =>
  buildInstance(sopClass, { transferSyntax: ExplicitVRLittleEndian.uid, sopInstanceUID });
const ct = instanceOf('CTImageStorage', '1.2.1');
const hangingProtocol = instanceOf('HangingProtocolStorage', '1.2.2');

const limitsFor = ({ port }: ArchiveScp, timeoutMs = 10_000): ReadLimits => ({
  peer: { host: '127.0.0.1', port, calledAETitle: 'ARCHIVE', callingAETitle: 'SCU' },
  timeoutMs,
  signal,
});

async function store({ port }: ArchiveScp, ...instances: readonly WantedInstance[]): Promise<void> {
  const presentationContexts = instances.map(({ sopClassUID: abstractSyntax, transferSyntax }) => ({
    abstractSyntax,
    transferSyntaxes: [transferSyntax],
  }));
  const peer = { host: '127.0.0.1', port, calledAETitle: 'ARCHIVE' };
  await using association = await openAssociation(peer, { callingAETitle: 'SCU', presentationContexts });
  for (const { bytes: dataSet, ...instance } of instances) await cStore(association, { ...instance, dataSet });
}

/** What is read of an instance that was stored before. */
async function read(wanted: WantedInstance, behaviour: ArchiveBehaviour = {}, stored = [wanted], timeoutMs = 10_000) {
  await using archive = await startArchiveScp(behaviour);
  await store(archive, ...stored);
  const found = await openRetriever({ by: 'get' }).read(wanted, limitsFor(archive, timeoutMs));
  return { found, identifiers: archive.identifiers };
}

describe('an instance that is fetched back by C-GET', () => {
  it('is asked for by the keys of Study Root, at the level of images', async () => {
    const { found, identifiers } = await read(ct);
    expect(found).to.deep.equal({ where: 'C-GET', transferSyntax: ExplicitVRLittleEndian.uid, content: ct.bytes });
    const [{ StudyInstanceUID: study, SeriesInstanceUID: series, ...rest } = {}, ...others] = identifiers;
    expect(rest).to.deep.equal({ QueryRetrieveLevel: 'IMAGE', SOPInstanceUID: '1.2.1' });
    expect([study, series].every((uid) => /^[\d.]+$/.test(uid ?? ''))).to.equal(true);
    expect(others).to.deep.equal([]);
  });

  it('is asked for by its UID alone in the model of a Non-Patient class, which has no levels', async () => {
    const { found, identifiers } = await read(hangingProtocol);
    expect(found).to.deep.include({ where: 'C-GET', content: hangingProtocol.bytes });
    expect(identifiers).to.deep.equal([{ SOPInstanceUID: '1.2.2' }]);
  });

  it('may come in another Transfer Syntax than it was sent in, after responses that are pending', async () => {
    const implicit = buildInstance('CTImageStorage', {
      transferSyntax: ImplicitVRLittleEndian.uid,
      sopInstanceUID: '1.2.1',
    });
    const bytes = Buffer.from(implicit.bytes);
    const give = () => [{ ...ct, transferSyntax: ImplicitVRLittleEndian.uid, bytes }];
    const { found } = await read(ct, { give, pending: 2 });
    expect(found).to.deep.equal({ where: 'C-GET', transferSyntax: ImplicitVRLittleEndian.uid, content: bytes });
  });

  it('is absent if the answer is success and nothing came', async () => {
    const { found } = await read(ct, { keep: () => undefined });
    expect(found).to.deep.equal({
      absent: 'C-GET gives no SOP Instance 1.2.1: C-GET was answered with 0x0000, 0 completed, 0 failed',
      isUncertain: false,
    });
  });

  it('is not known to be absent if the answer is a failure, if it was coerced, or if no answer comes', async () => {
    const keep = () => undefined;
    expect((await read(ct, { keep, status: 0xa702 })).found).to.include({ isUncertain: true });
    expect((await read({ ...ct, isWarned: true }, { keep })).found).to.include({ isUncertain: true });
    const never = { keep, give: () => [], pending: 1, status: 0xff00 };
    const { found } = await read(ct, never, [ct], 200);
    expect(found).to.deep.equal({
      absent: 'C-GET gives no SOP Instance 1.2.1: no response came within 200 ms',
      isUncertain: true,
    });
  });

  it('is told from another one that comes in its place, or beside it', async () => {
    const other = instanceOf('CTImageStorage', '1.2.9');
    const only = (wanted: string): ArchiveBehaviour => ({
      give: (_uid, kept) => [kept.get(wanted)].flatMap((one) => one ?? []),
    });
    expect((await read(ct, only('1.2.9'), [ct, other])).found).to.deep.equal({
      where: 'C-GET',
      content: { wrong: 'C-GET of 1.2.1 gives 1.2.9' },
    });
    const { found } = await read(ct, { give: (_uid, kept) => [...kept.values()] }, [other, ct]);
    expect(found).to.include({ note: 'C-GET also gives 1.2.9' });
  });

  it('is told from an instance of another class', async () => {
    const give = () => [{ ...hangingProtocol, sopClassUID: ct.sopClassUID, bytes: Buffer.from(hangingProtocol.bytes) }];
    const { found } = await read(ct, { give }, [ct]);
    expect(found).to.have.nested.property('content.wrong', 'C-GET of 1.2.1 gives 1.2.2');
  });

  it('cannot be asked for if the model is not accepted, or has no place for it', async () => {
    const { found } = await read(ct, { refuses: ['1.2.840.10008.5.1.4.1.2.2.3'] });
    expect(found)
      .to.have.property('unavailable')
      .that.match(/^the SUT does not accept Study Root .* - GET \(1\.2\.840/);
    const placeless = { ...hangingProtocol, sopClassUID: ct.sopClassUID };
    expect((await read(placeless, {}, [ct])).found)
      .to.have.property('unavailable')
      .that.match(/no Study and Series/);
  });

  it('is asked for once more in the end if it was absent, and counts then', async () => {
    let isThere = false;
    const give: ArchiveBehaviour['give'] = (uid, kept) => [kept.get(uid)].flatMap((one) => (one && isThere ? one : []));
    await using archive = await startArchiveScp({ give });
    await store(archive, ct);
    const retriever = openRetriever({ by: 'get' });
    expect(await retriever.read(ct, limitsFor(archive))).to.include({ isUncertain: false });
    expect([retriever.covers('1.2.1'), retriever.covers('1.2.2')]).to.deep.equal([true, false]);
    expect(await retriever.survey('recent', limitsFor(archive))).to.deep.equal([]);
    isThere = true;
    const survey = await retriever.survey('recent', limitsFor(archive));
    expect(survey.map(({ dataSet, isRetrieved }) => [dataSet?.sopInstanceUID, isRetrieved])).to.deep.equal([
      ['1.2.1', true],
    ]);
  });

  it('ends when the run is stopped', async () => {
    await using archive = await startArchiveScp({ give: () => [], pending: 1, status: 0xff00 });
    const controller = new AbortController();
    const limits = { ...limitsFor(archive), signal: controller.signal };
    const reading = openRetriever({ by: 'get' })
      .read(ct, limits)
      .catch((error: unknown) => error);
    controller.abort(new Error('stopped'));
    expect(await reading).to.have.property('message', 'stopped');
  });
});
