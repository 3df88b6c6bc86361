// Where an SCP writes what it stores as DICOM files (PS3.10 7): finds the file of a SOP Instance, whatever its name is.

import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readPart10Head } from '../../src/index.ts';
import type { AcknowledgedInstance, InstanceFile } from '../model/instance-file.ts';
import type { FoundInstance, NotFound, StoredInstances } from '../retrieve/stored-instances.ts';
import { stateOf } from './file-state.ts';
import { readInstanceFile } from './instance-file.ts';
import { readStoredFile } from './read-stored-file.ts';

/** Files and folders looked at, and levels below the folder. */
const limits = { entries: 100_000, depth: 32 };

export interface StoreFolderOptions {
  /** What is stored has its file before the response is sent, so that there is nothing to wait for. */
  readonly isPrompt?: boolean;
}

export class StoreFolder implements StoredInstances {
  readonly directory: string;
  readonly place: string;
  readonly isPrompt: boolean;
  readonly pollMs = 50;
  misses = 0;
  /** State of the files that were looked at, by path. */
  readonly #seen = new Map<string, string>();
  /** Paths by SOP Instance UID of the File Meta Information. */
  readonly #found = new Map<string, string>();
  /** State of the files that were there before the run, by path. */
  readonly #before = new Map<string, string>();
  /** Files that `survey` has read, with the state in which it did. */
  readonly #surveyed = new Map<string, { readonly state: string; readonly file: InstanceFile | undefined }>();
  #scan: Promise<void> = Promise.resolve();

  constructor(directory: string, { isPrompt = false }: StoreFolderOptions = {}) {
    this.directory = directory;
    this.place = `below ${directory}`;
    this.isPrompt = isPrompt;
  }

  /**
   * The folder of an SCP that was there before the run: files that are in it already count only when they change.
   * Rejects with the error of the file system, or with RangeError when there is too much in it.
   */
  static async watch(directory: string): Promise<StoreFolder> {
    const folder = new StoreFolder(directory);
    const paths = await filesBelow(directory);
    for (const path of paths) folder.#before.set(path, await stateOf(path));
    for (const [path, state] of folder.#before) folder.#seen.set(path, state);
    return folder;
  }

  /** The instance in its file. Rejects when the folder cannot be read. */
  async read({ sopInstanceUID }: Pick<AcknowledgedInstance, 'sopInstanceUID'>): Promise<FoundInstance | NotFound> {
    const found = (await this.#readOnce(sopInstanceUID)) ?? (await this.#readOnce(sopInstanceUID));
    return found ?? { absent: `${this.place} there is no file of SOP Instance ${sopInstanceUID}` };
  }

  /** A file that is of another instance by now is forgotten. */
  async #readOnce(sopInstanceUID: string): Promise<FoundInstance | undefined> {
    const path = await this.find(sopInstanceUID);
    const found = path === undefined ? undefined : await readStoredFile(path, sopInstanceUID);
    if (path !== undefined && !found) this.forget(sopInstanceUID);
    return found;
  }

  /** Every instance that is there is found. */
  covers(): boolean {
    return true;
  }

  /** The file of a SOP Instance that came, or changed, since the folder is watched; undefined while there is none. */
  async find(sopInstanceUID: string): Promise<string | undefined> {
    // One look at a time: cases that ask meanwhile share what it finds.
    this.#scan = this.#scan.catch(() => {}).then(() => this.#look(sopInstanceUID));
    await this.#scan;
    return this.#found.get(sopInstanceUID);
  }

  async #look(wanted: string): Promise<void> {
    if (this.#found.has(wanted)) return;
    const paths = await filesBelow(this.directory);
    for (const path of paths) if (!this.#seen.has(path)) await this.#read(path);
    if (this.#found.has(wanted)) return;
    for (const path of paths) if (this.#seen.get(path) !== (await stateOf(path))) await this.#read(path);
  }

  /**
   * Every file that is there now and holds a SOP Instance: those that came or changed since the folder is watched, or those
   * that are as they were before as well. Rejects as `watch` does.
   */
  async survey(which: 'recent' | 'all'): Promise<readonly InstanceFile[]> {
    const files: InstanceFile[] = [];
    for (const path of await filesBelow(this.directory)) {
      const state = await stateOf(path);
      const isLookedAt = state !== '' && (which === 'all' || this.#before.get(path) !== state);
      const file = isLookedAt ? await this.#fileIn(path, state) : undefined;
      if (file) files.push(file);
    }
    return files;
  }

  async #fileIn(path: string, state: string): Promise<InstanceFile | undefined> {
    const known = this.#surveyed.get(path);
    if (known?.state === state) return known.file;
    const file = await readInstanceFile(path);
    this.#surveyed.set(path, { state, file });
    return file;
  }

  /** The file of this SOP Instance is gone, or was another: it is looked for again. */
  forget(sopInstanceUID: string): void {
    const path = this.#found.get(sopInstanceUID);
    this.#found.delete(sopInstanceUID);
    if (path !== undefined) this.#seen.delete(path);
  }

  async #read(path: string): Promise<void> {
    this.#seen.set(path, await stateOf(path));
    try {
      const { sopInstanceUID } = await readPart10Head(path);
      this.#found.set(sopInstanceUID, path);
    } catch {
      // No DICOM file, or not one yet: its state tells when it has become one.
    }
  }
}

/** Symbolic links are not followed: they may lead anywhere. */
async function filesBelow(directory: string): Promise<string[]> {
  const files: string[] = [];
  let folders = [directory];
  let entries = 0;
  for (let depth = 0; depth < limits.depth && folders.length > 0; depth++) {
    const below: string[] = [];
    for (const folder of folders) {
      const content = await entriesOf(folder, depth > 0);
      entries += content.length;
      if (entries > limits.entries) {
        throw new RangeError(`there are more than ${limits.entries.toLocaleString('en')} files and folders in it`);
      }
      for (const entry of content) {
        if (entry.isDirectory()) below.push(join(folder, entry.name));
        else if (entry.isFile()) files.push(join(folder, entry.name));
      }
    }
    folders = below;
  }
  return files;
}

/** A folder within may vanish or be closed to us; the one that was named may not. */
async function entriesOf(folder: string, mayFail: boolean): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (mayFail) return [];
    throw error;
  }
}
