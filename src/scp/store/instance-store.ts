/**
 * A folder of Part 10 files (PS3.10 7.1), one per SOP Instance. A file appears under its name whole and synchronized,
 * or not at all; a SOP Instance received again replaces the file.
 */
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readPart10Head } from '../../data-set/part10/part10.ts';
import { DicomNetworkError } from '../../errors.ts';
import { isValidUid } from '../../registry/uids.ts';
import { DataSetSpool, type SpoolPlace } from './data-set-spool.ts';
import { DirectorySync } from './directory-sync.ts';
import { clearLeftovers } from './leftovers.ts';
import { OwnFolder } from './own-folder.ts';
import { nodeFiles, type StoreFiles } from './store-files.ts';
import type { StoreOptions } from './store-options.ts';

/** How the folder of files that are not whole yet begins. */
const prefix = '.incoming-';

/** The folder of the store cannot be made, read or written; the message names it. */
export class StoreUnavailable extends DicomNetworkError {
  constructor(directory: string, cause: unknown) {
    const { code, message } = cause as NodeJS.ErrnoException;
    super(code ?? 'STORE', `store folder ${directory}: ${message?.split('\n', 1)[0] ?? 'not usable'}`, { cause });
  }
}

/** A store on disk, with the room that its quota leaves. */
export class InstanceStore implements SpoolPlace {
  readonly files: StoreFiles;
  readonly directory: string;
  readonly mode: number | undefined;
  readonly #quota: number;
  readonly #sync: DirectorySync;
  /** Bytes per file, known only where there is a quota. */
  readonly #sizes = new Map<string, number>();
  #used = 0;
  #temporary: OwnFolder | undefined;
  #counting: Promise<void> | undefined;

  private constructor(options: StoreOptions, files: StoreFiles) {
    this.files = files;
    this.directory = resolve(options.directory);
    this.mode = options.mode;
    this.#quota = options.quotaBytes ?? Number.POSITIVE_INFINITY;
    this.#sync = new DirectorySync(this.directory, files);
  }

  /**
   * Opens the store: makes its folder, removes what an earlier process left unfinished, and counts the bytes that the
   * quota is measured by. Rejects with StoreUnavailable.
   */
  static async open(options: StoreOptions, files: StoreFiles = nodeFiles): Promise<InstanceStore> {
    const store = new InstanceStore(options, files);
    try {
      await makeFolder(store.directory, files, folderMode(options.mode));
      await files.access(store.directory, constants.R_OK | constants.W_OK | constants.X_OK);
      store.#temporary = new OwnFolder(store.directory, prefix);
      await clearLeftovers(store.directory, prefix, store.#temporary);
      if (options.quotaBytes !== undefined) await store.#measure();
      return store;
    } catch (error) {
      throw new StoreUnavailable(options.directory, error);
    }
  }

  /** Begins a file: `head` goes before the Data Set. `onRelieved` is called when a congested spool has caught up. */
  receive(head: Buffer, onRelieved: () => void): DataSetSpool {
    return new DataSetSpool(this, head, onRelieved);
  }

  /**
   * Keeps a received Data Set as the file of its SOP Instance and returns the path, once it would survive a power
   * failure, with the SOP Class UID of the file that it has replaced, if that could be read. Rejects with the file system's
   * error; unless only the folder could not be synchronized, no file of that name has then appeared or changed.
   */
  async keep(
    spool: DataSetSpool,
    sopInstanceUID: string,
  ): Promise<{ readonly path: string; readonly replacedSOPClassUID: string | undefined }> {
    const name = fileName(sopInstanceUID);
    const path = join(this.directory, name);
    const before = readPart10Head(path).then(
      ({ sopClassUID }) => sopClassUID,
      () => undefined,
    );
    const size = await spool.keepAs(path, before);
    this.#replace(name, size);
    await this.#sync.sync();
    return { path, replacedSOPClassUID: await before };
  }

  temporaryPath(): string {
    this.#temporary ??= new OwnFolder(this.directory, prefix);
    return this.#temporary.temporaryPath();
  }

  restore(): void {
    this.#temporary?.make();
  }

  reserve(bytes: number): string | undefined {
    if (this.#used + bytes > this.#quota) {
      this.#countRemoved();
      return `the quota of ${this.#quota} bytes is used up`;
    }
    this.#used += bytes;
    return undefined;
  }

  release(bytes: number): void {
    this.#used -= bytes;
  }

  async close(): Promise<void> {
    await this.#counting;
    await this.#sync.close();
    await this.#temporary?.remove();
  }

  /** Somebody may have taken files away, which leaves room for the next Data Set. */
  #countRemoved(): void {
    this.#counting ??= this.#forgetRemoved().finally(() => {
      this.#counting = undefined;
    });
  }

  async #forgetRemoved(): Promise<void> {
    const known = [...this.#sizes.keys()];
    const present = await this.files.readdir(this.directory).catch(() => known);
    const names = new Set(present);
    for (const name of known) {
      if (names.has(name)) continue;
      this.#used -= this.#sizes.get(name) ?? 0;
      this.#sizes.delete(name);
    }
  }

  /** The bytes of the new file are reserved already; those of the file it replaced become free. */
  #replace(name: string, size: number): void {
    if (this.#quota === Number.POSITIVE_INFINITY) return;
    this.#used -= this.#sizes.get(name) ?? 0;
    this.#sizes.set(name, size);
  }

  async #measure(): Promise<void> {
    const entries = await this.files.readdir(this.directory, { withFileTypes: true });
    for (const entry of entries) {
      if (!entry.isFile()) continue;
      const { size } = await this.files.stat(join(this.directory, entry.name));
      this.#sizes.set(entry.name, size);
      this.#used += size;
    }
  }
}

/** A UID that keeps the rules has digits and full stops only; any other becomes a digest, never a path. */
function fileName(uid: string): string {
  if (isValidUid(uid)) return `${uid}.dcm`;
  return `invalid-uid-${createHash('sha256').update(uid).digest('hex').slice(0, 32)}.dcm`;
}

/** Whoever may read or write the files may do so in the folder, and search it. */
function folderMode(mode = 0o600): number {
  return mode | ((mode & 0o444) >> 2);
}

/** Node's own recursive mkdir never ends where a folder answers ENOENT for what is made in it, as those of /proc do. */
async function makeFolder(path: string, files: StoreFiles, mode: number): Promise<void> {
  const missing: string[] = [];
  const isThere = (folder: string) =>
    files.access(folder).then(
      () => true,
      () => false,
    );
  for (let at = path; at !== dirname(at) && !(await isThere(at)); at = dirname(at)) missing.unshift(at);
  for (const folder of missing) {
    await files.mkdir(folder, { mode }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}
