// Watches for files outside of the store of an SCP: names in inputs lead there, and no SCP may follow them.

import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Failure } from '../exchange/failure.ts';
import { markedName } from '../mutations/values.ts';

export class OutsideWatch {
  readonly #folders: readonly string[];
  readonly #before: ReadonlySet<string>;

  private constructor(folders: readonly string[], before: ReadonlySet<string>) {
    this.#folders = folders;
    this.#before = before;
  }

  /** Watches the folders around the store, where paths in names lead. */
  static async around(store: string): Promise<OutsideWatch> {
    const parent = dirname(resolve(store));
    const folders = [...new Set([parent, dirname(parent), '/tmp', tmpdir(), process.cwd()])];
    return new OutsideWatch(folders, new Set(await marked(folders)));
  }

  /** What has appeared since; it is taken away, so that it can appear again. */
  async look(): Promise<Failure | undefined> {
    const found = (await marked(this.#folders)).filter((path) => !this.#before.has(path));
    for (const path of found) await rm(path, { recursive: true, force: true });
    const [first] = found;
    if (first === undefined) return undefined;
    const text = `the SUT made ${first}, which is outside of its store`;
    return { class: 'file outside the store', key: 'outside', text, clause: 'PS3.4 B.4.1', level: 'fail' };
  }
}

async function marked(folders: readonly string[]): Promise<readonly string[]> {
  const lists = await Promise.all(
    folders.map(async (folder) => (await readdir(folder).catch(() => [])).map((name) => join(folder, name))),
  );
  return lists.flat().filter((path) => path.includes(markedName));
}
