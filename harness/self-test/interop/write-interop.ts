/**
 * Runs the default suite against the peers and writes docs/interop.md: `npm run docs:interop`. With names of peers it runs
 * these and takes the others from the results of before; with `--render` it runs none. Ends with 1, and names them, when
 * fails have not been checked by hand or results are missing, and leaves the file as it is.
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
import { readResult, runPeer } from './record/run-peer.ts';

const doc = fileURLToPath(new URL('../../../docs/interop.md', import.meta.url));
const checksFile = fileURLToPath(new URL('checked-fails.yaml', import.meta.url));
const resultsFolder = fileURLToPath(new URL('../../../reports/interop/', import.meta.url));

interface Options {
  /** Ids of the peers to run. */
  readonly peers: readonly string[];
  readonly concurrency: number;
}

function options(): Options {
  const { values, positionals } = parseArgs({
    options: { render: { type: 'boolean' }, concurrency: { type: 'string', default: '4' } },
    allowPositionals: true,
  });
  const ids = recordedPeers.map(({ id }) => id);
  const unknown = positionals.filter((name) => !ids.includes(name));
  if (unknown.length > 0) throw new Error(`no such peer: ${unknown.join(', ')}; there are ${ids.join(', ')}`);
  const peers = positionals.length > 0 ? positionals : ids;
  return { peers: values.render ? [] : peers, concurrency: Number(values.concurrency) };
}

const folderOf = ({ id }: RecordedPeer) => join(resultsFolder, id);

/** The record of each peer of which there are results. */
async function readRecords(): Promise<readonly PeerRecord[]> {
  const records: PeerRecord[] = [];
  for (const peer of recordedPeers) {
    const result = await readResult(folderOf(peer));
    if (!result) continue;
    const { id, title } = peer;
    const remark = remarkOn(peer);
    records.push({ id, title, version: await peer.version(), command: shownCommand(peer), remark, result });
  }
  return records;
}

function remarkOn({ remark, patience }: RecordedPeer): string {
  return patience === undefined ? remark : `${remark} Longest wait for one reaction: ${patience} s.`;
}

/** Why the document cannot be written, a line for each reason. */
function obstacles(records: readonly PeerRecord[], checks: readonly CheckedFail[]): readonly string[] {
  const missing = recordedPeers.filter(({ id }) => !records.some((record) => record.id === id));
  return [
    ...missing.map(({ id }) => `no results of ${id} yet: npm run docs:interop -- ${id}`),
    ...records.filter(({ result }) => result.interrupted).map(({ id }) => `the run against ${id} was interrupted`),
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
await mkdir(resultsFolder, { recursive: true });
for (const peer of recordedPeers.filter(({ id }) => peers.includes(id))) {
  const { durationMs } = await runPeer(peer, folderOf(peer), { concurrency });
  process.stdout.write(`${peer.id}: ran for ${Math.round(durationMs / 1000)} s\n`);
}

const checks = await readChecks(checksFile);
const records = await readRecords();
for (const { id, result } of records) {
  const counts = Object.entries(result.summary).map(([kind, count]) => `${count} ${kind}`);
  process.stdout.write(`${id}: ${counts.join(', ')}\n`);
}
for (const line of unused(records, checks)) process.stderr.write(`${line}\n`);
const reasons = obstacles(records, checks);
if (reasons.length > 0) {
  process.stderr.write(`${reasons.join('\n')}\ndocs/interop.md is left as it is\n`);
  process.exitCode = 1;
} else {
  await writeFile(doc, interopDoc(records, checks));
  process.stdout.write('docs/interop.md\n');
}
