// Soaks our SCP with kill -9 under load, round after round over the same folders: what it acknowledged is there and whole,
// and nothing is left over after its next start.

import { EventEmitter, once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Random, randomOf } from './random.ts';
import { type Account, sendWithoutEnd } from './sender.ts';
import type { PartOptions } from './soak-table.ts';
import { SoakedProcess } from './soaked-process.ts';
import { leftoversIn, problemsInStore } from './stored-accounts.ts';

/** Associations at once. */
const senders = 8;
/** Each kills within so many milliseconds of the first C-STORE that was acknowledged. */
const longestMs = 500;
/** Bytes of the instances of one sender: kept in memory until they are whole, or in a file while they come. */
const lengths = [
  [200, 5000, 20_000],
  [400_000, 2_000_000],
] as const;

export interface KillOptions extends PartOptions {
  readonly rounds: number;
  readonly seed: number;
  /** An existing folder. */
  readonly folder: string;
}

/** One row for all rounds. Ends with the first round in which something is wrong. */
export async function soakKills({ rounds, seed, folder, script, signal, onRow }: KillOptions): Promise<void> {
  const begun = performance.now();
  const soak = new KillSoak(folder, script, seed);
  let round = 0;
  for (; round < rounds && soak.problems.length === 0 && signal?.aborted !== true; round += 1) await soak.round();
  await soak.look();
  onRow({
    part: 'kill -9',
    what: `${round} rounds under load`,
    came: `${soak.acknowledged.toLocaleString('en')} acknowledged C-STOREs of ${soak.instances} instances, ${soak.lost} lost`,
    ms: performance.now() - begun,
    problems: soak.problems,
  });
}

class KillSoak {
  readonly problems: string[] = [];
  acknowledged = 0;
  lost = 0;
  readonly #store: string;
  readonly #temporary: string;
  readonly #script: URL;
  readonly #random: Random;
  readonly #accounts = new Map<string, Account>();

  constructor(folder: string, script: URL, seed: number) {
    this.#store = join(folder, 'killed-store');
    this.#temporary = join(folder, 'killed-temporary');
    this.#script = script;
    this.#random = randomOf(seed);
  }

  get instances(): number {
    return this.#accounts.size;
  }

  /** Starts the SCP, looks at what the one before has left, sends, and kills it. */
  async round(): Promise<void> {
    await using scp = await this.#start();
    const { ports } = await scp.ask('ready');
    await this.#lookAtFolders();
    const first = new EventEmitter();
    const acknowledged = once(first, 'acknowledged');
    const sending = this.#send(ports, () => first.emit('acknowledged'));
    await Promise.race([acknowledged, sending]);
    await delay(this.#random(longestMs));
    await scp[Symbol.asyncDispose]();
    await sending;
  }

  /** Starts the SCP once more and looks at what is there. */
  async look(): Promise<void> {
    await using scp = await this.#start();
    await scp.ask('ready');
    await this.#lookAtFolders();
  }

  async #start(): Promise<SoakedProcess> {
    await mkdir(this.#temporary, { recursive: true });
    return new SoakedProcess(this.#script, [this.#store], { TMPDIR: this.#temporary });
  }

  async #lookAtFolders(): Promise<void> {
    const wrong = await problemsInStore(this.#store, this.#accounts);
    this.lost += wrong.length;
    const left = await leftoversIn(this.#store, '.incoming-');
    const leftBesides = await leftoversIn(this.#temporary, 'cstore-scp-');
    this.problems.push(...wrong, ...left, ...leftBesides);
  }

  /** Resolves when every sender has lost its association. */
  async #send([storing = 0, handling = 0]: readonly number[], onFirst: () => void): Promise<void> {
    const onStatus = (status: number): boolean => {
      if (status === 0) this.acknowledged += 1;
      else this.problems.push(`a C-STORE was answered with status 0x${status.toString(16)}`);
      onFirst();
      return status === 0;
    };
    const one = (port: number, sender: number, accounts: Map<string, Account>) => {
      const ofSender = lengths[sender % 4 === 0 ? 1 : 0];
      const uids = Array.from({ length: 20 }, (_, at) => `1.2.3.14.${sender + 1}.${at + 1}`);
      const lengthOf = (n: number): number => ofSender[n % ofSender.length] ?? 0;
      return sendWithoutEnd({ port, uids, lengthOf, window: 1 + (sender % 4), onStatus }, accounts);
    };
    const storers = Array.from({ length: senders }, (_, sender) => one(storing, sender, this.#accounts));
    // What is handled is not kept, so there is no account of it; its files lie in the folder for temporary files.
    const handled = one(handling, senders, new Map());
    await Promise.all([...storers, handled]);
  }
}
