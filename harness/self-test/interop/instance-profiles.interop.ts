/** Every profile of the nine in every Transfer Syntax, before readers that were not written for us. */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { buildInstance, encodePart10, instanceProfiles, nonPatientSopClasses } from '../../../src/index.ts';
import { expectStored, type InstanceFile, uncompressed } from './instances.ts';
import { dcmdumpElements, disagreements, dumpForm, hexForm, ourElements, pydicomElements } from './peer-elements.ts';
import { runCstore } from './peers/cstore.ts';
import { startStorescp } from './peers/storescp.ts';
import { type TemporaryFolder, temporaryFolder } from './peers/temporary-folder.ts';
import { runTool } from './peers/tool.ts';
import { leaveOut, pythonWith, requireTools } from './require-peers.ts';

interface ProfileFile extends InstanceFile {
  readonly profile: string;
  readonly syntax: string;
}

async function writeProfiles(directory: string): Promise<ProfileFile[]> {
  const written: ProfileFile[] = [];
  for (const { keyword: sopClass } of nonPatientSopClasses) {
    for (const profile of instanceProfiles) {
      for (const syntax of uncompressed) {
        const instance = buildInstance(sopClass, { profile, transferSyntax: syntax });
        const folder = join(directory, syntax);
        const path = join(folder, `${sopClass}.${profile}.dcm`);
        await mkdir(folder, { recursive: true });
        await writeFile(path, encodePart10(instance, instance.bytes));
        const { sopInstanceUID, transferSyntax } = instance;
        written.push({ path, sopClass, sopInstanceUID, transferSyntax, profile, syntax });
      }
    }
  }
  return written;
}

/** DCMTK 3.6.7 is older than Inventory. */
const isOlder = ({ sopClass }: InstanceFile) => sopClass !== 'InventoryStorage';

describe('Every profile of the nine in every Transfer Syntax', function () {
  this.timeout(300_000);
  let folder: TemporaryFolder;
  let files: readonly ProfileFile[];

  before(async () => {
    folder = await temporaryFolder();
    files = await writeProfiles(join(folder.path, 'sent'));
  });
  after(() => folder[Symbol.asyncDispose]());

  it('is for dcmdump what it is for our reader: tags, VRs, lengths, text and bytes', async function () {
    requireTools(this, 'dcmdump');
    for (const { path } of files) {
      const [ours, theirs] = await Promise.all([ourElements(path, dumpForm), dcmdumpElements(path)]);
      expect(disagreements(ours, theirs), path).to.deep.equal([]);
    }
  });

  it('is for pydicom what it is for our reader, byte by byte, and raises no warning', async function () {
    const python = await pythonWith('pydicom');
    if (python === undefined) return leaveOut(this, 'pydicom not installed');
    const theirs = await pydicomElements(
      python,
      files.map(({ path }) => path),
    );
    for (const [index, { path }] of files.entries())
      expect(disagreements(await ourElements(path, hexForm), theirs[index] ?? []), path).to.deep.equal([]);
  });

  for (const syntaxes of [['DeflatedExplicitVRLittleEndian'], uncompressed.filter((one) => !one.startsWith('Defl'))]) {
    it(`is stored by storescp as storescu sends it: ${syntaxes.join(', ')}`, async function () {
      requireTools(this, 'storescp', 'storescu', 'dcmdump');
      const sent = files.filter((file) => isOlder(file) && syntaxes.includes(file.syntax));
      const received = join(folder.path, `storescu-${syntaxes.length}`);
      await mkdir(received);
      await using storescp = await startStorescp({ directory: folder.path, outputDirectory: received });
      const deflated = syntaxes.length === 1 ? ['-xd'] : [];
      const args = ['-R', ...deflated, '127.0.0.1', String(storescp.port), ...sent.map(({ path }) => path)];
      const { code, stdout, stderr } = await runTool('storescu', args, { env: { TCP_NODELAY: '1' } });
      expect(code, stdout + stderr + storescp.output()).to.equal(0);
      await expectStored(sent, received);
    });
  }

  it('is stored by storescp as cstore sends it', async function () {
    requireTools(this, 'storescp', 'dcmdump');
    const received = join(folder.path, 'cstore');
    await mkdir(received);
    await using storescp = await startStorescp({ directory: folder.path, outputDirectory: received });
    const sent = await runCstore(['send', '--to', `STORESCP@127.0.0.1:${storescp.port}`, join(folder.path, 'sent')]);
    expect(sent.code, sent.stdout + sent.stderr).to.equal(0);
    await expectStored(files, received);
  });
});
