import { spawn } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { encodeCommandSet } from '../dimse/command-set.ts';
import { fragmentDataSet, fragmentMessage } from '../dimse/fragment.ts';
import { element, minimalDataSet } from './testing/minimal-data-set.ts';
import { TestPeer } from './testing/test-peer.ts';

const program = fileURLToPath(new URL('./testing/scp-process.ts', import.meta.url));
const maxLength = 1024 * 1024;

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Sends a C-STORE whose Data Set ends in an element of so many bytes, as fast as the SCP takes them. */
async function storeLarge(peer: TestPeer, bytes: number): Promise<number | undefined> {
  const block = Buffer.alloc(maxLength);
  const start = minimalDataSet({ more: element(0x7fe00010, Buffer.alloc(0), bytes) });
  peer.transport.send(fragmentMessage(1, encodeCommandSet(peer.storeCommand()), undefined, maxLength));
  peer.transport.send(fragmentDataSet(1, start, false, maxLength));
  for (let left = bytes; left > 0; left -= block.length) {
    const stretch = block.subarray(0, left);
    peer.transport.send(fragmentDataSet(1, stretch, left <= block.length, maxLength));
    while (peer.transport.needsDrain) await nextTurn();
  }
  return (await peer.response()).Status;
}

describe('the memory of an SCP', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'scp-memory-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  /**
   * Without a compiler in its process the SCP has some 70 MB at rest. Here it has up to 40 MB more, so what it takes
   * while it stores is compared: 130 MB on top of those 70 are the 200 MB that it must not exceed.
   */
  it('grows by less than 130 MB while it stores a Data Set of 200 MB', async function () {
    this.timeout(300_000);
    const bytes = 200_000_000;
    const child = spawn(process.execPath, ['--import=tsx', program, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    try {
      const port = Number((await lines.next()).value);
      const atRest = Number((await lines.next()).value);
      await using peer = await TestPeer.associate(port);
      expect(await storeLarge(peer, bytes)).to.equal(0);
      child.stdin.end();
      const most = Number((await lines.next()).value);
      expect(most - atRest)
        .to.be.above(0)
        .and.below(130_000_000);
      const { size } = await stat(join(folder, `${minimalDataSet.uids.sopInstanceUID}.dcm`));
      expect(size).to.be.above(bytes);
    } finally {
      child.kill();
    }
  });
});
