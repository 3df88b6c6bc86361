// How soon a campaign finds one seeded fault with one seed, and how far it shrinks the input.

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../../fuzz/exchange/build.ts';
import { fuzz } from '../../../fuzz/fuzz.ts';
import { describeUses, type Input } from '../../../fuzz/input.ts';
import { dataSetFaults } from '../data-set-faults.ts';
import type { FuzzedFault } from '../fuzzed-fault.ts';
import { messageFaults, pathOfUid } from '../message-faults.ts';
import { seededTarget, startSeededSut } from '../seeded-sut.ts';
import { upperLayerFaults } from '../upper-layer-faults.ts';

/** What one campaign came to. */
export interface Measured {
  readonly fault: string;
  readonly seed: number;
  /** Number of the input that showed it; undefined if it was not found. */
  readonly run?: number;
  /** Seconds until it was confirmed, and until it was shrunk too. */
  readonly foundSeconds?: number;
  readonly seconds: number;
  /** Bytes of the minimal input in those of the input as it was drawn. */
  readonly ratio?: number;
  readonly input?: string;
}

const limits = { runs: 3000, timeoutMs: 250, shrinkTimeMs: 10_000, maxFinds: 1, explains: false };

/** Every seeded fault of an SCP that shows on malformed or unusual input only. */
export const faults: readonly FuzzedFault[] = [
  ...upperLayerFaults,
  ...messageFaults,
  ...dataSetFaults,
  pathOfUid(tmpdir()),
];

/** Fuzzes the SCP with a fault until that is found. */
export async function measure(fault: FuzzedFault, seed: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'cstore-fuzzing-'));
  const store = join(folder, 'store');
  mkdirSync(store);
  const isOfPaths = fault.finds === 'file outside the store';
  try {
    await using scp = await startSeededSut((isOfPaths ? pathOfUid(store) : fault).behaviour);
    const parts = { prepared: seededTarget, ...(isOfPaths && { storeDirectory: store }) };
    const { finds, elapsedMs } = await fuzz(scp.sut, { ...limits, seed }, parts);
    const seconds = elapsedMs / 1000;
    const find = finds.find(({ failure }) => failure.class === fault.finds && failure.level === 'fail');
    if (!find) return { fault: fault.name, seed, seconds };
    const ratio = sum(find.inputs.map(bytesOf)) / bytesOf(find.original);
    const input = find.inputs.map(describeUses).join('; ');
    return { fault: fault.name, seed, run: find.run, foundSeconds: find.atMs / 1000, seconds, ratio, input };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function bytesOf(input: Input): number {
  const { turns } = build(input, seededTarget.target);
  return sum(turns.map((turn) => (turn.kind === 'send' ? turn.bytes.length : 0)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
