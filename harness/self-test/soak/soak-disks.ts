// Soaks `cstore scp` with a full disk that holds its log and its store: it refuses with 0xA700 (PS3.4 B.2.3) and serves on, keeps
// what it acknowledged, and stores and logs again once there is room.

import { type ChildProcess, spawn } from 'node:child_process';
import { readdir, readFile, rm, stat, truncate } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { endWithThisProcess, hasEnded } from '../interop/peers/children.ts';
import { freePort, isListening } from '../interop/peers/ports.ts';
import { type SmallDisk, smallDisk } from './full-disk.ts';
import { problemOf } from './good-requests.ts';
import type { NumberedInstance } from './numbered-instances.ts';
import { type Account, sendWithoutEnd } from './sender.ts';
import type { PartOptions } from './soak-table.ts';
import { problemsInStore } from './stored-accounts.ts';

/** C-STOREs that are refused for want of room before there is room again. */
const refusals = 300;
/** Milliseconds that filling a disk may take, and that the SCP has to begin and to end. */
const [longestMs, waitMs] = [30_000, 30_000];
const lengths = [200, 4000, 150_000, 600_000];
const outOfResources = 0xa700;

export interface DiskOptions extends PartOptions {
  readonly rounds: number;
  /** An existing folder. */
  readonly folder: string;
}

/** A row for each disk that is filled and emptied. */
export async function soakDisks({ rounds, folder, script, signal, onRow }: DiskOptions): Promise<void> {
  for (let round = 0; round < rounds && signal?.aborted !== true; round += 1) {
    const begun = performance.now();
    await using disk = await smallDisk(folder);
    const soak = new DiskSoak(disk, script);
    await soak.run().catch((error: Error) => soak.problems.push(error.message));
    const what = `${disk.kind}, log and store`;
    onRow({ part: 'full disk', what, came: soak.came, ms: performance.now() - begun, problems: soak.problems });
  }
}

class DiskSoak {
  readonly problems: string[] = [];
  readonly #disk: SmallDisk;
  readonly #script: URL;
  readonly #store: string;
  readonly #log: string;
  readonly #accounts = new Map<string, Account>();
  readonly #counts = { stored: 0, refused: 0, storedAfter: 0 };
  #said = '';

  constructor(disk: SmallDisk, script: URL) {
    this.#disk = disk;
    this.#script = script;
    this.#store = join(disk.path, 'store');
    this.#log = join(disk.path, 'log');
  }

  get came(): string {
    const { stored, refused, storedAfter } = this.#counts;
    return `${stored} stored, ${refused} refused, ${storedAfter} stored when there was room; ${this.#said.trim()}`;
  }

  async run(): Promise<void> {
    const port = await freePort();
    const scp = this.#start(port);
    try {
      await until('listens', async () => hasEnded(scp) || (await isListening(port)));
      await this.#fill(port);
      await this.#expectService(port);
      await this.#makeRoom();
      await this.#storeAgain(port);
      this.problems.push(...(await problemsInStore(this.#store, this.#accounts)));
      await this.#end(scp);
    } finally {
      scp.kill('SIGKILL');
    }
  }

  #start(port: number): ChildProcess {
    const loader = extname(this.#script.pathname) === '.ts' ? ['--import=tsx'] : [];
    const words = [process.execPath, ...loader, fileURLToPath(this.#script), 'scp', '--port', String(port)];
    const command = [...words, '--directory', this.#store].map((word) => `'${word}'`).join(' ');
    const scp = spawn('sh', ['-c', `${this.#disk.prefix}exec ${command} >>'${this.#log}'`], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    endWithThisProcess(scp);
    scp.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#said = (this.#said + text).slice(-1000);
    });
    return scp;
  }

  /** Sends until there was no room so often, for a large and for a small instance alike. */
  async #fill(port: number): Promise<void> {
    const end = performance.now() + longestMs;
    await this.#send(port, 'full', (status, { dataSet }) => {
      if (status === 0) this.#counts.stored += 1;
      else if (status === outOfResources) this.#counts.refused += 1;
      else this.problems.push(`${dataSet.length} bytes were answered with status 0x${status.toString(16)}`);
      return this.#counts.refused < refusals && performance.now() < end && this.problems.length === 0;
    });
    if (this.#counts.refused < refusals) this.problems.push('the disk did not become full');
  }

  async #expectService(port: number): Promise<void> {
    const problem = await problemOf(port, [0, outOfResources]);
    if (problem !== undefined) this.problems.push(`with a full disk, ${problem}`);
  }

  async #makeRoom(): Promise<void> {
    const names = (await readdir(this.#store)).filter((name) => name.endsWith('.dcm'));
    for (const name of names) {
      await rm(join(this.#store, name));
      this.#accounts.delete(name.slice(0, -'.dcm'.length));
    }
    await truncate(this.#log);
  }

  async #storeAgain(port: number): Promise<void> {
    await this.#send(port, 'room', (status) => {
      if (status === 0) this.#counts.storedAfter += 1;
      else this.problems.push(`with room again, a C-STORE was answered with status 0x${status.toString(16)}`);
      return status === 0 && this.#counts.storedAfter < 20;
    });
    await until('logs again', async () => (await stat(this.#log)).size > 0);
    const log = await readFile(this.#log, 'utf8');
    if (!log.includes('C-STORE 0x0000')) this.problems.push('with room again, the log tells of no C-STORE');
  }

  async #send(
    port: number,
    name: string,
    onStatus: (status: number, instance: NumberedInstance) => boolean,
  ): Promise<void> {
    const uids = Array.from({ length: 400 }, (_, at) => `1.2.3.14.${name.length}.${at + 1}`);
    const largest = name === 'full' ? lengths.length : 2;
    const lengthOf = (n: number): number => lengths[n % largest] ?? 0;
    const error = await sendWithoutEnd({ port, uids, lengthOf, window: 4, onStatus }, this.#accounts);
    if (error !== undefined) this.problems.push(`an association ended: ${error.message}`);
  }

  async #end(scp: ChildProcess): Promise<void> {
    if (hasEnded(scp)) {
      this.problems.push(`the SCP ended with ${scp.signalCode ?? scp.exitCode}: ${this.#said}`);
      return;
    }
    scp.kill('SIGINT');
    await until('ends after SIGINT', async () => hasEnded(scp));
    if (scp.exitCode !== 130)
      this.problems.push(`after SIGINT it ended with ${scp.signalCode ?? scp.exitCode}, not 130`);
    const left = (await readdir(this.#store)).filter((name) => !name.endsWith('.dcm'));
    if (left.length > 0) this.problems.push(`it left ${left.join(', ')}`);
  }
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + waitMs;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`the SCP never ${what}`);
    await delay(50);
  }
}
