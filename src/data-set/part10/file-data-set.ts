/** The Data Set of a DICOM file, read stretch by stretch: PS3.10 clause 7. */

import type { FileHandle } from 'node:fs/promises';
import { DataSetError } from '../../errors.ts';
import type { ReaderLimits } from '../read/limits.ts';
import type { StrictReader } from '../read/strict-reader.ts';
import { evenSize } from '../write/deflate-padding.ts';
import { checkSize, naming, type Part10Head, readerOf, readPart10Head, throwFinding } from './part10.ts';
import { openRegularFile } from './regular-file.ts';

/** Bytes of a stretch, where the reader does not bring the memory for it. */
const stretchLength = 2 ** 20;

interface OpenFile {
  readonly file: FileHandle;
  readonly head: Part10Head;
  readonly reader: StrictReader | undefined;
  /** Bytes of the Data Set as it is given out, which are those of the file and perhaps a NULL after them. */
  readonly size: number;
  /** Bytes of the Data Set read so far. */
  read: number;
}

export interface OpenDataSetOptions {
  /** Read along, and throw DataSetError where the bytes stop being a Data Set, at the latest after the last stretch. */
  readonly strict?: boolean;
  /** Bounds of the Data Set; beyond them DataSetLimitError is thrown. Default: 2 GiB, and 512 MiB of a deflated one. */
  readonly limits?: Partial<ReaderLimits>;
}

/**
 * Opens the Data Set of a file, when its first stretch is asked for. What is given out can be sent as it is: a deflated
 * stream that has an odd number of bytes in the file is followed by a NULL (PS3.5 A.5).
 */
export function openDataSet(path: string, options: OpenDataSetOptions = {}): FileDataSet {
  return new FileDataSet(path, options);
}

/** Can be read once, either into memory of the caller or by iterating. Throws DataSetError in one line with the path. */
export class FileDataSet implements AsyncIterable<Buffer> {
  readonly #path: string;
  readonly #options: OpenDataSetOptions;
  #opened: Promise<OpenFile> | undefined;

  constructor(path: string, options: OpenDataSetOptions) {
    this.#path = path;
    this.#options = options;
  }

  /** Fills `into` with the next stretch, or a part of it with the last one. */
  async readInto(into: Buffer): Promise<{ length: number; isLast: boolean }> {
    this.#opened ??= this.#open();
    const opened = await this.#opened;
    return naming(this.#path, async () => {
      const length = Math.min(into.length, opened.size - opened.read);
      await fill(opened, into.subarray(0, length));
      const isLast = opened.read === opened.size;
      if (opened.reader) readAlong(opened.reader, opened.head, into.subarray(0, length), isLast);
      return { length, isLast };
    });
  }

  /** Closes the file; to be called whether it was read to its end or not. */
  async close(): Promise<void> {
    const opened = await this.#opened?.catch(() => undefined);
    this.#opened = undefined;
    await opened?.file.close();
  }

  /** Stretches of a megabyte, each in memory of its own. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer, void, undefined> {
    try {
      for (let ended = false; !ended; ) {
        const stretch = Buffer.allocUnsafe(stretchLength);
        const { length, isLast } = await this.readInto(stretch);
        ended = isLast;
        if (length > 0) yield stretch.subarray(0, length);
      }
    } finally {
      await this.close();
    }
  }

  async #open(): Promise<OpenFile> {
    const head = await readPart10Head(this.#path);
    const { strict, limits } = this.#options;
    return naming(this.#path, async () => {
      checkSize(head, limits?.size);
      const reader = strict ? readerOf(head, limits) : undefined;
      return { file: await openRegularFile(this.#path), head, reader, size: evenSize(head), read: 0 };
    });
  }
}

async function fill(opened: OpenFile, stretch: Buffer): Promise<void> {
  for (let filled = 0; filled < stretch.length; ) {
    if (opened.read === opened.head.size) {
      stretch[filled] = 0;
      opened.read += 1;
      return;
    }
    const at = opened.head.dataSetOffset + opened.read;
    const wanted = Math.min(stretch.length - filled, opened.head.size - opened.read);
    const { bytesRead } = await opened.file.read(stretch, filled, wanted, at);
    if (bytesRead === 0) throw new DataSetError('the file has become shorter while it was read', '', at);
    filled += bytesRead;
    opened.read += bytesRead;
  }
}

function readAlong(reader: StrictReader, head: Part10Head, stretch: Buffer, isLast: boolean): void {
  reader.push(stretch);
  if (isLast && !reader.error) reader.end();
  throwFinding(reader, head);
}
