import { join } from 'node:path';
import { expect } from 'chai';
import { reasonText } from '../../words/case-text.ts';
import { type TemporaryFolder, temporaryFolder } from './peers/temporary-folder.ts';
import { falseAlarms, peerCalled } from './record/false-alarms.ts';
import { runPeer } from './record/run-peer.ts';
import { requireTools } from './require-peers.ts';

/** Orthanc keeps silent where PS3.5 and PS3.8 send what cannot be read, for minutes in all; docs:interop has that. */
const partsForOrthanc = ['ps3.2', 'ps3.4', 'ps3.5/10.1', 'ps3.7'];

describe('cstore run --start', function () {
  this.timeout(400_000);
  let folder: TemporaryFolder;
  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(() => folder[Symbol.asyncDispose]());

  it('judges Orthanc to the end without a false alarm, with the evidence where a context is refused', async function () {
    requireTools(this, 'Orthanc');
    const orthanc = peerCalled('orthanc');
    const result = await runPeer(orthanc, join(folder.path, 'reports'), { scenarios: partsForOrthanc });
    expect(await falseAlarms(orthanc, result)).to.deep.equal([]);
    expect(result.interrupted).to.equal(false);
    const hangingProtocol = result.cases.filter(({ given }) => given.sopClass === 'HangingProtocolStorage');
    const refused = hangingProtocol.filter(({ verdict }) => verdict === 'not-applicable');
    expect(refused.length).to.be.greaterThan(0);
    for (const one of refused) expect(reasonText(one), one.id).to.match(/\w/);
    const passed = result.cases.filter(
      ({ verdict, given }) => verdict === 'pass' && /Image/.test(given.sopClass ?? ''),
    );
    expect(passed.length).to.be.greaterThan(0);
  });
});
