import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { encodeCommandSet } from '../../dimse/command-set.ts';
import { fragmentDataSet, fragmentMessage } from '../../dimse/fragment.ts';
import { handlerFromSpec } from '../handler/scripted-handler.ts';
import { listen } from '../listen.ts';
import type { ListenOptions } from '../listen-options.ts';
import type { StoreRecord } from '../scp.ts';
import { element, minimalDataSet } from '../testing/minimal-data-set.ts';
import { TestPeer } from '../testing/test-peer.ts';
import { until } from '../testing/until.ts';
import { visibleFiles } from '../testing/visible-files.ts';

const { sopInstanceUID } = minimalDataSet.uids;
const fileName = `${sopInstanceUID}.dcm`;

/** A Data Set of about so many bytes in one element of group 0073. */
function large(bytes: number): Buffer {
  return minimalDataSet({ more: element(0x00731010, Buffer.alloc(bytes, 0x41)) });
}

/** Whether a file that is not whole is there. */
async function hasPart(folder: string): Promise<boolean> {
  return (await readdir(folder, { recursive: true })).some((name) => name.endsWith('.part'));
}

describe('an SCP with a store on disk', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'scp-store-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  function listenWithStore(options: Partial<ListenOptions> = {}, quotaBytes?: number) {
    const store = { directory: folder, ...(quotaBytes === undefined ? {} : { quotaBytes }) };
    return listen({ port: 0, store, ...options });
  }

  /** Sends the beginning of a C-STORE: its command and so many bytes of a larger Data Set. */
  function sendBeginning(peer: TestPeer, bytes: number): void {
    const command = encodeCommandSet(peer.storeCommand());
    peer.transport.send(fragmentMessage(1, command, undefined, 65_536));
    peer.transport.send(fragmentDataSet(1, large(2 * bytes).subarray(0, bytes), false, 65_536));
  }

  for (const [title, dataSet] of [
    ['small', minimalDataSet()],
    ['large', large(3_000_000)],
  ] as const) {
    it(`has the file of a ${title} Data Set on disk when the response comes`, async () => {
      await using scp = await listenWithStore();
      await using peer = await TestPeer.associate(scp.port);
      expect((await peer.store({}, dataSet)).Status).to.equal(0);
      const file = await readFile(join(folder, fileName));
      expect(file.toString('latin1', 128, 132)).to.equal('DICM');
      expect(file.subarray(-dataSet.length).equals(dataSet)).to.equal(true);
      expect(await visibleFiles(folder)).to.deep.equal([fileName]);
    });
  }

  it('tells where the file is', async () => {
    await using scp = await listenWithStore();
    await using peer = await TestPeer.associate(scp.port);
    const told = once(scp.events, 'store') as Promise<[StoreRecord]>;
    await peer.store();
    const [record] = await told;
    expect(record).to.deep.include({ Status: 0, cause: 'stored', path: join(folder, fileName) });
    expect(record.association.callingAETitle).to.equal('TEST_SCU');
  });

  it('answers 0xA700 when the quota is used up, stores nothing, and goes on', async () => {
    await using scp = await listenWithStore({}, 2000);
    await using peer = await TestPeer.associate(scp.port);
    const refused = await peer.store({}, large(2000));
    expect(refused).to.include({ Status: 0xa700, ErrorComment: 'the quota of 2000 bytes is used up' });
    expect(await visibleFiles(folder)).to.deep.equal([]);
    expect((await peer.store()).Status).to.equal(0);
    expect(await visibleFiles(folder)).to.deep.equal([fileName]);
  });

  it('answers 0xA700 for a Data Set over the limit that was on its way to disk, and removes it', async () => {
    await using scp = await listenWithStore({ dataSetLimit: 1_000_000 });
    await using peer = await TestPeer.associate(scp.port);
    expect((await peer.store({}, large(4_000_000))).Status).to.equal(0xa700);
    expect(await visibleFiles(folder)).to.deep.equal([]);
  });

  for (const [title, options, dataSet, status] of [
    ['that cannot be decoded', {}, large(1_000_000).subarray(0, 900_000), 0xc210],
    ['of another SOP Instance', {}, minimalDataSet({ sopInstanceUID: '1.2.3' }), 0xa900],
    ['that the handler refuses', { onCStore: handlerFromSpec({ returns: 0xc000 }) }, minimalDataSet(), 0xc000],
    ['that the handler fails on', { onCStore: handlerFromSpec({ throws: 'x' }) }, large(1_000_000), 0xc211],
  ] as const) {
    it(`keeps no file of a Data Set ${title}`, async () => {
      await using scp = await listenWithStore(options);
      await using peer = await TestPeer.associate(scp.port);
      expect((await peer.store({}, dataSet)).Status).to.equal(status);
      expect(await visibleFiles(folder)).to.deep.equal([]);
    });
  }

  it('keeps the file when the handler answers with a warning', async () => {
    await using scp = await listenWithStore({ onCStore: handlerFromSpec({ returns: 0xb000 }) });
    await using peer = await TestPeer.associate(scp.port);
    expect((await peer.store()).Status).to.equal(0xb000);
    expect(await visibleFiles(folder)).to.deep.equal([fileName]);
  });

  for (const size of [1000, 2_000_000]) {
    for (const way of ['abort', 'reset', 'destroy'] as const) {
      it(`leaves no file when the peer goes by ${way} after ${size} bytes of a Data Set`, async () => {
        await using scp = await listenWithStore();
        const peer = await TestPeer.associate(scp.port);
        sendBeginning(peer, size);
        if (size > 1_000_000) await until(() => hasPart(folder));
        if (way === 'abort') peer.abort();
        else peer.transport[way]();
        await until(() => scp.associations === 0);
        await scp.close();
        expect(await visibleFiles(folder)).to.deep.equal([]);
      });
    }
  }

  it('lets a handler read the Data Set, small or large', async () => {
    const seen: Buffer[] = [];
    await using scp = await listenWithStore({
      onCStore: async (event) => {
        seen.push(await event.bytes());
        return 0;
      },
    });
    await using peer = await TestPeer.associate(scp.port);
    for (const dataSet of [minimalDataSet(), large(1_500_000)]) {
      expect((await peer.store({}, dataSet)).Status).to.equal(0);
      expect(seen.pop()?.equals(dataSet)).to.equal(true);
    }
  });

  it('answers 0xA700 when it has no file descriptor left, and stores again when it has', async function () {
    if (process.platform === 'win32') this.skip();
    this.timeout(300_000);
    const program = fileURLToPath(new URL('../testing/scp-without-descriptors.ts', import.meta.url));
    const child = spawn(
      'sh',
      ['-c', `ulimit -n 500 && exec "${process.execPath}" --import=tsx "${program}" "${folder}"`],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    await once(child, 'close');
    expect(Buffer.concat(chunks).toString()).to.equal('0xA700 too many open files (EMFILE)\n0x0000 \n');
    expect(await visibleFiles(folder)).to.deep.equal([fileName]);
  });
});
