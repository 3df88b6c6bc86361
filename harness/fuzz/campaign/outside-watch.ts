// Watches for files outside of the store of an SCP: names in inputs lead there, and no SCP may follow them. A sentinel beside
// the store, under the name that inputs lead to, shows what is overwritten.

import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Failure } from '../exchange/failure.ts';
import { markedName } from '../values/values.ts';

const sentinelText = 'This file is watched by cstore fuzz: no SCP may write here.\n';

export class OutsideWatch {
  readonly #folders: readonly string[];
  readonly #before: ReadonlySet<string>;
  readonly #sentinel: string;
  #isPut = false;

  private constructor(folders: readonly string[], before: ReadonlySet<string>, sentinel: string) {
    this.#folders = folders;
    this.#before = before;
    this.#sentinel = sentinel;
  }

  /** Watches the folders around the store, where paths in names lead, and puts the sentinel there. */
  static async around(store: string): Promise<OutsideWatch> {
    const parent = dirname(resolve(store));
    const folders = [...new Set([parent, dirname(parent), '/tmp', tmpdir(), process.cwd()])];
    const sentinel = join(parent, markedName);
    const before = new Set(await marked(folders));
    const watch = new OutsideWatch(folders, before, before.has(sentinel) ? '' : sentinel);
    await watch.#putSentinel();
    return watch;
  }

  /** What has appeared or was overwritten since; it is taken away, so that it can happen again. */
  async look(): Promise<Failure | undefined> {
    const isChanged = await this.#isChanged();
    const found: string[] = [];
    for (const path of await marked(this.#folders)) {
      // Another campaign may have put a sentinel of its own.
      if (!this.#before.has(path) && path !== this.#sentinel && !(await isSentinel(path))) found.push(path);
    }
    for (const path of found) await rm(path, { recursive: true, force: true });
    if (isChanged) {
      await this.#putSentinel();
      return outside('overwritten', `the SUT overwrote or removed ${this.#sentinel}, which is outside of its store`);
    }
    const [first] = found;
    return first === undefined ? undefined : outside('outside', `the SUT made ${first}, which is outside of its store`);
  }

  /** Takes the sentinel away. */
  async end(): Promise<void> {
    if (this.#isPut) await rm(this.#sentinel, { recursive: true, force: true });
  }

  async #isChanged(): Promise<boolean> {
    return this.#isPut && !(await isSentinel(this.#sentinel));
  }

  /** A folder that nobody may write into has no sentinel, and none can be overwritten there. */
  async #putSentinel(): Promise<void> {
    if (this.#sentinel === '') return;
    await rm(this.#sentinel, { recursive: true, force: true });
    const written = writeFile(this.#sentinel, sentinelText);
    this.#isPut = await written.then(
      () => true,
      () => false,
    );
  }
}

function outside(key: string, text: string): Failure {
  return { class: 'file outside the store', key, text, clause: 'PS3.4 B.4.1', level: 'fail' };
}

async function isSentinel(path: string): Promise<boolean> {
  return (await readFile(path, 'utf8').catch(() => '')) === sentinelText;
}

async function marked(folders: readonly string[]): Promise<readonly string[]> {
  const lists = await Promise.all(
    folders.map(async (folder) => (await readdir(folder).catch(() => [])).map((name) => join(folder, name))),
  );
  return lists.flat().filter((path) => path.includes(markedName));
}
