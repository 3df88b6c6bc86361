import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { RunResult } from '../verdict/run-result.ts';
import { type TemporaryFolder, temporaryFolder } from './peers/temporary-folder.ts';
import { checkOf, readChecks } from './record/checked-fails.ts';
import { reactionOf } from './record/reaction.ts';
import { type RecordedPeer, recordedPeers } from './record/recorded-peers.ts';
import { runPeer } from './record/run-peer.ts';
import { requireTools } from './require-peers.ts';

const runLimitMs = 400_000;

/** Orthanc keeps silent where PS3.5 and PS3.8 send what cannot be read, for minutes in all; docs:interop has that. */
const partsForOrthanc = ['ps3.2', 'ps3.4', 'ps3.5/10.1', 'ps3.7'];

/** The faults that the peers do have; every other fail is a false alarm. */
const checkedFails = fileURLToPath(new URL('checked-fails.yaml', import.meta.url));

/** `id: what came` of the fails that are no known faults of the peer, and of cases that came to an error. */
async function falseAlarms({ id: peer }: RecordedPeer, { cases }: RunResult): Promise<string[]> {
  const checks = await readChecks(checkedFails);
  const fails = cases.filter((one) => one.verdict === 'fail' && checkOf(checks, peer, one) === undefined);
  const errors = cases.filter(({ verdict }) => verdict === 'error');
  return [...errors, ...fails].map((one) => `${one.verdict} ${one.id}: ${reactionOf(one)}`);
}

function peerCalled(id: string): RecordedPeer {
  const peer = recordedPeers.find((one) => one.id === id);
  if (!peer) throw new Error(`${id} is no peer of the record`);
  return peer;
}

describe('cstore run --start', function () {
  this.timeout(runLimitMs);
  let folder: TemporaryFolder;
  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(() => folder[Symbol.asyncDispose]());

  it('judges storescp by the whole default suite without a false alarm', async function () {
    requireTools(this, 'storescp');
    const storescp = peerCalled('storescp');
    const result = await runPeer(storescp, join(folder.path, 'reports'));
    expect(await falseAlarms(storescp, result)).to.deep.equal([]);
    expect(result.interrupted).to.equal(false);
    const judged = new Set(result.cases.filter(({ verdict }) => verdict === 'pass').map(({ given }) => given.sopClass));
    expect([...judged]).to.include.members([
      'HangingProtocolStorage',
      'InventoryStorage',
      'SecondaryCaptureImageStorage',
    ]);
  });

  it('judges Orthanc to the end without a false alarm, with the evidence where a context is refused', async function () {
    requireTools(this, 'Orthanc');
    const orthanc = peerCalled('orthanc');
    const result = await runPeer(orthanc, join(folder.path, 'reports'), { scenarios: partsForOrthanc });
    expect(await falseAlarms(orthanc, result)).to.deep.equal([]);
    expect(result.interrupted).to.equal(false);
    const hangingProtocol = result.cases.filter(({ given }) => given.sopClass === 'HangingProtocolStorage');
    const refused = hangingProtocol.filter(({ verdict }) => verdict === 'not-applicable');
    expect(refused.length).to.be.greaterThan(0);
    for (const { id, reason } of refused) expect(reason, id).to.match(/\w/);
    const passed = result.cases.filter(
      ({ verdict, given }) => verdict === 'pass' && /Image/.test(given.sopClass ?? ''),
    );
    expect(passed.length).to.be.greaterThan(0);
  });
});
