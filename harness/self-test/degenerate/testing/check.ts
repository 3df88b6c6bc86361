// `npm run check:degenerate`: runs every scenario against each degenerate SCP with the usual time limits, and tells how long
// each run took against what it may take. Arguments: parts of the names to run only some; `--at-once N` runs several at once.

import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { RunResult } from '../../../model/run-result.ts';
import { startFaultyScp } from '../../faulty/faulty-scp.ts';
import { lateSlots } from '../../faulty/late-slots.ts';
import { degenerateScps } from './degenerate-scps.ts';

/** What a run may take at the usual time limits, in milliseconds, and when nothing is ever answered. */
const limitMs = 300_000;
const muteLimitMs = 90_000;
/** And when it is busy again and again. */
const busyLimitMs = 360_000;
/** The usual time for a reaction. */
const timeoutMs = 10_000;
/** Associations until the SCP that dies again and again does so. */
const livesFor = [1, 40, 100];

interface Check {
  readonly name: string;
  readonly limitMs: number;
  readonly exitStatus: number;
  /** Runs `cstore` with the options that name the SCP. */
  run(cstore: (sut: readonly string[]) => Promise<Finished>): Promise<Finished>;
}

interface Finished {
  readonly status: number | null;
  readonly tookMs: number;
  readonly result: RunResult | undefined;
}

const script = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const checks: readonly Check[] = [
  ...degenerateScps.map(
    ({ name, exitStatus, isMute, start }): Check => ({
      name,
      exitStatus,
      limitMs: isMute ? muteLimitMs : limitMs,
      async run(cstore) {
        await using scp = await start(timeoutMs);
        return await cstore(['--scp', `BAD@127.0.0.1:${scp.port}`]);
      },
    }),
  ),
  {
    name: 'ten slots, which come back after 30 s',
    exitStatus: 0,
    limitMs: busyLimitMs,
    async run(cstore) {
      await using scp = await startFaultyScp(lateSlots(10, 30_000));
      return await cstore(['--scp', `FAULTY@127.0.0.1:${scp.port}`, '--max-time', '360']);
    },
  },
  ...livesFor.map(
    (associations): Check => ({
      name: `dies again and again, after ${associations} associations each time`,
      exitStatus: associations === 1 ? 3 : 1,
      limitMs,
      run: (cstore) =>
        cstore(['--start', `exec '${process.execPath}' '${script('dying-scp.js')}' {port} ${associations}`]),
    }),
  ),
];

/** Runs `cstore run` to its end, with a report in a folder that is removed. */
async function cstore(sut: readonly string[]): Promise<Finished> {
  const out = await mkdtemp(join(tmpdir(), 'cstore-degenerate-'));
  try {
    const begun = performance.now();
    const args = [script('../../../cli/main.js'), 'run', ...sut, '--out', out, '--reporter', 'html,json,junit'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
    const tookMs = performance.now() - begun;
    const text = await readFile(join(out, 'results.json'), 'utf8').catch(() => undefined);
    return { status, tookMs, result: text === undefined ? undefined : (JSON.parse(text) as RunResult) };
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/** One line: how long it took, of how much, and what it came to. Whether all is as it should be. */
function told({ name, limitMs: most, exitStatus }: Check, { status, tookMs, result }: Finished): boolean {
  const isGood = tookMs <= most && status === exitStatus && result !== undefined;
  const summary =
    result && Object.entries(result.summary).flatMap(([kind, count]) => (count > 0 ? [`${count} ${kind}`] : []));
  const seconds = (ms: number): string => (ms / 1000).toFixed(0).padStart(4);
  process.stdout.write(
    `${isGood ? 'ok  ' : 'FAIL'} ${seconds(tookMs)} of ${seconds(most)} s  ${name}: exit status ${status} (${exitStatus} expected); ${summary?.join(', ') ?? 'no report'}\n`,
  );
  for (const note of result?.sut.notes ?? []) process.stdout.write(`                      ${note}\n`);
  return isGood;
}

const { values, positionals } = parseArgs({
  options: { 'at-once': { type: 'string', default: '1' } },
  allowPositionals: true,
});
const chosen = checks.filter(({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part)));
const waiting = [...chosen];
const workers = Array.from({ length: Number(values['at-once']) }, async () => {
  let good = true;
  for (let next = waiting.shift(); next; next = waiting.shift()) good = told(next, await next.run(cstore)) && good;
  return good;
});
const all = await Promise.all(workers);
process.exitCode = chosen.length > 0 && all.every(Boolean) ? 0 : 1;
