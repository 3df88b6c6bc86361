// `npm run soak`: our SCP and our SCU under inputs by the hundred thousand. Zero crashes, memory flat, healthy at the end.

import { parseArgs } from 'node:util';
import { temporaryFolder } from '../interop/peers/temporary-folder.ts';
import { concluded } from './soak-result.ts';
import { soakScp } from './soak-scp.ts';
import { soakScu } from './soak-scu.ts';

const help = `Usage: npm run soak -- [options]

  --scp N    inputs against our SCP (default 1000000; 0 for none)
  --scu N    inputs against our SCU (default 200000; 0 for none)
  --seed N   of what is sent (default 1)
`;

const { values } = parseArgs({
  options: {
    scp: { type: 'string', default: '1000000' },
    scu: { type: 'string', default: '200000' },
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
function count(option: 'scp' | 'scu' | 'seed'): number {
  const number = Number(values[option]);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new RangeError(`--${option} takes a whole number from 0 up, not ${values[option]}`);
}

async function main(): Promise<void> {
  const [scp, scu, seed] = [count('scp'), count('scu'), count('seed')];
  await using folder = await temporaryFolder();
  const args = [folder.path];
  const script = (name: string) => new URL(name, import.meta.url);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const common = { seed, args, onProgress, signal: stop.signal };
  if (scp > 0) conclude(await soakScp({ ...common, inputs: scp, script: script('scp-process.ts') }));
  if (scu > 0) conclude(await soakScu({ ...common, inputs: scu, script: script('scu-process.ts') }));
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
