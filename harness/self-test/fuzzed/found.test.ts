import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { build } from '../../fuzz/exchange/build.ts';
import { fuzz } from '../../fuzz/fuzz.ts';
import { describeUses } from '../../fuzz/input.ts';
import { dataSetFaults } from './data-set-faults.ts';
import type { FuzzedFault } from './fuzzed-fault.ts';
import { messageFaults, pathOfUid } from './message-faults.ts';
import { seededTarget, startSeededSut } from './seeded-sut.ts';
import { upperLayerFaults } from './upper-layer-faults.ts';

const limits = { runs: 3000, seed: 1, timeoutMs: 250, shrinkTimeMs: 10_000, maxFinds: 1, explains: false };
/** Elements of the first level that a minimal input may have left. */
const fewElements = 3;

/** Fuzzes the SCP until something is found, and expects it to be what it was seeded with, shrunk. */
async function expectFound({ behaviour, finds }: FuzzedFault, storeDirectory?: string): Promise<void> {
  await using scp = await startSeededSut(behaviour);
  const result = await fuzz(scp.sut, limits, { prepared: seededTarget, storeDirectory });
  const find = result.finds.find(({ failure }) => failure.level === 'fail');
  expect(find?.failure.class).to.equal(finds);
  expect(find?.confirmed).to.equal(3);
  expect(find?.inputs.length).to.equal(1);
  for (const input of find?.inputs ?? []) {
    expect(input.uses.length, describeUses(input)).to.equal(1);
    expect(build(input, seededTarget.target).tree.length, describeUses(input)).to.be.at.most(fewElements);
  }
}

describe('A campaign finds what an SCP was seeded with, and shrinks it', () => {
  for (const fault of [...upperLayerFaults, ...messageFaults, ...dataSetFaults]) {
    it(`${fault.name}: it ${fault.does}`, () => expectFound(fault));
  }

  it('uid-as-path: it follows a path in a SOP Instance UID', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cstore-fuzzed-'));
    const store = join(folder, 'store');
    mkdirSync(store);
    try {
      await expectFound(pathOfUid(store), store);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
