/**
 * Fuzzes the peers of the interoperability record and writes docs/fuzzed-peers.md: `npm run docs:fuzzed -- [--minutes N] [peer…]`.
 * With names of peers it runs these and takes the others from the campaigns of before; with `--render` it runs none.
 */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fuzzDoc } from './record/fuzz-doc.ts';
import { fuzzPeer, readFuzzed } from './record/fuzz-peer.ts';
import { recordedPeers } from './record/recorded-peers.ts';
import { recordedScus } from './record/recorded-scus.ts';

const doc = fileURLToPath(new URL('../../../docs/fuzzed-peers.md', import.meta.url));
const folderOf = (id: string) => join(fileURLToPath(new URL('../../../reports/fuzzed/', import.meta.url)), id);

/** Those that the record has; an SCU is started for every input. */
const ids = ['storescp', 'orthanc', 'pixelmed', 'dcmjs-dimse', 'storescu', 'dcmsend'];
const peers = [...recordedPeers, ...recordedScus].filter(({ id }) => ids.includes(id));
const runsOfScp = 10_000;
const runsOfScu = 2000;

const { values, positionals } = parseArgs({
  options: { render: { type: 'boolean' }, minutes: { type: 'string', default: '15' } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !ids.includes(name));
if (unknown.length > 0) throw new Error(`no such peer: ${unknown.join(', ')}; there are ${ids.join(', ')}`);
const wanted = values.render ? [] : positionals.length > 0 ? positionals : ids;

for (const peer of peers.filter(({ id }) => wanted.includes(id))) {
  const runs = 'prepare' in peer ? runsOfScp : runsOfScu;
  await fuzzPeer(peer, folderOf(peer.id), { runs, minutes: Number(values.minutes) });
  process.stdout.write(`${peer.id}: done\n`);
}
const records = await Promise.all(
  peers.map(async (peer) => {
    const fuzzed = await readFuzzed(folderOf(peer.id));
    return fuzzed ? [{ title: peer.title, version: await peer.version(), ...fuzzed }] : [];
  }),
);
for (const { id } of peers.filter((_, at) => records[at]?.length === 0))
  process.stderr.write(`${id} is left out, as there is no campaign yet: npm run docs:fuzzed -- ${id}\n`);
await writeFile(doc, fuzzDoc(records.flat()));
