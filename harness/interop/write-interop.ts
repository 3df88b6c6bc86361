/**
 * Runs the default suite against the peers and writes docs/interop.md: `npm run docs:interop`. With names of peers it runs
 * these and takes the others from the results of before; with `--render` it runs none. Ends with 1, and names them, when
 * fails have not been checked by hand, and leaves the file as it is.
 */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type RunResult, runResultSchema } from '../verdict/run-result.ts';
import { runCstore } from './peers/cstore.ts';
import { temporaryFolder } from './peers/temporary-folder.ts';
import { findTool } from './peers/tool.ts';
import { readChecks } from './record/checked-fails.ts';
import { groupFails } from './record/group-fails.ts';
import { interopDoc, type PeerRecord } from './record/interop-doc.ts';
import { reactionOf } from './record/reaction.ts';
import { type RecordedPeer, recordedPeers, shownCommand } from './record/recorded-peers.ts';

const doc = fileURLToPath(new URL('../../docs/interop.md', import.meta.url));
const checksFile = fileURLToPath(new URL('checked-fails.yaml', import.meta.url));
const resultsFolder = fileURLToPath(new URL('../../reports/interop/', import.meta.url));
const runLimitMs = 30 * 60_000;
/** Exit status of `cstore run` when it ran to the end: without and with a fail. */
const ranToTheEnd: readonly (number | undefined)[] = [0, 1];

const { values, positionals } = parseArgs({
  options: { render: { type: 'boolean' }, concurrency: { type: 'string', default: '4' } },
  allowPositionals: true,
});

const resultsOf = ({ id }: RecordedPeer) => join(resultsFolder, id);

async function run(peer: RecordedPeer): Promise<void> {
  if (findTool(peer.program) === undefined) throw new Error(`${peer.title}: ${peer.program} is not installed`);
  await using folder = await temporaryFolder();
  await peer.prepare(folder.path);
  const start = `cd '${folder.path}' && ${peer.command}`;
  const sut = ['--start', start, '--scp', `${peer.aeTitle}@127.0.0.1:0`];
  const patience = peer.patience === undefined ? [] : ['--timeout', String(peer.patience)];
  const report = ['--reporter', 'json', '--out', resultsOf(peer), '--concurrency', values.concurrency];
  const { code, stderr, durationMs } = await runCstore(['run', ...sut, ...patience, ...report], {
    timeoutMs: runLimitMs,
  });
  if (!ranToTheEnd.includes(code)) throw new Error(`${peer.title}: cstore run ended with ${code}: ${stderr}`);
  process.stdout.write(`${peer.id}: ran for ${Math.round(durationMs / 1000)} s\n`);
}

async function readResult(peer: RecordedPeer): Promise<RunResult> {
  const file = join(resultsOf(peer), 'results.json');
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`no results of ${peer.id} yet: npm run docs:interop -- ${peer.id}`);
  });
  return runResultSchema.parse(JSON.parse(text));
}

async function recordOf(peer: RecordedPeer): Promise<PeerRecord> {
  const { id, title, remark } = peer;
  const [version, result] = await Promise.all([peer.version(), readResult(peer)]);
  return { id, title, version, command: shownCommand(peer), remark, result };
}

const unknown = positionals.filter((name) => !recordedPeers.some(({ id }) => id === name));
if (unknown.length > 0)
  throw new Error(`no such peer: ${unknown.join(', ')}; there are ${recordedPeers.map(({ id }) => id).join(', ')}`);

await mkdir(resultsFolder, { recursive: true });
const wanted = recordedPeers.filter(
  ({ id }) => !values.render && (positionals.length === 0 || positionals.includes(id)),
);
for (const peer of wanted) await run(peer);

const checks = await readChecks(checksFile);
const records = await Promise.all(recordedPeers.map(recordOf));
const unchecked = records.flatMap(({ id, result }) =>
  groupFails(id, result.cases, checks).unchecked.flatMap(({ cases }) =>
    cases.map((one) => `${id}: ${one.id}: ${reactionOf(one)}`),
  ),
);
const errors = records.flatMap(({ id, result }) =>
  result.cases.filter(({ verdict }) => verdict === 'error').map((one) => `${id}: error ${one.id}: ${one.actual}`),
);
for (const { title, peer } of checks.filter((check) => !records.some((record) => isUsed(record, check))))
  process.stderr.write(`no longer needed: the check "${title}" of ${peer.join(', ')}\n`);
for (const { id, result } of records)
  process.stdout.write(
    `${id}: ${Object.entries(result.summary)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(', ')}\n`,
  );

if (unchecked.length + errors.length > 0) {
  process.stderr.write(`${[...errors, ...unchecked].join('\n')}\n`);
  process.stderr.write(`${unchecked.length} fails are not in checked-fails.yaml: docs/interop.md is left as it is\n`);
  process.exitCode = 1;
} else {
  await writeFile(doc, interopDoc(records, checks));
  process.stdout.write('docs/interop.md\n');
}

function isUsed({ id, result }: PeerRecord, check: (typeof checks)[number]): boolean {
  return groupFails(id, result.cases, checks).checked.some((group) => group.check === check);
}
