/** Runs the default suite against a peer: an SCP that `cstore run --start` starts and supervises, or an SCU that it makes send. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type RunResult, runResultSchema } from '../../../model/run-result.ts';
import { runCstore } from '../peers/cstore.ts';
import { temporaryFolder } from '../peers/temporary-folder.ts';
import { findTool } from '../peers/tool.ts';
import type { RecordedPeer } from './recorded-peers.ts';
import type { RecordedScu } from './recorded-scus.ts';
import type { RecordedSweep } from './recorded-sweeps.ts';

type Peer = Pick<RecordedPeer, 'title' | 'program'>;

const runLimitMs = 45 * 60_000;
/** Exit status of `cstore run` when it ran to the end: without and with a fail. */
const ranToTheEnd: readonly (number | undefined)[] = [0, 1];

export interface PeerRunOptions {
  /** Ids of scenarios, or the beginnings of ids; default: all. */
  readonly scenarios?: readonly string[];
  readonly concurrency?: number;
}

/**
 * Runs the suite against an SCP in a folder of its own, which is deleted with all that the peer wrote; `results.json` goes
 * into `out`. Rejects when the peer is not installed, or the run did not come to its end.
 */
export async function runPeer(peer: RecordedPeer, out: string, options: PeerRunOptions = {}): Promise<RunResult> {
  requireProgram(peer);
  await using folder = await temporaryFolder();
  await peer.prepare(folder.path);
  const sut = ['--start', `cd '${folder.path}' && ${peer.command}`, '--scp', `${peer.aeTitle}@127.0.0.1:0`];
  const patience = peer.patience === undefined ? [] : ['--timeout', String(peer.patience)];
  return await run(peer, [...sut, ...patience], out, { concurrency: 4, ...options });
}

/** The same with an SCU. The temporary files of the run go into `temporary`, if it is given. */
export async function runScuPeer(
  peer: RecordedScu,
  out: string,
  { temporary, ...options }: PeerRunOptions & { readonly temporary?: string } = {},
): Promise<RunResult> {
  requireProgram(peer);
  await using folder = await temporaryFolder();
  await using started = await peer.start?.(folder.path);
  const filled = Object.entries(started?.values ?? {}).reduce(
    (text, [name, value]) => text.replaceAll(name, value),
    peer.command,
  );
  const own = peer.concurrency === undefined ? {} : { concurrency: peer.concurrency };
  const env: Record<string, string> = temporary === undefined ? {} : { TMPDIR: temporary };
  return await run(peer, ['--scu', filled], out, { ...own, ...options }, env);
}

/** A sweep of an SCP, our own or one that is started. */
export async function runSweep({ title, peer, options }: RecordedSweep, out: string): Promise<RunResult> {
  if (!peer) return await run({ title }, ['--sweep', ...options], out, { concurrency: 4 });
  requireProgram(peer);
  await using folder = await temporaryFolder();
  await peer.prepare(folder.path);
  const sut = ['--start', `cd '${folder.path}' && ${peer.command}`, '--scp', `${peer.aeTitle}@127.0.0.1:0`];
  return await run(peer, ['--sweep', ...sut, ...options], out, { concurrency: 4 });
}

function requireProgram({ title, program }: Peer): void {
  if (findTool(program) === undefined) throw new Error(`${title}: ${program} is not installed`);
}

async function run(
  { title }: Pick<Peer, 'title'>,
  sut: readonly string[],
  out: string,
  { scenarios = [], concurrency }: PeerRunOptions,
  env: Readonly<Record<string, string>> = {},
): Promise<RunResult> {
  const report = ['--reporter', 'json', '--out', out];
  const atOnce = concurrency === undefined ? [] : ['--concurrency', String(concurrency)];
  // A record tells of every case, however long that takes.
  const time = ['--max-time', String(runLimitMs / 1000)];
  const args = ['run', ...scenarios, ...sut, ...atOnce, ...time, ...report];
  const { code, stderr } = await runCstore(args, { timeoutMs: runLimitMs, env });
  if (!ranToTheEnd.includes(code)) throw new Error(`${title}: cstore run ended with ${code}: ${stderr}`);
  const result = await readResult(out);
  if (!result) throw new Error(`${title}: cstore run left no results.json in ${out}`);
  return result;
}

/** The results of a run before; undefined where there are none. */
export async function readResult(out: string): Promise<RunResult | undefined> {
  const text = await readFile(join(out, 'results.json'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : runResultSchema.parse(JSON.parse(text));
}
