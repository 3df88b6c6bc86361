/**
 * Makes renames durable: a file renamed into a folder survives a power failure once the folder itself has been
 * synchronized. Renames that happen while one synchronization runs share the next.
 */
import type { FileHandle } from 'node:fs/promises';
import type { StoreFiles } from './store-files.ts';

/** Synchronizes one folder, as few times as its callers allow. */
export class DirectorySync {
  readonly #directory: string;
  readonly #files: StoreFiles;
  #handle: Promise<FileHandle> | undefined;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(directory: string, files: StoreFiles) {
    this.#directory = directory;
    this.#files = files;
  }

  /** Resolves when a synchronization that began after this call has ended; rejects when it failed. */
  sync(): Promise<void> {
    if (this.#running === undefined) return this.#start();
    this.#next ??= this.#running.catch(() => {}).then(() => this.#start());
    return this.#next;
  }

  async close(): Promise<void> {
    await (this.#next ?? this.#running)?.catch(() => {});
    const handle = await this.#handle?.catch(() => undefined);
    this.#handle = undefined;
    await handle?.close();
  }

  #start(): Promise<void> {
    this.#next = undefined;
    this.#running = this.#synchronize().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #synchronize(): Promise<void> {
    // Windows gives no handle on a folder; its file systems journal a rename by themselves.
    if (process.platform === 'win32') return;
    this.#handle ??= this.#files.open(this.#directory, 'r').catch((error: unknown) => {
      this.#handle = undefined;
      throw error;
    });
    await (await this.#handle).sync();
  }
}
