// One campaign of the fuzzer as a unit: what it finds is shrunk here, and comes with the files that show it again.

import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FuzzOptions, FuzzResult } from '../fuzz/campaign/fuzz-options.ts';
import { fuzzRunOf } from '../fuzz/found/fuzz-run.ts';
import { writeFinds } from '../fuzz/found/write-finds.ts';
import { writeScuFinds } from '../fuzz/found/write-scu-finds.ts';
import { fuzz, prepareRunner } from '../fuzz/fuzz.ts';
import { fuzzScu, prepareScuRunner } from '../fuzz/scu/fuzz-scu.ts';
import type { FuzzFind } from '../model/fuzz-run.ts';
import { toolVersion } from '../run/tool-version.ts';
import type { Sut } from '../sut/sut.ts';
import { sutOptionsOf } from '../sut/sut-options-text.ts';
import { openSut } from '../sut/sut-spec.ts';
import type { FuzzUnit, UnitResult } from './unit.ts';

/** All files of the finds of one unit have no more bytes; what is over that stays out, the largest kinds first. */
const mostBytes = 16 * 2 ** 20;

/** Runs the inputs of the unit. Rejects if the system cannot be reached. */
export async function runFuzzUnit(unit: FuzzUnit, signal: AbortSignal): Promise<UnitResult> {
  const { sut: spec, seed, runs, limitMs, fuzz: _, mutations, sopClass, timeoutMs } = unit;
  const options: FuzzOptions & { signal: AbortSignal } = {
    ...{ seed, runs, timeMs: limitMs, signal },
    ...(mutations && { mutations }),
    ...(sopClass !== undefined && { sopClass }),
    ...(timeoutMs !== undefined && { timeoutMs }),
  };
  const startedAt = new Date().toISOString();
  const sutOptions = sutOptionsOf(spec);
  const folder = await mkdtemp(join(tmpdir(), 'cstore-unit-'));
  const sut = await openSut(spec);
  try {
    const isScu = spec.kind.startsWith('scu-');
    const { result, files } = await (isScu ? fuzzedScu : fuzzedScp)(sut, options, { out: folder, sutOptions });
    const run = fuzzRunOf(signal.aborted ? { ...result, ended: 'stopped' } : result, {
      ...{ startedAt, sutOptions, files, out: '.', command: `cstore fuzz ${sutOptions} --runs ${runs} --seed ${seed}` },
      sut: { address: sut.address, role: isScu ? 'scu' : 'scp' },
      tool: { name: 'cstore-conformance', version: toolVersion() },
    });
    return { kind: 'fuzz', run, files: await contents(folder) };
  } finally {
    await sut.close();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Fuzzed {
  readonly result: FuzzResult;
  readonly files: readonly FuzzFind['files'][];
}

interface Where {
  readonly out: string;
  readonly sutOptions: string;
}

async function fuzzedScp(sut: Sut, options: FuzzOptions, where: Where): Promise<Fuzzed> {
  const { prepared } = await prepareRunner(sut, options);
  const result = await fuzz(sut, options, { prepared });
  const { target, checks } = prepared;
  return { result, files: await writeFinds(result, { ...where, target, checks }) };
}

async function fuzzedScu(sut: Sut, options: FuzzOptions & { signal: AbortSignal }, where: Where): Promise<Fuzzed> {
  const { scu } = await prepareScuRunner(sut, options);
  const result = await fuzzScu(sut, options, { known: scu });
  return { result, files: await writeScuFinds(result, { ...where, scu }) };
}

/** The files of the finds in base64; small kinds first, so that captures are what is left out. */
async function contents(folder: string): Promise<Record<string, string>> {
  const found = join(folder, 'found');
  const names = await readdir(found).catch(() => []);
  const sizes = await Promise.all(names.map(async (name) => [name, (await stat(join(found, name))).size] as const));
  const files: Record<string, string> = {};
  let left = mostBytes;
  for (const [name, size] of sizes.sort(([, a], [, b]) => a - b)) {
    left -= size;
    if (left >= 0) files[`found/${name}`] = (await readFile(join(found, name))).toString('base64');
  }
  return files;
}
