/**
 * What `cstore measure` tells of DCMTK's storescp, against what its manual says of its defaults: PDUs of 16384 bytes, Explicit VR
 * of the local byte order preferred, one association at a time, no check of AE titles.
 */

import { expect } from 'chai';
import { measureScp, scpMeasurements } from '../../measure/measure-scp.ts';
import { artim, idle } from '../../measure/time-limits.ts';
import type { ScpMeasurements } from '../../model/measurements.ts';
import { leafValue } from '../../statement/facts/leaf.ts';
import { fillFacts } from '../../statement/fill/fill-facts.ts';
import { type PeerProcess, startPeer } from './peers/peer-process.ts';
import { requireTools } from './require-peers.ts';

const limits = {
  timeoutMs: 20_000,
  seed: 1,
  longestMs: 3000,
  associationsAtMost: 4,
  signal: new AbortController().signal,
};

/** As it is installed, without a profile; what it receives is dropped. */
function startPlain(...args: string[]): Promise<PeerProcess> {
  return startPeer((port) => ({ name: 'storescp', command: 'storescp', args: ['--ignore', ...args, String(port)] }));
}

async function measured(peer: PeerProcess, measurements = scpMeasurements): Promise<ScpMeasurements> {
  const names = { calledAETitle: 'ANY', callingAETitle: 'TEST' };
  const found = await measureScp({ host: '127.0.0.1', port: peer.port, ...names }, limits, { measurements });
  expect(found.notMeasured).to.deep.equal([]);
  return found.measured;
}

describe('The measurement of storescp', function () {
  this.timeout(300_000);
  let found: ScpMeasurements;
  before(async function () {
    requireTools(this, 'storescp');
    await using peer = await startPlain();
    found = await measured(peer, [...scpMeasurements, artim, idle]);
  });

  it('tells its implementation and its default of 16384 bytes', () => {
    expect(found.implementation?.classUID).to.match(/^1\.2\.276\.0\.7230010\.3\.0\.3\.6\.\d+$/);
    expect(found.implementation?.versionName).to.match(/^OFFIS_DCMTK_36\d$/);
    expect(found.maximumLength).to.deep.equal({ bytes: 16384 });
  });

  it('tells that it accepts three uncompressed Transfer Syntaxes, Explicit VR of its own byte order first', () => {
    const syntaxes = new Set(found.contexts?.accepted.map(({ transferSyntaxes }) => transferSyntaxes.join(' ')));
    expect([...syntaxes]).to.deep.equal(['ImplicitVRLittleEndian ExplicitVRLittleEndian ExplicitVRBigEndian']);
    const facts = fillFacts({
      measurements: [
        {
          role: 'scp',
          schemaVersion: 1,
          address: 'A@h:1',
          port: 1,
          isSecured: false,
          notMeasured: [],
          measured: found,
        },
      ],
    });
    const { preference } = facts.applicationEntities[0]?.acceptor ?? {};
    expect(leafValue(preference?.policy)).to.equal('own-order');
    expect(leafValue(preference?.order)).to.deep.equal([
      'ExplicitVRLittleEndian',
      'ExplicitVRBigEndian',
      'ImplicitVRLittleEndian',
    ]);
  });

  it('tells that it knows no Non-Patient class of its version, and stores images', () => {
    expect(found.contexts?.accepted.map(({ sopClass }) => sopClass)).to.include('CTImageStorage');
    expect(found.contexts?.refused).to.include('InventoryStorage');
    expect(found.stored?.every(({ answer }) => answer === '0x0000')).to.equal(true);
  });

  it('tells that it serves one association at a time, and answers neither window, roles nor identity', () => {
    expect(found.associations).to.deep.equal({ open: 1, refused: 'silence' });
    expect(found.window).to.not.have.property('answered');
    expect(found.roles?.some(({ answered }) => answered !== undefined)).to.equal(false);
    expect(found.userIdentity?.types.some(({ response }) => response)).to.equal(false);
  });

  it('tells that it looks at no AE title, and rejects what PS3.8 has it reject', () => {
    expect(found.rejections).to.deep.equal([
      { cause: 'called-ae-title', answer: 'accepted' },
      { cause: 'calling-ae-title', answer: 'accepted' },
      { cause: 'application-context', answer: 'A-ASSOCIATE-RJ 1/1/2' },
      { cause: 'protocol-version', answer: 'A-ASSOCIATE-RJ 1/2/2' },
    ]);
  });

  it('tells that neither a connection nor an association is ended soon', () => {
    expect(found.artim).to.deep.equal({ atLeast: 3 });
    expect(found.idle).to.deep.equal({ atLeast: 3 });
  });

  it('follows its options: a Maximum Length, Implicit VR first, and an association in a process of its own', async () => {
    await using peer = await startPlain('-pdu', '8192', '+xi', '--fork');
    const other = await measured(peer);
    expect(other.maximumLength).to.deep.equal({ bytes: 8192 });
    expect(other.contexts?.accepted[0]?.transferSyntaxes).to.deep.equal(['ImplicitVRLittleEndian']);
    expect(other.associations).to.deep.equal({ open: 4 });
  });
});
