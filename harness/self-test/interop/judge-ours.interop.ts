/** The whole default suite several times with the same seed against our own SCP, in a process of its own. */

import { join } from 'node:path';
import { expect } from 'chai';
import type { RunResult } from '../../model/run-result.ts';
import { runCstore, startCstoreScp } from './peers/cstore.ts';
import { temporaryFolder } from './peers/temporary-folder.ts';
import { readResult } from './record/run-peer.ts';
import { repetitions } from './repetitions.ts';

/** A run takes a quarter of a minute; a machine that is busy may take several times as long. */
const runLimitMs = repetitions * 100_000;

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

describe(`${repetitions} runs against our own SCP with the same seed`, function () {
  this.timeout(runLimitMs);

  it('come to the same, without a fail or a warning', async () => {
    await using folder = await temporaryFolder();
    // Cases that connect fifty and thirty times at once may meet, and one address has fifty places unless more are given.
    const places = ['--max-associations-per-address', '100'];
    await using scp = await startCstoreScp(join(folder.path, 'received'), places);
    const result = await repeated(['--scp', `CSTORE_SCP@127.0.0.1:${scp.port}`], join(folder.path, 'reports'));
    expect(flaky(result)).to.deep.equal([]);
    expect(result.summary).to.include({ warn: 0, fail: 0, error: 0 });
    const inconclusive = result.cases.filter(({ verdict }) => verdict === 'inconclusive');
    // It nests no deeper than --depth-limit, where PS3.5 7.5 sets no limit.
    expect(new Set(inconclusive.map(({ scenario }) => scenario))).to.deep.equal(new Set(['ps3.5/7.5/deep-sequences']));
    expect(result.sut.notes).to.deep.equal([
      `every case ran ${repetitions} times: no case is flaky; the worst verdict of each counts`,
    ]);
  });
});
