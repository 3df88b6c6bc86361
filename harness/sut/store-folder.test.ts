import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { ExplicitVRLittleEndian, encodePart10 } from '../../src/index.ts';
import { StoreFolder } from './store-folder.ts';

describe('the folder of an SCP', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'cstore-conformance-'));
  });
  afterEach(() => fs.rm(folder, { recursive: true, force: true }));

  async function write(name: string, sopInstanceUID: string, dataSet = ''): Promise<string> {
    const file = path.join(folder, name);
    await fs.mkdir(path.dirname(file), { recursive: true });
    const meta = {
      sopClassUID: '1.2.840.10008.5.1.4.38.1',
      sopInstanceUID,
      transferSyntax: ExplicitVRLittleEndian.uid,
    };
    await fs.writeFile(file, encodePart10(meta, Buffer.from(dataSet)));
    return file;
  }

  it('gives the file of a SOP Instance, whatever its name and wherever below', async () => {
    const watched = await StoreFolder.watch(folder);
    expect(await watched.find('1.2.1')).to.equal(undefined);
    const [first, second] = [await write('a/b/c/IM0001', '1.2.1'), await write('x.bin', '1.2.2')];
    expect([await watched.find('1.2.2'), await watched.find('1.2.1')]).to.deep.equal([second, first]);
  });

  it('leaves alone what was there before, until it changes', async () => {
    const file = await write('old', '1.2.1');
    const watched = await StoreFolder.watch(folder);
    expect(await watched.find('1.2.1')).to.equal(undefined);
    await write('old', '1.2.1', 'more bytes');
    expect(await watched.find('1.2.1')).to.equal(file);
  });

  it('knows a file again that has become whole', async () => {
    const watched = await StoreFolder.watch(folder);
    await fs.writeFile(path.join(folder, 'new'), Buffer.alloc(64));
    expect(await watched.find('1.2.1')).to.equal(undefined);
    const file = await write('new', '1.2.1');
    expect(await watched.find('1.2.1')).to.equal(file);
  });

  it('follows a file that was renamed', async () => {
    const watched = await StoreFolder.watch(folder);
    const temporary = await write('.part', '1.2.1');
    expect(await watched.find('1.2.1')).to.equal(temporary);
    const file = path.join(folder, 'final');
    await fs.rename(temporary, file);
    watched.forget('1.2.1');
    expect(await watched.find('1.2.1')).to.equal(file);
  });

  it('does not follow symbolic links', async () => {
    const watched = await StoreFolder.watch(folder);
    await write('real', '1.2.1');
    const within = path.join(folder, 'within');
    await fs.mkdir(within);
    await fs.symlink(folder, path.join(within, 'loop'));
    expect(await watched.find('1.2.1')).to.equal(path.join(folder, 'real'));
  });

  it('tells when it is not there', async () => {
    const failure = await StoreFolder.watch(path.join(folder, 'none')).catch((error: unknown) => error);
    expect(failure).to.have.property('code', 'ENOENT');
  });

  it('surveys what came or changed, with or without what was there before', async () => {
    const before = [await write('old', '1.2.1'), await write('changed', '1.2.2')];
    const watched = await StoreFolder.watch(folder);
    await write('changed', '1.2.2', 'more bytes');
    await write('a/new', '1.2.3');
    await fs.writeFile(path.join(folder, 'index.db'), 'no instance');
    const uids = async (which: 'recent' | 'all') =>
      (await watched.survey(which)).map(({ meta }) => meta?.sopInstanceUID).sort();
    expect([await uids('all'), await uids('recent')]).to.deep.equal([
      ['1.2.1', '1.2.2', '1.2.3'],
      ['1.2.2', '1.2.3'],
    ]);
    for (const file of before) await fs.rm(file);
    expect([await uids('all'), await uids('recent')]).to.deep.equal([['1.2.3'], ['1.2.3']]);
  });
});
