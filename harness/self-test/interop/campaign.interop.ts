/** A campaign over four workers, of which two are killed, on a server that is killed as well: every unit counts once. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { listen } from '../../../src/index.ts';
import { packageRoot } from '../../scenario/package-root.ts';
import { endWithThisProcess, hasEnded } from './peers/children.ts';
import { postgresPrograms, type QueueServerPeer, startPostgres, startRedis } from './peers/queue-servers.ts';
import { temporaryFolder } from './peers/temporary-folder.ts';
import { leaveOut, requireTools } from './require-peers.ts';

const limitMs = 600_000;
const main = join(packageRoot, 'dist', 'harness', 'cli', 'main.js');

interface Running {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

function start(args: readonly string[]): Running {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  endWithThisProcess(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const ended = once(child, 'close').then(([status]) => status as number | null);
  return { child, output: () => output, ended };
}

async function linesOf(path: string): Promise<string[]> {
  return (await readFile(path, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');
}

/** Waits until so many units have ended. */
async function untilEnded(out: string, count: number, conductor: Running): Promise<void> {
  while ((await linesOf(join(out, 'units/campaign.ndjson'))).length <= count) {
    if (hasEnded(conductor.child)) throw new Error(`it ended before ${count} units had: ${conductor.output()}`);
    await delay(50);
  }
}

/** The units of all groups, as they were kept. */
async function keptUnits(out: string): Promise<{ id: string; cases: string[]; error?: string }[]> {
  const folder = join(out, 'units/ours');
  const texts = await Promise.all((await readdir(folder)).map((name) => linesOf(join(folder, name))));
  return texts.flat().map((line) => JSON.parse(line));
}

const seeds = 34;
const units = 600;

async function survives(folder: string, server: QueueServerPeer): Promise<void> {
  await using scp = await listen({ port: 0 }).then((one) => ({
    port: one.port,
    [Symbol.asyncDispose]: () => one.close({ graceMs: 0 }),
  }));
  const out = join(folder, 'out');
  const plan = {
    systems: { ours: { scp: `ANY@127.0.0.1:${scp.port}` } },
    suites: { short: { scenarios: ['ps3.7/9.1.5'], seeds: `1-${seeds}`, timeout: 5 } },
    'cases-per-unit': 1,
  };
  await writeFile(join(folder, 'plan.yaml'), JSON.stringify(plan));
  const workers = Array.from({ length: 4 }, () => start(['worker', '--engine', server.url, '--lock', '10']));
  const conductor = start(['campaign', join(folder, 'plan.yaml'), '--engine', server.url, '--out', out]);
  await untilEnded(out, 100, conductor);
  for (const { child } of workers.slice(0, 2)) child.kill('SIGKILL');
  await untilEnded(out, 250, conductor);
  await server.killAndRestart();
  const status = await conductor.ended;
  for (const { child } of workers.slice(2)) child.kill('SIGTERM');
  await Promise.all(workers.map(({ ended }) => ended));

  const kept = await keptUnits(out);
  expect(kept.filter(({ error }) => error !== undefined)).to.deep.equal([]);
  expect(kept).to.have.lengthOf.at.least(units);
  expect(new Set(kept.map(({ id }) => id)).size).to.equal(kept.length);
  const { systems } = JSON.parse(await readFile(join(out, 'campaign.json'), 'utf8'));
  // One more unit is the look at the system before all others.
  expect(systems[0]).to.include({ units: kept.length + 1, ended: kept.length + 1, errors: 0 });
  const cases = new Map<string, number>();
  for (const id of kept.flatMap((one) => one.cases)) cases.set(id, (cases.get(id) ?? 0) + 1);
  expect([...cases.values()].every((times) => times === seeds)).to.equal(true);
  expect([0, 1], conductor.output()).to.include(status);
}

describe('A campaign on a server of queues', function () {
  this.timeout(limitMs);

  it('counts each of 600 units once on Redis, though two workers and the server are killed', async function () {
    requireTools(this, 'redis-server');
    await using folder = await temporaryFolder();
    await using server = await startRedis(folder.path);
    await survives(folder.path, server);
  });

  it('counts each of 600 units once on PostgreSQL, though two workers and the server are killed', async function () {
    if (postgresPrograms() === undefined) leaveOut(this, 'postgresql not installed');
    await using folder = await temporaryFolder();
    await using server = await startPostgres(folder.path);
    await survives(folder.path, server);
  });

  it('is refused by a worker that has other scenarios, which says so', async function () {
    requireTools(this, 'redis-server');
    await using folder = await temporaryFolder();
    await using server = await startRedis(folder.path);
    const scenario = join(folder.path, 'own.yaml');
    const text = await readFile(
      join(
        packageRoot,
        'scenarios/ps3.7/9.1.5',
        (await readdir(join(packageRoot, 'scenarios/ps3.7/9.1.5')))[0] as string,
      ),
      'utf8',
    );
    await writeFile(scenario, text);
    const plan = { systems: { ours: { 'built-in': true } }, suites: { own: { scenarios: [scenario] } } };
    await writeFile(join(folder.path, 'plan.yaml'), JSON.stringify(plan));
    const args = ['--engine', server.url];
    const conductor = start(['campaign', join(folder.path, 'plan.yaml'), ...args, '--out', join(folder.path, 'out')]);
    await untilEnded(join(folder.path, 'out'), 0, conductor);
    await writeFile(scenario, `${text}\n# edited\n`);
    const worker = start(['worker', ...args, '--idle', '3']);
    expect(await worker.ended).to.equal(2);
    expect(worker.output()).to.match(/^cstore: campaign is refused: its suite own is of other scenarios/m);
    conductor.child.kill('SIGINT');
    expect(await conductor.ended).to.equal(130);
  });
});
