// The files that a faulty SCP keeps: what the good SCP has stored (PS3.10 7), changed on its way to another folder.

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { decodePart10, encodePart10, type Part10File, type StoreRecord } from '../../../src/index.ts';
import type { Behaviour } from './fault.ts';

export class KeptFiles {
  /** Where the good SCP stores. */
  readonly received: string;
  /** What the faulty one shows. */
  readonly kept: string;
  readonly #root: string;
  readonly #keep: Behaviour['keep'];
  #count = 0;
  #last: Promise<void> = Promise.resolve();

  private constructor(root: string, keep: Behaviour['keep']) {
    this.#root = root;
    this.#keep = keep;
    this.received = join(root, 'received');
    this.kept = join(root, 'kept');
  }

  static async create(keep: Behaviour['keep']): Promise<KeptFiles> {
    const files = new KeptFiles(await mkdtemp(join(tmpdir(), 'cstore-conformance-')), keep);
    await mkdir(files.kept);
    return files;
  }

  /** Takes what the good SCP has stored; the file appears a moment later. */
  take({ path }: StoreRecord): void {
    if (path === undefined) return;
    // Who throws the folder away while a file is on its way does not miss it.
    this.#last = this.#last.then(() => this.#copy(path)).catch(() => {});
  }

  async #copy(path: string): Promise<void> {
    this.#count += 1;
    const remove = (name: string): Promise<void> => rm(join(this.kept, name), { force: true });
    const kept = await this.#keep(decodePart10(await readFile(path)), { count: this.#count, remove });
    if (!kept) return;
    const { path: name, bytes } = kept instanceof Uint8Array ? { path: basename(path), bytes: kept } : kept;
    const target = join(this.kept, name);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
  }

  async remove(): Promise<void> {
    await this.#last;
    await rm(this.#root, { recursive: true, force: true });
  }
}

/** The file with other bytes for its Data Set, and in another Transfer Syntax where one is given. */
export function fileWith(file: Part10File, dataSet: Uint8Array, transferSyntax: string = file.transferSyntax): Buffer {
  const { sopClassUID, sopInstanceUID } = file;
  return encodePart10({ sopClassUID, sopInstanceUID, transferSyntax }, dataSet);
}
