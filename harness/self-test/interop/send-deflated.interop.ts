import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { buildInstance, DeflatedExplicitVRLittleEndian, encodePart10, readPart10Head } from '../../../src/index.ts';
import { expectStored, type InstanceFile, nonPatientClasses, ordinaryClasses } from './instances.ts';
import { runCstore } from './peers/cstore.ts';
import { startStorescp } from './peers/storescp.ts';
import { temporaryFolder } from './peers/temporary-folder.ts';
import { runTool } from './peers/tool.ts';
import { requireTools } from './require-peers.ts';

/** Ten SOP Classes: those of Annex GG, and one with pixels. */
const sopClasses = [...nonPatientClasses, ...ordinaryClasses].slice(0, 10);
const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** An instance deflated by dcmconv at this level, which leaves an odd stream odd (PS3.5 A.5 wants a NULL after it). */
async function deflatedFile(folder: string, sopClass: string, level: number): Promise<InstanceFile> {
  const sopInstanceUID = `1.2.3.${sopClasses.indexOf(sopClass)}.${level}`;
  const instance = buildInstance(sopClass, { transferSyntax: 'ExplicitVRLittleEndian', sopInstanceUID });
  const plain = join(folder, `${sopClass}.${level}.plain`);
  const path = join(folder, `${sopClass}.${level}.dcm`);
  await writeFile(plain, encodePart10(instance, instance.bytes));
  const { code, stderr } = await runTool('dcmconv', ['+td', '+cl', String(level), plain, path]);
  expect(code, stderr).to.equal(0);
  return { path, sopClass, sopInstanceUID, transferSyntax: DeflatedExplicitVRLittleEndian.uid };
}

async function odd(files: readonly InstanceFile[]): Promise<number> {
  const sizes = await Promise.all(files.map(async ({ path }) => (await readPart10Head(path)).size));
  return sizes.filter((size) => size % 2 !== 0).length;
}

describe('cstore send of deflated files', function () {
  this.timeout(240_000);

  it('stores in storescp what dcmconv has deflated at every level, streams of odd length too', async function () {
    requireTools(this, 'storescp', 'dcmconv', 'dcmdump');
    await using folder = await temporaryFolder();
    const [sent, received] = [join(folder.path, 'sent'), join(folder.path, 'received')];
    await Promise.all([mkdir(sent), mkdir(received)]);
    const files: InstanceFile[] = [];
    for (const sopClass of sopClasses) {
      files.push(...(await Promise.all(levels.map((level) => deflatedFile(sent, sopClass, level)))));
    }
    expect(await odd(files)).to.be.at.least(20);
    await using storescp = await startStorescp({ directory: folder.path, outputDirectory: received });
    const to = `STORESCP@127.0.0.1:${storescp.port}`;
    const result = await runCstore(['send', '--to', to, ...files.map(({ path }) => path)]);
    expect(result.code, result.stdout + result.stderr).to.equal(0);
    expect(result.stdout).to.match(new RegExp(`^${files.length} of ${files.length} files stored`, 'm'));
    await expectStored(files, received);
  });
});
