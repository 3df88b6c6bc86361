import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { DataSetSpool, type SpoolPlace } from './data-set-spool.ts';
import { nodeFiles, type StoreFiles } from './store-files.ts';

const head = Buffer.from('HEAD');

/** Bytes that differ from their neighbours, so that a gap or an overlap shows. */
function pattern(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let i = 0; i + 4 <= length; i += 4) bytes.writeUInt32LE(i, i);
  return bytes;
}

describe('DataSetSpool', () => {
  let folder: string;
  let reserved: number;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'spool-'));
    reserved = 0;
  });

  afterEach(() => rm(folder, { recursive: true }));

  function place(files: StoreFiles = nodeFiles, room = Number.POSITIVE_INFINITY): SpoolPlace {
    return {
      files,
      temporaryPath: () => join(folder, 'temporary'),
      reserve: (bytes) => {
        if (reserved + bytes > room) return 'full';
        reserved += bytes;
        return undefined;
      },
      release: (bytes) => {
        reserved -= bytes;
      },
    };
  }

  function write(spool: DataSetSpool, bytes: Buffer, step: number): void {
    for (let at = 0; at < bytes.length; at += step) spool.write(bytes.subarray(at, at + step));
  }

  it('holds a small Data Set in memory, without a file', async () => {
    const spool = new DataSetSpool(place(), head, () => {});
    const bytes = pattern(64 * 1024 - head.length);
    write(spool, bytes, 1000);
    expect(spool.written()).to.equal(undefined);
    expect((await spool.bytes()).equals(bytes)).to.equal(true);
    expect(await readdir(folder)).to.deep.equal([]);
    await spool.discard();
  });

  it('writes a large one to a temporary file, and reads it back without the head', async () => {
    const spool = new DataSetSpool(place(), head, () => {});
    const bytes = pattern(3 * 1024 * 1024);
    write(spool, bytes, 70_000);
    await spool.written();
    expect(await readdir(folder)).to.deep.equal(['temporary']);
    expect((await spool.bytes()).equals(bytes)).to.equal(true);
    await spool.discard();
    expect(await readdir(folder)).to.deep.equal([]);
  });

  for (const length of [0, 10, 300 * 1024, 5 * 1024 * 1024]) {
    it(`keeps ${length} bytes behind the head under the final name, and nothing else`, async () => {
      const spool = new DataSetSpool(place(), head, () => {});
      const bytes = pattern(length);
      write(spool, bytes, 65_536);
      expect(await spool.keepAs(join(folder, 'final'))).to.equal(head.length + length);
      expect(await readdir(folder)).to.deep.equal(['final']);
      expect((await readFile(join(folder, 'final'))).equals(Buffer.concat([head, bytes]))).to.equal(true);
    });
  }

  it('is congested while the disk is slower than the peer, and says when it has caught up', async () => {
    let relieved = 0;
    const spool = new DataSetSpool(place(), head, () => relieved++);
    write(spool, pattern(6 * 1024 * 1024), 1024 * 1024);
    expect(spool.congested).to.equal(true);
    await spool.written();
    expect(spool.congested).to.equal(false);
    expect(relieved).to.equal(1);
    await spool.discard();
  });

  it('synchronizes the file before it gets its final name', async () => {
    const steps: string[] = [];
    const files: StoreFiles = {
      ...nodeFiles,
      open: (async (...args: Parameters<typeof nodeFiles.open>) => {
        const handle = await nodeFiles.open(...args);
        const sync = handle.sync.bind(handle);
        handle.sync = async () => {
          steps.push('sync');
          await sync();
        };
        return handle;
      }) as typeof nodeFiles.open,
      rename: async (from, to) => {
        steps.push('rename');
        await nodeFiles.rename(from, to);
      },
    };
    const spool = new DataSetSpool(place(files), head, () => {});
    spool.write(pattern(10));
    await spool.keepAs(join(folder, 'final'));
    expect(steps).to.deep.equal(['sync', 'rename']);
  });

  it('fails for lack of room as soon as a fragment does not fit, and gives the room back', async () => {
    const spool = new DataSetSpool(place(nodeFiles, 100), head, () => {});
    spool.write(pattern(96));
    expect(spool.failed).to.equal(undefined);
    spool.write(pattern(1));
    expect(spool.failed).to.deep.equal({ outOfResources: 'full' });
    await spool.discard();
    expect(reserved).to.equal(0);
  });

  for (const [code, field] of [
    ['ENOSPC', 'outOfResources'],
    ['EDQUOT', 'outOfResources'],
    ['EMFILE', 'outOfResources'],
    ['EACCES', 'failure'],
  ] as const) {
    it(`fails with ${field} when the file system says ${code} in the middle`, async () => {
      const open = () => Promise.reject(Object.assign(new Error(code), { code }));
      const spool = new DataSetSpool(place({ ...nodeFiles, open }), head, () => {});
      write(spool, pattern(8 * 1024 * 1024), 1024 * 1024);
      await spool.written();
      expect(spool.failed?.[field]).to.include(code);
      expect(spool.congested, 'a failed spool holds nobody back').to.equal(false);
      await spool.discard();
      expect(reserved).to.equal(0);
    });
  }

  it('writes on after a short write, as a disk that is almost full makes them', async () => {
    const files: StoreFiles = {
      ...nodeFiles,
      open: (async (...args: Parameters<typeof nodeFiles.open>) => {
        const handle = await nodeFiles.open(...args);
        const writev = handle.writev.bind(handle);
        handle.writev = (async (buffers: Buffer[]) => {
          const whole = Buffer.concat(buffers);
          return writev([whole.subarray(0, Math.ceil(whole.length / 3))]);
        }) as typeof handle.writev;
        return handle;
      }) as typeof nodeFiles.open,
    };
    const spool = new DataSetSpool(place(files), head, () => {});
    const bytes = pattern(300_000);
    write(spool, bytes, 70_000);
    await spool.keepAs(join(folder, 'final'));
    expect((await readFile(join(folder, 'final'))).subarray(head.length).equals(bytes)).to.equal(true);
  });

  it('leaves no file when it is discarded while it writes', async () => {
    const spool = new DataSetSpool(place(), head, () => {});
    write(spool, pattern(3 * 1024 * 1024), 1024 * 1024);
    await spool.discard();
    expect(await readdir(folder)).to.deep.equal([]);
    expect(reserved).to.equal(0);
  });

  it('is discarded once, and everybody waits for that', async () => {
    const spool = new DataSetSpool(place(), head, () => {});
    write(spool, pattern(3 * 1024 * 1024), 1024 * 1024);
    void spool.discard();
    await spool.discard();
    expect(await readdir(folder)).to.deep.equal([]);
    expect(reserved).to.equal(0);
  });

  it('leaves no temporary file when the final name cannot be had', async () => {
    const spool = new DataSetSpool(place(), head, () => {});
    spool.write(pattern(10));
    const error = await spool.keepAs(join(folder, 'no such folder', 'final')).catch((reason: Error) => reason);
    expect(error).to.be.instanceOf(Error).with.property('code', 'ENOENT');
    await spool.discard();
    expect(await readdir(folder)).to.deep.equal([]);
    expect(reserved).to.equal(0);
  });
});
