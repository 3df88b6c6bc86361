import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { writeFileAtomically } from './atomic-write.ts';
import { ReportError } from './reporter.ts';

describe('Writing a report file', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'atomic-write-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const failure = async (path: string): Promise<unknown> => writeFileAtomically(path, 'x').catch((error) => error);

  it('makes the folders on the way and leaves only the file', async () => {
    await writeFileAtomically(join(folder, 'a', 'b', 'report.txt'), 'whole\n');
    expect(await readdir(join(folder, 'a', 'b'))).to.deep.equal(['report.txt']);
    expect(await readFile(join(folder, 'a', 'b', 'report.txt'), 'utf8')).to.equal('whole\n');
  });

  it('makes the folders on the way for many files at once, whichever comes first', async () => {
    for (let round = 0; round < 50; round++) {
      const below = join(folder, `new-${round}`, 'a', 'b', 'c');
      const names = Array.from({ length: 12 }, (_, n) => join(below, `${n}.txt`));
      await Promise.all(names.map((name) => writeFileAtomically(name, 'text')));
      expect(await readdir(below)).to.have.length(12);
    }
  });

  it('replaces what was there', async () => {
    const path = join(folder, 'report.txt');
    await writeFileAtomically(path, 'a long first text');
    await writeFileAtomically(path, 'second');
    expect(await readFile(path, 'utf8')).to.equal('second');
  });

  it('says in one line when a file is in the way of the folder', async () => {
    await writeFile(join(folder, 'reports'), '');
    const path = join(folder, 'reports', 'index.html');
    const error = await failure(path);
    expect(error).to.be.instanceOf(ReportError).with.property('kind', 'environment');
    expect((error as Error).message).to.equal(
      `cannot write ${path}: a part of the path is a file, not a folder; name another place`,
    );
  });

  it('leaves no temporary file when the rename fails', async () => {
    const path = join(folder, 'index.html');
    await mkdir(path);
    expect(await failure(path)).to.be.instanceOf(ReportError);
    expect(await readdir(folder)).to.deep.equal(['index.html']);
  });
});
