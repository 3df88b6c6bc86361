// `npm run soak`: our SCP and our SCU under inputs by the hundred thousand, and our SCP in storms, killed under load, and on full
// disks. Zero crashes, memory flat, healthy at the end, nothing lost.

import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { temporaryFolder } from '../interop/peers/temporary-folder.ts';
import { soakDisks } from './soak-disks.ts';
import { soakKills } from './soak-kills.ts';
import { concluded } from './soak-result.ts';
import { soakScp } from './soak-scp.ts';
import { soakScu } from './soak-scu.ts';
import { soakStorms } from './soak-storms.ts';
import { type SoakRow, soakTable } from './soak-table.ts';

const help = `Usage: npm run soak -- [options]

  --scp N      inputs against our SCP (default 1000000; 0 for none)
  --scu N      inputs against our SCU (default 200000; 0 for none)
  --minutes N  at most so long for the inputs of either (default 60)
  --storms N   seconds that each storm lasts (default 20; 0 for none)
  --kills N    rounds of kill -9 under load (default 70; 0 for none)
  --disks N    disks that become full (default 5; 0 for none)
  --seed N     of what is sent (default 1)
`;

const { values } = parseArgs({
  options: {
    scp: { type: 'string', default: '1000000' },
    scu: { type: 'string', default: '200000' },
    minutes: { type: 'string', default: '60' },
    storms: { type: 'string', default: '20' },
    kills: { type: 'string', default: '70' },
    disks: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

/** A line of progress comes as often, in milliseconds. */
const lineEveryMs = 60_000;
let lastLine = performance.now();
const begun = lastLine;

function onProgress(name: string, inputs: number): void {
  const now = performance.now();
  if (now - lastLine < lineEveryMs) return;
  lastLine = now;
  write(`${name}: ${inputs} inputs, ${((now - begun) / 60_000).toFixed(0)} minutes`);
}

function write(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** A whole number of at least 0. */
function count(option: Exclude<keyof typeof values, 'help'>): number {
  const number = Number(values[option]);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new RangeError(`--${option} takes a whole number from 0 up, not ${values[option]}`);
}

const script = (name: string) => new URL(`${name}${extname(import.meta.url)}`, import.meta.url);

async function main(): Promise<void> {
  const [scp, scu, minutes, seed] = [count('scp'), count('scu'), count('minutes'), count('seed')];
  const [storms, kills, disks] = [count('storms'), count('kills'), count('disks')];
  await using folder = await temporaryFolder();
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const inputs = () => {
    const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(minutes * 60_000)]);
    return { seed, args: [folder.path], onProgress, signal };
  };
  if (scp > 0) conclude(await soakScp({ ...inputs(), inputs: scp, script: script('scp-process') }));
  if (scu > 0) conclude(await soakScu({ ...inputs(), inputs: scu, script: script('scu-process') }));
  const rows: SoakRow[] = [];
  const part = (name: string) => ({
    script: script(name),
    signal: stop.signal,
    onRow: (row: SoakRow) => rows.push(row),
  });
  const at = { folder: folder.path };
  if (storms > 0) await soakStorms(storms * 1000, part('stormed-scp'));
  if (kills > 0) await soakKills({ ...part('killed-scp'), ...at, rounds: kills, seed });
  if (disks > 0) await soakDisks({ ...part('../../cli/main'), ...at, rounds: disks });
  if (rows.length > 0) write(`\n${soakTable(rows)}`);
  if (rows.some(({ problems }) => problems.length > 0)) process.exitCode = 1;
}

function conclude(result: Parameters<typeof concluded>[0]): void {
  const { passed, text } = concluded(result);
  write(text);
  if (!passed) process.exitCode = 1;
}

if (values.help) process.stdout.write(help);
else {
  await main().catch((error: unknown) => {
    process.stderr.write(`soak: ${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 2;
  });
}
