/**
 * Runs the default suite against the peers, SCPs and SCUs, and writes docs/interop.md: `npm run docs:interop`. With names of
 * peers it runs these and takes the others from the results of before; with `--render` it runs none. Ends with 1, and names
 * them, when fails have not been checked by hand or results are missing, and leaves the file as it is.
 */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { observedText } from '../../words/case-text.ts';
import { type CheckedFail, readChecks } from './record/checked-fails.ts';
import { groupFails } from './record/group-fails.ts';
import { interopDoc, type PeerRecord } from './record/interop-doc.ts';
import { reactionOf } from './record/reaction.ts';
import { type RecordedPeer, recordedPeers, shownCommand } from './record/recorded-peers.ts';
import { type RecordedScu, recordedScus, shownScuCommand } from './record/recorded-scus.ts';
import { recordedSweeps } from './record/recorded-sweeps.ts';
import { readResult, runPeer, runScuPeer, runSweep } from './record/run-peer.ts';
import { scuDoc } from './record/scu-doc.ts';
import { type SweepRecord, sweepDoc } from './record/sweep-doc.ts';

const doc = fileURLToPath(new URL('../../../docs/interop.md', import.meta.url));
const checksFile = fileURLToPath(new URL('checked-fails.yaml', import.meta.url));
const resultsFolder = fileURLToPath(new URL('../../../reports/interop/', import.meta.url));

interface Options {
  /** Ids of the peers to run. */
  readonly peers: readonly string[];
  readonly concurrency: number | undefined;
}

const sweepIds = recordedSweeps.map(({ id }) => id);
const allIds = [...recordedPeers.map(({ id }) => id), ...recordedScus.map(({ id }) => id), ...sweepIds];

function options(): Options {
  const { values, positionals } = parseArgs({
    options: { render: { type: 'boolean' }, concurrency: { type: 'string' } },
    allowPositionals: true,
  });
  const unknown = positionals.filter((name) => !allIds.includes(name));
  if (unknown.length > 0) throw new Error(`no such peer: ${unknown.join(', ')}; there are ${allIds.join(', ')}`);
  const peers = positionals.length > 0 ? positionals : allIds;
  const concurrency = values.concurrency === undefined ? undefined : Number(values.concurrency);
  return { peers: values.render ? [] : peers, concurrency };
}

const folderOf = (id: string) => join(resultsFolder, id);

/** The record of a peer, if there are results. */
async function recordOf(peer: RecordedPeer | RecordedScu, command: string, remark: string): Promise<PeerRecord[]> {
  const { id, title } = peer;
  const result = await readResult(folderOf(id));
  return result ? [{ id, title, version: await peer.version(), command, remark, result }] : [];
}

async function recordsOf<Peer>(peers: readonly Peer[], read: (peer: Peer) => Promise<PeerRecord[]>) {
  return (await Promise.all(peers.map(read))).flat();
}

async function sweepRecords(): Promise<readonly SweepRecord[]> {
  const all = recordedSweeps.map(async ({ id, title, lookedAt, version }) => {
    const result = await readResult(folderOf(id));
    return result ? [{ id, title, lookedAt, version: await version(), result }] : [];
  });
  return (await Promise.all(all)).flat();
}

function remarkOn({ remark, patience }: RecordedPeer): string {
  return patience === undefined ? remark : `${remark} Longest wait for one reaction: ${patience} s.`;
}

/** Why the document cannot be written, a line for each reason. */
function obstacles(
  records: readonly PeerRecord[],
  checks: readonly CheckedFail[],
  swept: readonly SweepRecord[],
): readonly string[] {
  const present = [...records.map(({ id }) => id), ...swept.map(({ id }) => id)];
  const missing = allIds.filter((id) => !present.includes(id));
  return [
    ...missing.map((id) => `no results of ${id} yet: npm run docs:interop -- ${id}`),
    ...[...records, ...swept]
      .filter(({ result }) => result.interrupted)
      .map(({ id }) => `the run against ${id} was interrupted`),
    ...records.flatMap(({ id, result }) =>
      result.cases
        .filter(({ verdict }) => verdict === 'error')
        .map((one) => `${id}: error: ${one.id}: ${observedText(one)}`),
    ),
    ...records.flatMap(({ id, result }) =>
      groupFails(id, result.cases, checks).unchecked.flatMap(({ cases }) =>
        cases.map((one) => `${id}: not in checked-fails.yaml: ${one.id}: ${reactionOf(one)}`),
      ),
    ),
  ];
}

/** Checks of peers that have no such fail any more. */
function unused(records: readonly PeerRecord[], checks: readonly CheckedFail[]): readonly string[] {
  return records.flatMap(({ id, result }) => {
    const used = groupFails(id, result.cases, checks).checked.map(({ check }) => check);
    const own = checks.filter((check) => check.peer.includes(id) && !used.includes(check));
    return own.map(({ title }) => `${id}: no fail is left for the check "${title}"`);
  });
}

const { peers, concurrency } = options();
const runOptions = concurrency === undefined ? {} : { concurrency };
await mkdir(resultsFolder, { recursive: true });
for (const peer of recordedPeers.filter(({ id }) => peers.includes(id))) {
  const { durationMs } = await runPeer(peer, folderOf(peer.id), runOptions);
  process.stdout.write(`${peer.id}: ran for ${Math.round(durationMs / 1000)} s\n`);
}
for (const peer of recordedScus.filter(({ id }) => peers.includes(id))) {
  const { durationMs } = await runScuPeer(peer, folderOf(peer.id), runOptions);
  process.stdout.write(`${peer.id}: ran for ${Math.round(durationMs / 1000)} s\n`);
}
for (const sweep of recordedSweeps.filter(({ id }) => peers.includes(id))) {
  const { durationMs } = await runSweep(sweep, folderOf(sweep.id));
  process.stdout.write(`${sweep.id}: ran for ${Math.round(durationMs / 1000)} s\n`);
}

const checks = await readChecks(checksFile);
const scps = await recordsOf(recordedPeers, (peer) => recordOf(peer, shownCommand(peer), remarkOn(peer)));
const scus = await recordsOf(recordedScus, (peer) => recordOf(peer, shownScuCommand(peer), peer.remark));
const records = [...scps, ...scus];
for (const { id, result } of records) {
  const counts = Object.entries(result.summary).map(([kind, count]) => `${count} ${kind}`);
  process.stdout.write(`${id}: ${counts.join(', ')}\n`);
}
for (const line of unused(records, checks)) process.stderr.write(`${line}\n`);
const swept = await sweepRecords();
const reasons = obstacles(records, checks, swept);
if (reasons.length > 0) {
  process.stderr.write(`${reasons.join('\n')}\ndocs/interop.md is left as it is\n`);
  process.exitCode = 1;
} else {
  await writeFile(doc, `${interopDoc(scps, checks)}\n${scuDoc(scus, checks)}\n${sweepDoc(swept)}`);
  process.stdout.write('docs/interop.md\n');
}
