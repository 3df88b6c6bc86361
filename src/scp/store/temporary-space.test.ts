import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { listen } from '../listen.ts';
import { element, minimalDataSet } from '../testing/minimal-data-set.ts';
import { TestPeer } from '../testing/test-peer.ts';
import { TemporarySpace } from './temporary-space.ts';

describe('TemporarySpace', () => {
  const { TMPDIR } = process.env;
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'temporary-space-'));
    process.env.TMPDIR = folder;
  });

  afterEach(async () => {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
    await rm(folder, { recursive: true });
  });

  it('makes no folder for a small Data Set', async () => {
    const space = new TemporarySpace();
    const spool = space.receive(() => {});
    spool.write(Buffer.alloc(1000));
    await spool.discard();
    expect(await readdir(folder)).to.deep.equal([]);
    await space.close();
  });

  it('lets a handler of a discarding SCP read a large Data Set, and leaves nothing behind', async function () {
    if (process.platform === 'win32') this.skip();
    const dataSet = minimalDataSet({ more: element(0x00731010, Buffer.alloc(1_000_000, 7)) });
    const parts = async () => (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.part'));
    const seen: { files: string[]; isWhole: boolean }[] = [];
    const scp = await listen({
      port: 0,
      onCStore: async (event) => {
        const isWhole = (await event.bytes()).equals(dataSet);
        seen.push({ files: await parts(), isWhole });
        return 0;
      },
    });
    await using peer = await TestPeer.associate(scp.port);
    expect((await peer.store({}, dataSet)).Status).to.equal(0);
    expect(seen).to.have.length(1);
    expect(seen[0]?.isWhole).to.equal(true);
    expect(seen[0]?.files, 'a file while the handler works').to.have.length(1);
    expect(await parts(), 'none after the response').to.deep.equal([]);
    await scp.close({ graceMs: 0 });
    expect(await readdir(folder)).to.deep.equal([]);
  });
});
