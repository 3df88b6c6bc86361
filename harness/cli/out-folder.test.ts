import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { CliError } from './cli-error.ts';
import { checkWritableFolder } from './out-folder.ts';

const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('an output folder', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cstore-out-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('may exist already', async () => {
    await checkWritableFolder('--out', folder);
  });

  it('may be one that can be created, and is not created by the check', async () => {
    await checkWritableFolder('--out', join(folder, 'a', 'b'));
    expect(await readdir(folder)).to.deep.equal([]);
  });

  it('must not be a file, nor lie in one', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    for (const path of [file, join(file, 'reports')]) {
      const error = await errorOf(checkWritableFolder('--out', path));
      expect(error).to.be.instanceOf(CliError).with.property('exitStatus', 2);
      expect(error).to.have.property('message').that.includes(`--out ${path}: `).and.includes('choose a folder');
    }
  });
});
