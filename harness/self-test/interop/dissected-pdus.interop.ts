import { join } from 'node:path';
import { expect } from 'chai';
import { type InstanceFile, nonPatientClasses, ordinaryClasses, writeInstances } from './instances.ts';
import { runCstore, startCstoreScp } from './peers/cstore.ts';
import { type RecordedChunk, startRecordingProxy } from './peers/recording-proxy.ts';
import { type TemporaryFolder, temporaryFolder } from './peers/temporary-folder.ts';
import { dissect } from './peers/tshark.ts';
import { requireTools } from './require-peers.ts';

/** The PDU types of one association with C-STOREs: 1 and 2, P-DATA-TF, then 5 and 6 (PS3.8 9.3.1). */
const associationTypes = /^1,2(,4)+,5,6$/;

describe('The PDUs of cstore send and cstore scp', () => {
  let folder: TemporaryFolder;
  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(() => folder[Symbol.asyncDispose]());

  async function recordAssociation(files: readonly InstanceFile[]): Promise<readonly RecordedChunk[]> {
    await using scp = await startCstoreScp(join(folder.path, 'received'));
    await using proxy = await startRecordingProxy(scp.port);
    const address = `CSTORE_SCP@127.0.0.1:${proxy.port}`;
    const sent = await runCstore(['send', '--to', address, ...files.map(({ path }) => path)]);
    expect(sent.code, sent.stdout + sent.stderr).to.equal(0);
    return proxy.chunks;
  }

  it('are dissected by Wireshark without a complaint', async function () {
    requireTools(this, 'tshark', 'text2pcap');
    const sopClasses = [...nonPatientClasses, ...ordinaryClasses];
    const files = await writeInstances(join(folder.path, 'sent'), sopClasses, [
      'ImplicitVRLittleEndian',
      'ExplicitVRLittleEndian',
    ]);
    const { pduTypes, complaints } = await dissect(await recordAssociation(files), folder.path);
    expect(complaints).to.deep.equal([]);
    expect(pduTypes.join()).to.match(associationTypes);
    expect(pduTypes.filter((type) => type === 4).length).to.be.at.least(2 * files.length);
  });

  it('would be complained of if an item of the A-ASSOCIATE-RQ claimed too great a length', async function () {
    requireTools(this, 'tshark', 'text2pcap');
    const files = await writeInstances(
      join(folder.path, 'sent'),
      ['HangingProtocolStorage'],
      ['ImplicitVRLittleEndian'],
    );
    const [request, ...rest] = await recordAssociation(files);
    if (request === undefined) throw new Error('nothing was recorded');
    const bytes = Buffer.from(request.bytes);
    bytes.writeUInt16BE(0xfff0, bytes.indexOf('1.2.840.10008.3.1.1.1') - 2);
    const { complaints } = await dissect([{ from: 'requestor', bytes }, ...rest], folder.path);
    expect(complaints).not.to.deep.equal([]);
  });
});
