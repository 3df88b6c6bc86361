import type { FileHandle } from 'node:fs/promises';
import { expect } from 'chai';
import { DirectorySync } from './directory-sync.ts';
import { nodeFiles, type StoreFiles } from './store-files.ts';

/** A folder whose synchronizations end when the test says so. */
function fakeFolder() {
  const pending: { resolve: () => void; reject: (error: Error) => void }[] = [];
  let begun = 0;
  const handle = {
    sync: () => {
      begun++;
      return new Promise<void>((resolve, reject) => pending.push({ resolve, reject }));
    },
    close: async () => {},
  } as unknown as FileHandle;
  const files = { ...nodeFiles, open: (async () => handle) as unknown as StoreFiles['open'] };
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
  return { files, pending, settled, begun: () => begun };
}

describe('DirectorySync', () => {
  before(function () {
    if (process.platform === 'win32') this.skip();
  });

  it('shares one synchronization among the renames that wait for the one before', async () => {
    const folder = fakeFolder();
    const directory = new DirectorySync('/somewhere', folder.files);
    const first = directory.sync();
    await folder.settled();
    const others = [directory.sync(), directory.sync(), directory.sync()];
    folder.pending[0]?.resolve();
    await first;
    await folder.settled();
    expect(folder.begun()).to.equal(2);
    folder.pending[1]?.resolve();
    await Promise.all(others);
    await directory.close();
  });

  it('does not let a rename be covered by a synchronization that began before it', async () => {
    const folder = fakeFolder();
    const directory = new DirectorySync('/somewhere', folder.files);
    const done: string[] = [];
    const first = directory.sync().then(() => done.push('first'));
    await folder.settled();
    const second = directory.sync().then(() => done.push('second'));
    folder.pending[0]?.resolve();
    await first;
    await folder.settled();
    expect(done).to.deep.equal(['first']);
    folder.pending[1]?.resolve();
    await second;
    await directory.close();
  });

  it('fails for those that waited for a failed one only', async () => {
    const folder = fakeFolder();
    const directory = new DirectorySync('/somewhere', folder.files);
    const first = directory.sync().catch((error: Error) => error.message);
    await folder.settled();
    const second = directory.sync();
    folder.pending[0]?.reject(new Error('EIO'));
    expect(await first).to.equal('EIO');
    await folder.settled();
    folder.pending[1]?.resolve();
    await second;
    await directory.close();
  });
});
