/** `npm run bench`: our SCU and SCP beside DCMTK and dcmjs-dimse, in one run on one machine. */

import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { temporaryFolder } from '../interop/peers/temporary-folder.ts';
import { findTool } from '../interop/peers/tool.ts';
import { measureDataSets } from './data-sets.ts';
import { measureMemory, memoryLimit } from './memory.ts';
import { type Pair, pairs, programOf, reference, type WorkloadName } from './pairs.ts';
import { type Contest, type Measurement, runContests } from './run-pairs.ts';
import { measureStorms } from './storms.ts';
import { contestTable, type TargetResult, targetResults } from './table.ts';
import { counts, type Workload, writeWorkload } from './workload.ts';

const help = `Usage: npm run bench -- [options]

  --repeats N       counted rounds of each pair (default 5)
  --warm-ups N      rounds before them that are not counted (default 6: Node.js compiles what runs often)
  --only TEXT       only the pairs whose name contains TEXT, and those that they are compared with
  --workload NAME   only small (2,000 objects of 664 bytes) or only large (4 of 50 MB)
  --no-memory       leave out the 2 GB Data Set
  --no-data-sets    leave out reading and validating Data Sets in this process
  --no-storms       leave out what storms cost a neighbour
  --no-pairs        leave out all pairs
  --check           exit 1 when a target is missed
`;

const { values } = parseArgs({
  allowNegative: true,
  options: {
    repeats: { type: 'string', default: '5' },
    'warm-ups': { type: 'string', default: '6' },
    only: { type: 'string' },
    workload: { type: 'string' },
    memory: { type: 'boolean', default: true },
    'data-sets': { type: 'boolean', default: true },
    storms: { type: 'boolean', default: true },
    pairs: { type: 'boolean', default: true },
    check: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

const write = (text: string) => process.stdout.write(`${text}\n`);

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}

/** The pairs that can run here; says by name what is left out. */
function installedPairs(): Pair[] {
  const named = pairs.filter(({ name }) => !values.only || name.includes(values.only));
  const bases = new Set(named.map(({ base }) => base));
  const wanted = pairs.filter((pair) => named.includes(pair) || bases.has(pair.name) || pair === reference);
  const missing = (pair: Pair) => [pair.scu, pair.scp].map(programOf).filter((name) => name && !findTool(name));
  for (const pair of wanted) {
    const names = missing(pair);
    if (names.length > 0) write(`left out: ${pair.name} (${names.join(', ')} not installed)`);
  }
  return wanted.filter((pair) => missing(pair).length === 0);
}

async function runWorkload(
  name: WorkloadName,
  chosen: readonly Pair[],
  repeats: number,
  scratch: string,
): Promise<Measurement[]> {
  const usual = await writeWorkload(scratch, name, counts[name]);
  const slow: Workload = name === 'small' ? await writeWorkload(scratch, name, counts.smallWhenSlow) : usual;
  const contests: Contest[] = chosen.map((pair) => ({ pair, workload: pair.slow ? slow : usual }));
  const warmUps = Number(values['warm-ups']);
  const measurements = await runContests(contests, { repeats, warmUps, scratch, onRound: progress });
  progress('');
  write(`\n${name}: ${usual.count} objects of ${usual.fileSize} bytes (fewer where the pair is slow), one association`);
  write(contestTable(measurements));
  return measurements;
}

async function runMemory(scratch: string): Promise<TargetResult> {
  const { ms, scpPeak = Number.NaN, scuPeak } = await measureMemory(scratch);
  const text = `SCP peak ${(scpPeak / 1e6).toFixed(0)} MB (at most ${memoryLimit / 1e6}), SCU peak ${(scuPeak / 1e6).toFixed(0)} MB, ${(ms / 1000).toFixed(1)} s`;
  write(`\n2 GB Data Set, generated, received and stored: ${text}`);
  const met = scpPeak <= memoryLimit;
  return { met, text: `${met ? 'met   ' : 'MISSED'}  2 GB Data Set within ${memoryLimit / 1e6} MB of the SCP` };
}

/** The number of counted rounds. Throws for options that no run can follow. */
function checkedRepeats(): number {
  const repeats = Number(values.repeats);
  if (!Number.isInteger(repeats) || repeats < 1) throw new Error(`--repeats takes 1 or more, not ${values.repeats}`);
  const warmUps = Number(values['warm-ups']);
  if (!Number.isInteger(warmUps) || warmUps < 0)
    throw new Error(`--warm-ups takes 0 or more, not ${values['warm-ups']}`);
  const { workload } = values;
  if (workload !== undefined && workload !== 'small' && workload !== 'large')
    throw new Error(`--workload is small or large, not ${workload}`);
  return repeats;
}

async function main(): Promise<void> {
  const repeats = checkedRepeats();
  write(
    `Node.js ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}, medians of ${repeats}`,
  );
  await using scratch = await temporaryFolder();
  const chosen = installedPairs();
  const results: TargetResult[] = [];
  for (const name of ['small', 'large'] as const) {
    if (!values.pairs || (values.workload && values.workload !== name)) continue;
    results.push(...targetResults(await runWorkload(name, chosen, repeats, scratch.path)));
  }
  if (values['data-sets']) results.push(...measureDataSets(write));
  if (values.storms) results.push(...(await measureStorms(write)));
  if (values.memory) results.push(await runMemory(scratch.path));
  write(`\n${results.map(({ text }) => text).join('\n')}`);
  if (values.check && results.some(({ met }) => !met)) process.exitCode = 1;
}

if (values.help) process.stdout.write(help);
else {
  await main().catch((error: unknown) => {
    process.stderr.write(`bench: ${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 2;
  });
}
