import { expect } from 'chai';
import { decodeDataSet, encodeDataSet } from '../../src/index.ts';
import type { CaseResult } from '../model/run-result.ts';
import { openRetriever } from '../retrieve/open-retriever.ts';
import { type ArchiveBehaviour, type ArchivedInstance, startArchiveScp } from '../retrieve/testing/archive-scp.ts';
import { runCases } from '../run/run-cases.ts';
import { readScenario } from '../scenario/read-scenario.ts';
import { remoteScp } from '../sut/remote-scp.ts';
import { told } from '../words/testing/of-case.ts';

const text = `id: ps3.4/x
title: A title
requirement: { ref: PS3.4 B.1.2, level: shall, text: A text. }
sut: scp
for: { sopClass: CTImageStorage, transferSyntax: ExplicitVRLittleEndian }
params: { row: [1, 2, 3] }
steps:
  - associate: {}
  - c-store: valid
  - expect: { response: { Status: 0x0000 } }
  - release: {}
  - expect-stored: {}
`;

/** Verdicts and reasons of the three cases, and of the rules of the store that are not kept. */
async function judged(behaviour: ArchiveBehaviour) {
  await using archive = await startArchiveScp(behaviour);
  const { scenario } = readScenario('x.yaml', text);
  const peer = { aeTitle: 'ARCHIVE', host: '127.0.0.1', port: archive.port };
  const sut = remoteScp({ ...peer, store: openRetriever({ by: 'get' }) });
  const result = await runCases(scenario?.cases ?? [], sut, { timeoutMs: 1000, concurrency: 1 });
  await sut.close();
  const own = result.cases.filter(({ scenario: id }) => id === 'ps3.4/x');
  const rules = result.cases.filter(({ id, verdict }) => id.startsWith('rules/storage/') && verdict !== 'pass');
  return {
    verdicts: own.map(({ verdict }) => verdict),
    reasons: own.map((one: CaseResult) => told(one).reason),
    rules: rules.map(({ id, verdict }) => `${verdict} ${id}`),
  };
}

/** The instance with another Patient Name. */
function renamed(instance: ArchivedInstance): ArchivedInstance {
  const dataSet = { ...decodeDataSet(instance.bytes, instance.transferSyntax), PatientID: 'SOMEBODY' };
  return { ...instance, bytes: encodeDataSet(dataSet, instance.transferSyntax) };
}

/** Of the three instances of a run with the usual seed some are, and some are not. */
const isOdd = ({ sopInstanceUID }: ArchivedInstance): boolean => Number(sopInstanceUID.at(-1)) % 2 === 1;

describe('the step expect-stored with what an archive gives back', () => {
  it('passes when that is what was sent', async () => {
    expect(await judged({})).to.deep.include({ verdicts: ['pass', 'pass', 'pass'], rules: [] });
  });

  it('fails an archive that changes what it keeps', async () => {
    const { verdicts, reasons } = await judged({ keep: renamed });
    expect(verdicts).to.deep.equal(['fail', 'fail', 'fail']);
    expect(reasons[0]).to.match(/^\(0010,0020\): sent .*, stored .*SOMEBODY.*B\.4\.1\.3/);
  });

  it('fails an archive that gives another instance than was asked for', async () => {
    const give: ArchiveBehaviour['give'] = (uid, kept) =>
      [...kept.values()].filter((one) => one.sopInstanceUID !== uid);
    const { verdicts, reasons } = await judged({ give });
    expect(verdicts).to.include('fail');
    expect(reasons.join()).to.match(/C-GET of \S+ gives \S+/);
  });

  it('tells that instances are lost, if others are there', async () => {
    const { verdicts, rules } = await judged({ keep: (instance) => (isOdd(instance) ? undefined : instance) });
    expect(verdicts).to.include.members(['pass', 'inconclusive']);
    expect(rules).to.deep.equal(['fail rules/storage/acknowledged-is-kept']);
  });

  it('warns if nothing is there at all', async () => {
    expect(await judged({ keep: () => undefined })).to.deep.include({
      verdicts: ['inconclusive', 'inconclusive', 'inconclusive'],
      rules: ['warn rules/storage/found-in-store'],
    });
  });

  it('is not applicable if the model is not offered', async () => {
    const { verdicts, reasons, rules } = await judged({ refuses: ['1.2.840.10008.5.1.4.1.2.2.3'] });
    expect(verdicts).to.deep.equal(['not-applicable', 'not-applicable', 'not-applicable']);
    expect(reasons[0]).to.match(/does not accept Study Root Query\/Retrieve Information Model - GET/);
    expect(rules).to.deep.equal([]);
  });
});
