import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import { visibleFiles } from '../testing/visible-files.ts';
import { InstanceStore, StoreUnavailable } from './instance-store.ts';
import { nodeFiles } from './store-files.ts';

const head = Buffer.from('HEAD');
const uid = '1.2.840.99999.1';

describe('InstanceStore', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'store-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function storeOne(store: InstanceStore, sopInstanceUID: string, text: string): Promise<string> {
    const spool = store.receive(head, () => {});
    spool.write(Buffer.from(text));
    return (await store.keep(spool, sopInstanceUID)).path;
  }

  it('makes its folder, and a file named by the SOP Instance UID', async () => {
    const directory = join(folder, 'a', 'b');
    const store = await InstanceStore.open({ directory });
    const path = await storeOne(store, uid, 'data');
    expect(path).to.equal(join(directory, `${uid}.dcm`));
    expect(await readFile(path, 'utf8')).to.equal('HEADdata');
    expect(await visibleFiles(directory)).to.deep.equal([`${uid}.dcm`]);
    await store.close();
  });

  it('replaces the file of a SOP Instance received again', async () => {
    const store = await InstanceStore.open({ directory: folder });
    await storeOne(store, uid, 'first');
    expect(await readFile(await storeOne(store, uid, 'second'), 'utf8')).to.equal('HEADsecond');
    expect(await visibleFiles(folder)).to.have.length(1);
    await store.close();
  });

  it('never makes a path of what is no UID', async () => {
    const store = await InstanceStore.open({ directory: join(folder, 'inner') });
    for (const hostile of ['../../escaped', '/etc/passwd', '', '..', 'a/b', '1.2\0.3', '1'.repeat(65)]) {
      const path = await storeOne(store, hostile, 'x');
      expect(path, hostile).to.match(/inner[\\/]invalid-uid-[0-9a-f]{32}\.dcm$/);
    }
    expect(await visibleFiles(folder)).to.deep.equal(['inner']);
    await store.close();
  });

  it('refuses what goes over the quota, counting the files that were there before', async () => {
    await writeFile(join(folder, 'old.dcm'), Buffer.alloc(50));
    const store = await InstanceStore.open({ directory: folder, quotaBytes: 100 });
    const spool = store.receive(head, () => {});
    spool.write(Buffer.alloc(46));
    expect(spool.failed).to.equal(undefined);
    spool.write(Buffer.alloc(1));
    expect(spool.failed?.outOfResources).to.equal('the quota of 100 bytes is used up');
    await spool.discard();
    await storeOne(store, uid, 'x'.repeat(46));
    await store.close();
  });

  it('counts a replaced file once', async () => {
    const store = await InstanceStore.open({ directory: folder, quotaBytes: 100 });
    for (let i = 0; i < 5; i++) await storeOne(store, uid, 'x'.repeat(40));
    const spool = store.receive(head, () => {});
    spool.write(Buffer.alloc(52));
    expect(spool.failed).to.equal(undefined);
    spool.write(Buffer.alloc(1));
    expect(spool.failed?.outOfResources).to.include('quota');
    await spool.discard();
    await store.close();
  });

  it('notices that files were taken away, when a Data Set was refused for want of their room', async () => {
    const store = await InstanceStore.open({ directory: folder, quotaBytes: 100 });
    const path = await storeOne(store, uid, 'x'.repeat(90));
    const refused = store.receive(head, () => {});
    refused.write(Buffer.alloc(90));
    expect(refused.failed?.outOfResources).to.include('quota');
    await refused.discard();
    await rm(path);
    // The refusal has them counted, which takes a moment: as long as the requestor is refused, it tries again.
    for (let isRefused = true; isRefused; await setImmediate()) {
      const spool = store.receive(head, () => {});
      spool.write(Buffer.alloc(90));
      isRefused = spool.failed !== undefined;
      await spool.discard();
    }
    await store.close();
  });

  it('makes files that nobody else can read, and folders that nobody else can enter', async function () {
    if (process.platform === 'win32') this.skip();
    const directory = join(folder, 'private');
    const store = await InstanceStore.open({ directory });
    const path = await storeOne(store, uid, 'x');
    expect([(await stat(path)).mode & 0o777, (await stat(directory)).mode & 0o777]).to.deep.equal([0o600, 0o700]);
    await store.close();
  });

  it('gives files the mode that it is told, whatever the umask', async function () {
    if (process.platform === 'win32') this.skip();
    const before = process.umask(0o077);
    try {
      const store = await InstanceStore.open({ directory: folder, mode: 0o664 });
      expect((await stat(await storeOne(store, uid, 'x'))).mode & 0o777).to.equal(0o664);
      await store.close();
    } finally {
      process.umask(before);
    }
  });

  it('says in one line that its folder is not usable', async () => {
    const path = join(folder, 'file');
    await writeFile(path, '');
    const error = await InstanceStore.open({ directory: join(path, 'below') }).catch((reason: Error) => reason);
    expect(error).to.be.instanceOf(StoreUnavailable);
    expect((error as Error).message)
      .to.match(/^store folder .*below: ENOTDIR/)
      .and.not.to.include('\n');
  });

  it('makes its folder and those above it', async () => {
    const directory = join(folder, 'a', 'b');
    const store = await InstanceStore.open({ directory });
    expect(await visibleFiles(join(folder, 'a'))).to.deep.equal(['b']);
    await store.close();
  });

  it('says so where a file system makes no folder below one that is there, as /proc', async () => {
    const mkdir = () => Promise.reject(Object.assign(new Error('ENOENT: mkdir'), { code: 'ENOENT' }));
    const directory = join(folder, 'a');
    const error = await InstanceStore.open({ directory }, { ...nodeFiles, mkdir }).catch((e: Error) => e);
    expect(error).to.be.instanceOf(StoreUnavailable).with.property('code', 'ENOENT');
  });

  it('says in one line that its folder cannot be written', async () => {
    const access = () => Promise.reject(Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' }));
    const error = await InstanceStore.open({ directory: folder }, { ...nodeFiles, access }).catch((e: Error) => e);
    expect(error).to.be.instanceOf(StoreUnavailable).with.property('code', 'EACCES');
    expect((error as Error).message).to.equal(`store folder ${folder}: EACCES: permission denied`);
  });

  it('does not mind folders within its folder', async () => {
    await mkdir(join(folder, 'sub'));
    const store = await InstanceStore.open({ directory: folder, quotaBytes: 100 });
    await storeOne(store, uid, 'x'.repeat(96));
    await store.close();
  });
});
