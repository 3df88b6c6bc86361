/** Runs the default suite against a peer, which `cstore run --start` starts, supervises, and starts again. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type RunResult, runResultSchema } from '../../../model/run-result.ts';
import { runCstore } from '../peers/cstore.ts';
import { temporaryFolder } from '../peers/temporary-folder.ts';
import { findTool } from '../peers/tool.ts';
import type { RecordedPeer } from './recorded-peers.ts';

const runLimitMs = 45 * 60_000;
/** Exit status of `cstore run` when it ran to the end: without and with a fail. */
const ranToTheEnd: readonly (number | undefined)[] = [0, 1];

export interface PeerRunOptions {
  /** Ids of scenarios, or the beginnings of ids; default: all. */
  readonly scenarios?: readonly string[];
  readonly concurrency?: number;
}

/**
 * Runs the suite in a folder of its own, which is deleted with all that the peer wrote; `results.json` goes into `out`.
 * Rejects when the peer is not installed, or the run did not come to its end.
 */
export async function runPeer(peer: RecordedPeer, out: string, options: PeerRunOptions = {}): Promise<RunResult> {
  const { scenarios = [], concurrency = 4 } = options;
  if (findTool(peer.program) === undefined) throw new Error(`${peer.title}: ${peer.program} is not installed`);
  await using folder = await temporaryFolder();
  await peer.prepare(folder.path);
  const sut = ['--start', `cd '${folder.path}' && ${peer.command}`, '--scp', `${peer.aeTitle}@127.0.0.1:0`];
  const patience = peer.patience === undefined ? [] : ['--timeout', String(peer.patience)];
  const report = ['--reporter', 'json', '--out', out, '--concurrency', String(concurrency)];
  // A record tells of every case, however long that takes.
  const time = ['--max-time', String(runLimitMs / 1000)];
  const args = ['run', ...scenarios, ...sut, ...patience, ...time, ...report];
  const { code, stderr } = await runCstore(args, { timeoutMs: runLimitMs });
  if (!ranToTheEnd.includes(code)) throw new Error(`${peer.title}: cstore run ended with ${code}: ${stderr}`);
  const result = await readResult(out);
  if (!result) throw new Error(`${peer.title}: cstore run left no results.json in ${out}`);
  return result;
}

/** The results of a run before; undefined where there are none. */
export async function readResult(out: string): Promise<RunResult | undefined> {
  const text = await readFile(join(out, 'results.json'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : runResultSchema.parse(JSON.parse(text));
}
