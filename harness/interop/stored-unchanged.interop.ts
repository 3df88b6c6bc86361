import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { RunResult } from '../verdict/run-result.ts';
import { runCstore } from './peers/cstore.ts';
import { startStorescp } from './peers/storescp.ts';
import { temporaryFolder } from './peers/temporary-folder.ts';
import { requireTools } from './require-peers.ts';

const runLimitMs = 120_000;

/** How storescp writes what it receives: as it came, decoded and encoded again, or in another Transfer Syntax. */
const ways: readonly (readonly [what: string, args: readonly string[]])[] = [
  ['bit by bit', ['+B']],
  ['decoded and encoded again', []],
  ['in Explicit VR Little Endian', ['+te']],
  ['in Implicit VR Little Endian', ['+ti']],
  ['in Explicit VR Big Endian', ['+tb']],
  ['deflated', ['+td']],
  ['under names of its own, with group lengths, undefined lengths and padding', ['+uf', '+g', '-e', '+p', '512', '16']],
];

describe('cstore run --store-dir', function () {
  this.timeout(runLimitMs);

  for (const [what, args] of ways) {
    it(`finds what storescp wrote ${what} to be what was sent`, async function () {
      requireTools(this, 'storescp');
      await using folder = await temporaryFolder();
      const [received, reports] = [join(folder.path, 'received'), join(folder.path, 'reports')];
      await mkdir(received);
      await using storescp = await startStorescp({ directory: folder.path, outputDirectory: received, args });
      const run = await runCstore(
        [
          'run',
          'ps3.4/gg.4.2/stored-unchanged',
          'ps3.4/gg.4.2/stored-private-unchanged',
          'ps3.4/b.4.1/stored-unchanged',
          ...['--scp', `STORESCP@127.0.0.1:${storescp.port}`, '--store-dir', received],
          ...['--out', reports, '--reporter', 'json'],
        ],
        { timeoutMs: runLimitMs },
      );
      const { cases, summary } = JSON.parse(await readFile(join(reports, 'results.json'), 'utf8')) as RunResult;
      const held = cases.filter(({ verdict }) => verdict !== 'pass');
      expect(held.map(({ id, verdict, reason }) => `${verdict} ${id}: ${reason}`)).to.deep.equal([]);
      expect(summary.pass).to.be.at.least(128);
      expect(run.code, run.stderr).to.equal(0);
    });
  }
});
