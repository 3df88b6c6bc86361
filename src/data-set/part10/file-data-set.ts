/** The Data Set of a DICOM file, read stretch by stretch: PS3.10 clause 7. */

import { type FileHandle, open } from 'node:fs/promises';
import { DataSetError } from '../../errors.ts';
import type { StrictReader } from '../read/strict-reader.ts';
import { naming, type Part10Head, readerOf, readPart10Head, throwFinding } from './part10.ts';

/** Bytes of a stretch, where the reader does not bring the memory for it. */
const stretchLength = 2 ** 20;

interface OpenFile {
  readonly file: FileHandle;
  readonly head: Part10Head;
  readonly reader: StrictReader | undefined;
  /** Bytes of the Data Set read so far. */
  read: number;
}

/**
 * Opens the Data Set of a file, when its first stretch is asked for. `strict` reads along and throws DataSetError where
 * the bytes stop being a Data Set, at the latest after the last stretch.
 */
export function openDataSet(path: string, options: { readonly strict?: boolean } = {}): FileDataSet {
  return new FileDataSet(path, options.strict === true);
}

/** Can be read once, either into memory of the caller or by iterating. Throws DataSetError in one line with the path. */
export class FileDataSet implements AsyncIterable<Buffer> {
  readonly #path: string;
  readonly #strict: boolean;
  #opened: Promise<OpenFile> | undefined;

  constructor(path: string, strict: boolean) {
    this.#path = path;
    this.#strict = strict;
  }

  /** Fills `into` with the next stretch, or a part of it with the last one. */
  async readInto(into: Buffer): Promise<{ length: number; isLast: boolean }> {
    this.#opened ??= this.#open();
    const opened = await this.#opened;
    return naming(this.#path, async () => {
      const length = Math.min(into.length, opened.head.size - opened.read);
      await fill(opened, into.subarray(0, length));
      const isLast = opened.read === opened.head.size;
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
    return naming(this.#path, async () => {
      const reader = this.#strict ? readerOf(head) : undefined;
      return { file: await open(this.#path), head, reader, read: 0 };
    });
  }
}

async function fill(opened: OpenFile, stretch: Buffer): Promise<void> {
  for (let filled = 0; filled < stretch.length; ) {
    const at = opened.head.dataSetOffset + opened.read;
    const { bytesRead } = await opened.file.read(stretch, filled, stretch.length - filled, at);
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
