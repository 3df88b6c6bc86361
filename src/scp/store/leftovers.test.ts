import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { InstanceStore } from './instance-store.ts';
import { TemporarySpace } from './temporary-space.ts';

const program = fileURLToPath(new URL('../testing/store-to-be-killed.ts', import.meta.url));

describe('What processes leave behind', () => {
  const { TMPDIR } = process.env;
  let folder: string;
  let temporary: string;
  let child: ChildProcess | undefined;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'leftovers-'));
    temporary = await mkdtemp(join(tmpdir(), 'leftovers-tmp-'));
    process.env.TMPDIR = temporary;
  });

  afterEach(async () => {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
    child?.kill('SIGKILL');
    child = undefined;
    for (const path of [folder, temporary]) await rm(path, { recursive: true });
  });

  /** A process with a store and a temporary space, each with a file that is not whole. */
  async function start(): Promise<ChildProcess> {
    child = spawn(process.execPath, ['--import=tsx', program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    if (child.stdout !== null) await once(child.stdout, 'data');
    return child;
  }

  const partsIn = async (path: string) =>
    (await readdir(path, { recursive: true })).filter((name) => name.endsWith('.part'));

  async function openAndClose(): Promise<void> {
    const store = await InstanceStore.open({ directory: folder });
    const space = await TemporarySpace.open();
    await Promise.all([store.close(), space.close()]);
  }

  it('is left alone while they live, and cleared at the next start after kill -9', async function () {
    if (process.platform === 'win32') this.skip();
    const other = await start();
    await openAndClose();
    expect([(await partsIn(folder)).length, (await partsIn(temporary)).length]).to.deep.equal([1, 1]);
    const gone = once(other, 'exit');
    other.kill('SIGKILL');
    await gone;
    await openAndClose();
    const ofScps = (await readdir(temporary)).filter((name) => name.startsWith('cstore-scp-'));
    expect([await readdir(folder), ofScps]).to.deep.equal([[], []]);
  });

  it('by another store of this process is left alone', async () => {
    const store = await InstanceStore.open({ directory: folder });
    const spool = store.receive(Buffer.alloc(0), () => {});
    spool.write(Buffer.alloc(300_000));
    await spool.written();
    await openAndClose();
    expect(await partsIn(folder)).to.have.length(1);
    await spool.discard();
    await store.close();
    expect(await readdir(folder)).to.deep.equal([]);
  });

  it('by another machine, or an earlier version, is left alone until it gave no sign of life for long', async () => {
    const [recent, old] = ['.incoming-00000000-0123456789abcdef', '.incoming-00000000-fedcba9876543210'];
    const earlier = '.incoming.elsewhere.1.7.part';
    const longAgo = new Date(Date.now() - 3_600_000);
    for (const name of [recent, old]) {
      await mkdir(join(folder, name));
      await writeFile(join(folder, name, '1.part'), 'x');
    }
    await writeFile(join(folder, earlier), 'x');
    for (const name of [old, earlier]) await utimes(join(folder, name), longAgo, longAgo);
    await openAndClose();
    expect(await readdir(folder)).to.deep.equal([recent]);
  });

  it('is no file beside those that are stored, while nothing is on its way', async () => {
    const store = await InstanceStore.open({ directory: folder });
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    expect(entries.filter((entry) => entry.isFile()).map(({ name }) => name)).to.deep.equal([]);
    await store.close();
  });

  it('does not collide: two stores of the same name and process ID never share a temporary path', async () => {
    const stores = await Promise.all([1, 2].map(() => InstanceStore.open({ directory: folder })));
    const paths = stores.map((store) => store.temporaryPath());
    expect(new Set(paths).size).to.equal(2);
    for (const path of paths) expect(path).to.match(/[0-9a-f]{16}[\\/]1\.part$/);
    await Promise.all(stores.map((store) => store.close()));
  });

  it('may be removed while its owner lives, which makes its folder again', async () => {
    const store = await InstanceStore.open({ directory: folder });
    for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true });
    const spool = store.receive(Buffer.alloc(0), () => {});
    spool.write(Buffer.from('x'));
    await store.keep(spool, '1.2.3');
    expect(await readdir(folder)).to.include('1.2.3.dcm');
    await store.close();
  });
});
