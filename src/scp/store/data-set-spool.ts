/**
 * One Data Set between the wire and its place: in memory while it is small, in a temporary file once it is not.
 * Writing lags behind receiving by a bounded number of bytes; beyond that the spool is congested and asks to pause.
 */
import type { FileHandle } from 'node:fs/promises';
import { ByteQueue } from './byte-queue.ts';
import { type KeepFailure, keepFailureOf, type StoreFiles } from './store-files.ts';

/** A Data Set of more bytes than this goes to a temporary file. */
const memoryLimit = 64 * 1024;
const congestedFrom = 2 * 1024 * 1024;
const relievedBelow = 1024 * 1024;

/** Where a spool puts its temporary file and whom it asks for room. */
export interface SpoolPlace {
  readonly files: StoreFiles;
  /** The mode of the file; when not given, it is 0600 as far as the umask lets. */
  readonly mode?: number | undefined;
  /** A path nobody else uses, in the folder where the file will stay. */
  temporaryPath(): string;
  /** Makes the folder of temporary paths again, when somebody has removed it. */
  restore?(): void;
  /** Takes room for so many bytes; returns why there is none. */
  reserve(bytes: number): string | undefined;
  release(bytes: number): void;
}

/** The bytes of one Data Set while they arrive, behind a head (the Part 10 preamble) that is not part of it. */
export class DataSetSpool {
  /** Bytes of the Data Set so far. */
  size = 0;
  /** More is waiting to be written than should; `onRelieved` is called when that is over. */
  congested = false;
  /** Why the Data Set cannot be kept; nothing more is taken in then. */
  failed: KeepFailure | undefined;
  /** Whether it failed for want of room that the quota gives. */
  overQuota = false;
  readonly #place: SpoolPlace;
  readonly #head: Buffer;
  readonly #onRelieved: () => void;
  readonly #queue = new ByteQueue();
  #reserved = 0;
  #path: string | undefined;
  #file: FileHandle | undefined;
  /** Whether the temporary file was made here. */
  #isOwn = false;
  /** The write that is going on; `undefined` while none is. */
  #writing: Promise<void> | undefined;
  #discarded = false;
  #discarding: Promise<void> | undefined;

  constructor(place: SpoolPlace, head: Buffer, onRelieved: () => void) {
    this.#place = place;
    this.#head = head;
    this.#onRelieved = onRelieved;
    this.#take(head);
  }

  /** Takes in a copy of a fragment. */
  write(fragment: Buffer): void {
    this.size += fragment.length;
    this.#take(fragment);
    if (this.#path === undefined && this.#queue.length > memoryLimit) this.#path = this.#place.temporaryPath();
    if (this.#path === undefined || this.failed !== undefined) return;
    this.#writing ??= this.#drain();
    if (this.#queue.length > congestedFrom) this.congested = true;
  }

  #take(bytes: Buffer): void {
    if (this.failed !== undefined || this.#discarded) return;
    const refusal = this.#place.reserve(bytes.length);
    if (refusal !== undefined) {
      this.overQuota = true;
      this.#fail({ outOfResources: refusal });
      return;
    }
    this.#reserved += bytes.length;
    this.#queue.append(bytes);
  }

  /** Waits until what was taken in is written or failed; `undefined` when there is nothing to wait for. */
  written(): Promise<void> | undefined {
    return this.#writing;
  }

  /** The Data Set without the head. */
  async bytes(): Promise<Buffer> {
    await this.#writing;
    if (this.#file === undefined) return Buffer.concat(this.#queue.chunks()).subarray(this.#head.length);
    const bytes = Buffer.allocUnsafe(this.size);
    for (let at = 0; at < bytes.length; ) {
      const { bytesRead } = await this.#file.read(bytes, at, bytes.length - at, this.#head.length + at);
      if (bytesRead === 0) throw new Error('the temporary file of the Data Set is shorter than what was received');
      at += bytesRead;
    }
    return bytes;
  }

  /**
   * Makes a file of it under the final name: everything written, synchronized to the disk, then renamed. Returns the
   * bytes of the file. Rejects with the file system's error; the temporary file is then still to be discarded. What still has
   * to look at the file of that name before is `beforeRename`, which goes on while this one is written.
   */
  async keepAs(path: string, beforeRename?: Promise<unknown>): Promise<number> {
    this.#path ??= this.#place.temporaryPath();
    await this.#writing;
    await this.#writeQueued();
    await this.#file?.sync();
    await beforeRename;
    // It is on the disk already: to close it can wait for nothing, and need not be waited for before its renaming.
    const closing = this.#close();
    await Promise.all([this.#place.files.rename(this.#path, path), closing]);
    this.#path = undefined;
    return this.#reserved;
  }

  /** Forgets the Data Set and resolves when its temporary file, if there is one, is gone. Never rejects. */
  discard(): Promise<void> {
    this.#discarding ??= this.#discard();
    return this.#discarding;
  }

  async #discard(): Promise<void> {
    this.#discarded = true;
    this.#queue.take();
    await this.#writing?.catch(() => {});
    await this.#close().catch(() => {});
    if (this.#path !== undefined && this.#isOwn) await this.#place.files.unlink(this.#path).catch(() => {});
    this.#place.release(this.#reserved);
    this.#relieve();
  }

  async #drain(): Promise<void> {
    try {
      while (this.#queue.length > 0) await this.#writeQueued();
    } catch (error) {
      this.#fail(keepFailureOf(error));
    } finally {
      this.#writing = undefined;
    }
  }

  async #writeQueued(): Promise<void> {
    if (this.#path === undefined || this.#discarded) return;
    this.#file ??= await this.#open(this.#path);
    const chunks = this.#queue.take();
    if (chunks.length > 0) await writeAll(this.#file, chunks);
    this.#queue.giveBack(chunks);
    if (this.congested && this.#queue.length < relievedBelow) this.#relieve();
  }

  async #open(path: string): Promise<FileHandle> {
    const { files, mode } = this.#place;
    const open = (): Promise<FileHandle> => files.open(path, 'wx+', mode ?? 0o600);
    const file = await open().catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT' || this.#place.restore === undefined) throw error;
      this.#place.restore();
      return open();
    });
    this.#isOwn = true;
    // The mode of a new file is subject to the umask; one that was asked for is not.
    if (mode !== undefined) await file.chmod(mode);
    return file;
  }

  #fail(failure: KeepFailure): void {
    this.failed ??= failure;
    this.#queue.take();
    this.#relieve();
  }

  #relieve(): void {
    if (!this.congested) return;
    this.congested = false;
    this.#onRelieved();
  }

  async #close(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await file?.close();
  }
}

/** `writev` may write less than it was given, as when the disk runs full. */
async function writeAll(file: FileHandle, chunks: Buffer[]): Promise<void> {
  let rest: Buffer[] = chunks;
  while (rest.length > 0) {
    const { bytesWritten } = await file.writev(rest);
    rest = afterBytes(rest, bytesWritten);
  }
}

function afterBytes(chunks: Buffer[], written: number): Buffer[] {
  let left = written;
  let index = 0;
  for (const chunk of chunks) {
    if (left < chunk.length) break;
    left -= chunk.length;
    index++;
  }
  const rest = chunks.slice(index);
  if (left > 0 && rest[0] !== undefined) rest[0] = rest[0].subarray(left);
  return rest;
}
