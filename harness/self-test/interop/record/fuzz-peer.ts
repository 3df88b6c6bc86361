/** A campaign of `cstore fuzz` against a peer, and each of its finds sent once more by its file. */

import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type FuzzRun, fuzzRunSchema } from '../../../model/fuzz-run.ts';
import { runCstore } from '../peers/cstore.ts';
import { temporaryFolder } from '../peers/temporary-folder.ts';
import { findTool } from '../peers/tool.ts';
import type { RecordedPeer } from './recorded-peers.ts';
import type { RecordedScu } from './recorded-scus.ts';

/** How much a campaign does at most: what comes first ends it. */
export interface CampaignSize {
  readonly runs: number;
  readonly minutes: number;
}

/** What came of a campaign. */
export interface FuzzedPeer {
  readonly run: FuzzRun;
  /** What `--replay` said of each find, by its id: `still there`, `fixed`, `changed` or `error`. */
  readonly replayed: Readonly<Record<string, string>>;
}

/** To shrink one find, in seconds, and to send all of them once more, in minutes. */
const shrinkSeconds = 10;
const replayMinutes = 20;

/** Exit status of `cstore fuzz` when it ran: without and with a find that is a fail. */
const ran: readonly (number | undefined)[] = [0, 1];

/** Runs the campaign; `fuzz.json` and the finds go into `out`. Rejects if the peer is not installed or the campaign did not run. */
export async function fuzzPeer(peer: RecordedPeer | RecordedScu, out: string, size: CampaignSize): Promise<void> {
  if (findTool(peer.program) === undefined) throw new Error(`${peer.title}: ${peer.program} is not installed`);
  await using folder = await temporaryFolder();
  await using started = 'start' in peer ? await peer.start?.(folder.path) : undefined;
  await rm(out, { recursive: true, force: true });
  const sut = 'prepare' in peer ? await startOption(peer, folder.path) : scuOption(peer, started?.values ?? {});
  const limits = ['--runs', String(size.runs), '--time', `${size.minutes}m`, '--shrink-time', String(shrinkSeconds)];
  const args = ['fuzz', ...sut, ...limits, '--seed', '1', '--no-corpus', '--reporter', 'json', '--out', out];
  const { code, stderr } = await runCstore(args, { timeoutMs: (size.minutes + 15) * 60_000 });
  if (!ran.includes(code)) throw new Error(`${peer.title}: cstore fuzz ended with ${code}: ${stderr}`);
  const replay = ['fuzz', ...sut, '--replay', join(out, 'found')];
  const { stdout } = await runCstore(replay, { timeoutMs: replayMinutes * 60_000 });
  await writeFile(join(out, 'replayed.txt'), stdout);
}

async function startOption(peer: RecordedPeer, folder: string): Promise<string[]> {
  await peer.prepare(folder);
  return ['--start', `cd '${folder}' && ${peer.command}`, '--scp', `${peer.aeTitle}@127.0.0.1:0`];
}

function scuOption({ command }: RecordedScu, values: Readonly<Record<string, string>>): string[] {
  return ['--scu', Object.entries(values).reduce((text, [name, value]) => text.replaceAll(name, value), command)];
}

/** What an earlier campaign left in `out`; undefined if there was none. */
export async function readFuzzed(out: string): Promise<FuzzedPeer | undefined> {
  const text = await readFile(join(out, 'fuzz.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const replayed = await readFile(join(out, 'replayed.txt'), 'utf8').catch(() => '');
  return { run: fuzzRunSchema.parse(JSON.parse(text)), replayed: statesOf(replayed) };
}

/** `still there  process-died/x: …` by id. */
export function statesOf(lines: string): Record<string, string> {
  const found = lines.matchAll(/^(fixed|still there|changed|error) +([^\s:]+)/gm);
  return Object.fromEntries([...found].map(([, state = '', id = '']) => [id, state]));
}
