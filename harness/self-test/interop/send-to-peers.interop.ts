import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import {
  expectStored,
  type InstanceFile,
  nonPatientClasses,
  ordinaryClasses,
  uncompressed,
  writeInstances,
} from './instances.ts';
import { runCstore } from './peers/cstore.ts';
import { startOrthanc } from './peers/orthanc.ts';
import { startStorescp } from './peers/storescp.ts';
import { type TemporaryFolder, temporaryFolder } from './peers/temporary-folder.ts';
import { requireTools } from './require-peers.ts';

async function send(address: string, files: readonly InstanceFile[]): Promise<void> {
  const result = await runCstore(['send', '--to', address, ...files.map(({ path }) => path)]);
  expect(result.code, result.stdout + result.stderr).to.equal(0);
}

describe('cstore send', () => {
  let folder: TemporaryFolder;
  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(() => folder[Symbol.asyncDispose]());

  it('stores every SOP Class in every uncompressed Transfer Syntax in storescp', async function () {
    requireTools(this, 'storescp', 'dcmdump');
    const received = join(folder.path, 'received');
    const sent = await writeInstances(
      join(folder.path, 'sent'),
      [...nonPatientClasses, ...ordinaryClasses],
      uncompressed,
    );
    await mkdir(received);
    await using storescp = await startStorescp({ directory: folder.path, outputDirectory: received });
    await send(`STORESCP@127.0.0.1:${storescp.port}`, sent);
    await expectStored(sent, received);
  });

  it('stores in Orthanc what its REST API then shows', async function () {
    requireTools(this, 'Orthanc', 'dcmdump');
    const sent = await writeInstances(join(folder.path, 'sent'), ordinaryClasses, ['ExplicitVRLittleEndian']);
    await using orthanc = await startOrthanc({ directory: join(folder.path, 'orthanc') });
    await send(`${orthanc.aeTitle}@127.0.0.1:${orthanc.port}`, sent);
    const received = join(folder.path, 'received');
    await mkdir(received);
    for (const [index, bytes] of (await orthanc.storedFiles()).entries())
      await writeFile(join(received, `${index}.dcm`), bytes);
    await expectStored(sent, received);
  });
});
