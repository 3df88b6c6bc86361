/**
 * The default suite several times with the same seed, against our own SCP and DCMTK's: the same verdicts each time.
 * Three times, as each is a minute of storescp's; `REPETITIONS=10` for more.
 */

import { join } from 'node:path';
import { expect } from 'chai';
import type { RunResult } from '../verdict/run-result.ts';
import { runCstore, startCstoreScp } from './peers/cstore.ts';
import { type TemporaryFolder, temporaryFolder } from './peers/temporary-folder.ts';
import { recordedPeers } from './record/recorded-peers.ts';
import { readResult } from './record/run-peer.ts';
import { requireTools } from './require-peers.ts';

const repetitions = Number(process.env.REPETITIONS ?? 3);
/** A minute for each, with four cases at once; a machine that is busy may take twice as long. */
const runLimitMs = repetitions * 150_000;

async function repeated(sut: readonly string[], out: string): Promise<RunResult> {
  const options = ['--repeat', String(repetitions), '--seed', '1', '--concurrency', '4', '--reporter', 'json'];
  const { stdout, stderr } = await runCstore(['run', ...sut, ...options, '--out', out], { timeoutMs: runLimitMs });
  const result = await readResult(out);
  if (!result) throw new Error(`no results.json was written: ${stdout.slice(-2000)}${stderr}`);
  return result;
}

/** `id: verdicts` of the cases whose verdicts differ. */
function flaky({ cases }: RunResult): string[] {
  return cases.flatMap(({ id, repeated: verdicts }) => (verdicts ? [`${id}: ${verdicts.join(', ')}`] : []));
}

describe(`${repetitions} runs with the same seed`, function () {
  this.timeout(runLimitMs);
  let folder: TemporaryFolder;
  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(() => folder[Symbol.asyncDispose]());

  it('come to the same against our own SCP in a process of its own, without a fail or a warning', async () => {
    await using scp = await startCstoreScp(join(folder.path, 'received'));
    const result = await repeated(['--scp', `CSTORE_SCP@127.0.0.1:${scp.port}`], join(folder.path, 'reports'));
    expect(flaky(result)).to.deep.equal([]);
    expect(result.summary).to.include({ warn: 0, fail: 0, inconclusive: 0, error: 0 });
    expect(result.sut.notes).to.deep.equal([
      `every case ran ${repetitions} times: no case is flaky; the worst verdict of each counts`,
    ]);
  });

  it('come to the same against storescp, which serves one association at a time', async function () {
    requireTools(this, 'storescp');
    const storescp = recordedPeers.find(({ id }) => id === 'storescp');
    if (!storescp) throw new Error('storescp is no peer of the record');
    await storescp.prepare(folder.path);
    const sut = ['--start', `cd '${folder.path}' && ${storescp.command}`, '--scp', `${storescp.aeTitle}@127.0.0.1:0`];
    const result = await repeated(sut, join(folder.path, 'reports'));
    expect(flaky(result)).to.deep.equal([]);
    expect(result.sut.reachable).to.equal(true);
    expect(result.sut.notes?.join()).to.match(/one association at a time: cases ran one after the other/);
  });
});
