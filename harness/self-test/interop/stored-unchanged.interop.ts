import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { RunResult } from '../../model/run-result.ts';
import { outcomeLine } from '../../words/case-text.ts';
import { runCstore } from './peers/cstore.ts';
import { startOrthanc } from './peers/orthanc.ts';
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

/** Runs the cases that look at what is stored; every one that is not passed, in a line. */
async function compare(address: string, stored: string, reports: string) {
  const scenarios = ['gg.4.2/stored-unchanged', 'gg.4.2/stored-private-unchanged', 'b.4.1/stored-unchanged', 'b.1.2'];
  const run = await runCstore(
    [
      'run',
      ...scenarios.map((id) => `ps3.4/${id}`),
      ...['--scp', address, '--store-dir', stored],
      ...['--out', reports, '--reporter', 'json'],
    ],
    { timeoutMs: runLimitMs },
  );
  expect(run.code, run.stdout + run.stderr).to.equal(0);
  const { cases } = JSON.parse(await readFile(join(reports, 'results.json'), 'utf8')) as RunResult;
  const kept = cases.find(({ id }) => id === 'rules/storage/acknowledged-is-kept');
  expect(kept?.verdict, 'whether what was acknowledged is there at the end').to.equal('pass');
  const others = cases.filter(({ verdict }) => verdict !== 'pass');
  return {
    passed: cases.length - others.length,
    others: others.map((one) => `${one.verdict} ${one.id}: ${outcomeLine(one)}`),
  };
}

describe('cstore run --store-dir', function () {
  this.timeout(runLimitMs);

  for (const [what, args] of ways) {
    it(`finds what storescp wrote ${what} to be what was sent`, async function () {
      requireTools(this, 'storescp');
      await using folder = await temporaryFolder();
      const received = join(folder.path, 'received');
      await mkdir(received);
      await using storescp = await startStorescp({ directory: folder.path, outputDirectory: received, args });
      const address = `STORESCP@127.0.0.1:${storescp.port}`;
      const { passed, others } = await compare(address, received, join(folder.path, 'reports'));
      expect(others).to.deep.equal([]);
      expect(passed).to.be.at.least(128);
    });
  }

  it('finds what Orthanc keeps of the classes that it accepts to be what was sent', async function () {
    requireTools(this, 'Orthanc');
    await using folder = await temporaryFolder();
    const storage = join(folder.path, 'storage');
    await mkdir(storage);
    await using orthanc = await startOrthanc({ directory: folder.path });
    const address = `${orthanc.aeTitle}@127.0.0.1:${orthanc.port}`;
    const { passed, others } = await compare(address, storage, join(folder.path, 'reports'));
    // It refuses eight of the nine, and answers 0xA700 to what has no patient.
    expect(others.filter((line) => !/^(not-applicable|inconclusive) /.test(line))).to.deep.equal([]);
    expect(passed).to.be.at.least(20);
  });
});
