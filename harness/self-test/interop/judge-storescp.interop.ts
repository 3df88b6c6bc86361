/**
 * The whole default suite several times with the same seed against DCMTK's storescp, which serves one association at a time.
 * The runs go on beside each other, each with an SCP of its own, as most of their time is waiting.
 */

import { join } from 'node:path';
import { expect } from 'chai';
import type { RunResult } from '../../model/run-result.ts';
import { type TemporaryFolder, temporaryFolder } from './peers/temporary-folder.ts';
import { falseAlarms, peerCalled } from './record/false-alarms.ts';
import { runPeer } from './record/run-peer.ts';
import { repetitions } from './repetitions.ts';
import { requireTools } from './require-peers.ts';

const atOnce = 3;
/** A run takes two and a half minutes; a machine that is busy may take twice as long. */
const runsLimitMs = Math.ceil(repetitions / atOnce) * 400_000;

async function runRepeatedly(folder: string): Promise<RunResult[]> {
  const results: RunResult[] = [];
  for (let first = 0; first < repetitions; first += atOnce) {
    const numbers = Array.from({ length: Math.min(atOnce, repetitions - first) }, (_, at) => first + at);
    const runs = numbers.map((number) => runPeer(peerCalled('storescp'), join(folder, `run-${number}`)));
    results.push(...(await Promise.all(runs)));
  }
  return results;
}

/** `id: verdict, verdict, …` of the cases whose verdicts differ. */
function flaky(results: readonly RunResult[]): string[] {
  const verdicts = new Map<string, string[]>();
  for (const { cases } of results)
    for (const { id, verdict } of cases) verdicts.set(id, [...(verdicts.get(id) ?? []), verdict]);
  return [...verdicts].filter(([, of]) => new Set(of).size > 1).map(([id, of]) => `${id}: ${of.join(', ')}`);
}

describe(`${repetitions} runs against storescp with the same seed`, function () {
  this.timeout(runsLimitMs);
  let folder: TemporaryFolder;
  let results: readonly RunResult[];
  before(async function () {
    requireTools(this, 'storescp');
    folder = await temporaryFolder();
    results = await runRepeatedly(folder.path);
  });
  after(() => folder?.[Symbol.asyncDispose]());

  it('end, and say that it serves one association at a time', () => {
    expect(results).to.have.length(repetitions);
    for (const { interrupted, sut } of results) {
      expect(interrupted).to.equal(false);
      expect(sut.reachable).to.equal(true);
      expect(sut.notes?.join()).to.match(/one association at a time: cases ran one after the other/);
    }
  });

  it('come to the same in every case', () => {
    expect(flaky(results)).to.deep.equal([]);
  });

  it('raise no false alarm', async () => {
    for (const result of results) expect(await falseAlarms(peerCalled('storescp'), result)).to.deep.equal([]);
  });

  it('judge its Non-Patient classes and ordinary ones', () => {
    const passed = results.flatMap(({ cases }) => cases.filter(({ verdict }) => verdict === 'pass'));
    expect([...new Set(passed.map(({ given }) => given.sopClass))]).to.include.members([
      'HangingProtocolStorage',
      'InventoryStorage',
      'SecondaryCaptureImageStorage',
    ]);
  });
});
