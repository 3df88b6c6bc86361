/** `npm run bench:fuzz`: how many inputs a campaign runs in a second against our SCP, beside what the SCP can take at all. */

import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { sopClassByKeyword, transferSyntaxByKeyword } from '../../../src/index.ts';
import type { PreparedTarget } from '../../fuzz/campaign/prepare-target.ts';
import { build } from '../../fuzz/exchange/build.ts';
import { fuzz } from '../../fuzz/fuzz.ts';
import { remoteScp } from '../../sut/remote-scp.ts';
import type { Sut, SutProcess } from '../../sut/sut.ts';
import { type PeerProcess, startPeer } from '../interop/peers/peer-process.ts';
import { sendPlain } from './plain-client.ts';
import { processorMs } from './processor-time.ts';
import { workerCommand } from './worker.ts';

const help = `Usage: npm run bench:fuzz -- [options]

  --runs N          inputs of each campaign (default 10000)
  --seed N          (default 1)
  --concurrency N   connections in flight (default 8)
  --only TEXT       only the rows whose name contains TEXT
`;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    concurrency: { type: 'string', default: '8' },
    only: { type: 'string', default: '' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

const write = (text: string) => process.stdout.write(`${text}\n`);
const keywords = ['ExplicitVRLittleEndian', 'ImplicitVRLittleEndian', 'DeflatedExplicitVRLittleEndian'];
const sopClass = sopClassByKeyword('SecondaryCaptureImageStorage')?.uid ?? '';

function prepared(concurrency: number): PreparedTarget {
  const pairs = keywords.map((keyword) => ({ sopClass, transferSyntax: transferSyntaxByKeyword(keyword)?.uid ?? '' }));
  const aeTitles = { calledAETitle: 'CSTORE_SCP', callingAETitle: 'CSTORE_FUZZ' };
  return {
    target: { ...aeTitles, pairs, maxLength: 0x100000, servesOne: false },
    checks: { echo: true, release: true, store: { sopClass: 'SecondaryCaptureImageStorage', name: 'health' } },
    concurrency,
    usualMs: 1,
    notes: [],
  };
}

/** The SCP of the worker as a SUT whose death would be seen. */
function sutOf(scp: PeerProcess): Sut {
  const life = new AbortController();
  const watched: SutProcess = {
    get death() {
      return processorMs(scp.pid) >= 0 ? undefined : 'process died';
    },
    life: life.signal,
    start: async () => {
      if (watched.death !== undefined) throw new Error('the SCP has died');
    },
    notes: async () => [],
  };
  return { ...remoteScp({ aeTitle: 'CSTORE_SCP', host: '127.0.0.1', port: scp.port }), process: watched };
}

interface Row {
  readonly name: string;
  readonly perSecond: number;
  readonly scpMs: number;
  readonly ourMs: number;
}

/** Runs something and tells what each of `count` took of both processes. */
async function measured(name: string, count: number, pid: number, run: () => Promise<unknown>): Promise<Row> {
  const before = [performance.now(), processorMs(pid), processorMs(process.pid)] as const;
  await run();
  const wallMs = performance.now() - before[0];
  const scpMs = (processorMs(pid) - before[1]) / count;
  const ourMs = (processorMs(process.pid) - before[2]) / count;
  return { name, perSecond: (count * 1000) / wallMs, scpMs, ourMs };
}

function show({ name, perSecond, scpMs, ourMs }: Row): void {
  const [scp, own] = [scpMs.toFixed(3), ourMs.toFixed(3)];
  write(
    `${name.padEnd(36)} ${perSecond.toFixed(0).padStart(6)}/s   SCP ${scp} ms, sender ${own} ms of processor time each`,
  );
}

async function campaign(scp: PeerProcess, runs: number, healthEvery: number): Promise<void> {
  const [seed, concurrency] = [Number(values.seed), Number(values.concurrency)];
  const result = await fuzz(sutOf(scp), { runs, seed, healthEvery }, { prepared: prepared(concurrency) });
  if (result.ended !== undefined) throw new Error(`the campaign ended early: ${result.ended}`);
  for (const { id, failure } of result.finds) write(`  find: ${id}: ${failure.class}: ${failure.text}`);
  for (const note of result.notes) write(`  note: ${note}`);
}

async function main(): Promise<void> {
  const [runs, concurrency] = [Number(values.runs), Number(values.concurrency)];
  if (![runs, concurrency].every((number) => Number.isInteger(number) && number > 0))
    throw new Error('--runs and --concurrency take 1 or more');
  const load = loadavg()[0]?.toFixed(1);
  write(`Node.js ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}, load ${load}`);
  await using scp = await startPeer((port) => ({ name: 'our-scp', ...workerCommand('our-scp', { port }) }));
  const { target } = prepared(concurrency);
  const [pair] = target.pairs;
  if (!pair) return;
  const plain = build({ ...pair, serial: 1, uses: [] }, target);
  // Node.js compiles what runs often.
  await sendPlain(plain, scp.port, 4000, concurrency);
  const rows: readonly [name: string, run: () => Promise<void>][] = [
    ['plain C-STOREs, minimal client', () => sendPlain(plain, scp.port, runs, concurrency)],
    ['campaign, health every 50 inputs', () => campaign(scp, runs, 50)],
    ['campaign, health after every input', () => campaign(scp, runs, 1)],
  ];
  for (const [name, run] of rows) {
    if (name.includes(values.only)) show(await measured(name, runs, scp.pid, run));
  }
}

if (values.help) write(help);
else {
  await main().catch((error: unknown) => {
    process.stderr.write(`bench:fuzz: ${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 2;
  });
}
