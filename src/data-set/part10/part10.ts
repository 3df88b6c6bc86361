/** DICOM files: PS3.10 clause 7. */

import type { FileHandle } from 'node:fs/promises';
import { DataSetError, DataSetLimitError } from '../../errors.ts';
import { describeFinding, limitOf } from '../read/finding.ts';
import { defaultLimits } from '../read/limits.ts';
import { StrictReader, type StrictReaderOptions } from '../read/strict-reader.ts';
import {
  type FileMetaElements,
  fixedLength,
  metaLength,
  type Part10Meta,
  part10Preamble,
  readFileMeta,
  truncatedMeta,
} from './file-meta.ts';
import { openRegularFile } from './regular-file.ts';

export { type FileMetaElements, type Part10Meta, part10Preamble } from './file-meta.ts';

/** What stands before the Data Set of a file. */
export interface Part10Head {
  /** File Meta Elements by keyword. */
  readonly meta: FileMetaElements;
  /** UID. */
  readonly transferSyntax: string;
  readonly sopClassUID: string;
  readonly sopInstanceUID: string;
  /** Bytes from the start of the file. */
  readonly dataSetOffset: number;
  /** Bytes of the Data Set. */
  readonly size: number;
}

/** A whole file. */
export interface Part10File extends Part10Head {
  /** The Data Set as it is encoded. */
  readonly bytes: Buffer;
}

/** The file of a Data Set: preamble, File Meta Information and the bytes as they are. */
export function encodePart10(meta: Part10Meta, dataSet: Uint8Array): Buffer {
  return Buffer.concat([part10Preamble(meta), dataSet]);
}

/**
 * Reads the head of a file and nothing of its Data Set. Throws DataSetError in one line: unreadable, no DICOM file,
 * truncated, or without one of the UIDs that a C-STORE needs.
 */
export async function readPart10Head(path: string): Promise<Part10Head> {
  return naming(path, async () => {
    await using file = await openRegularFile(path);
    const { size } = await file.stat();
    const start = await readAt(file, 0, fixedLength);
    const length = metaLength(start);
    const meta = await readAt(file, fixedLength, length);
    if (meta.length < length) throw truncatedMeta(size);
    return headOf(meta, size);
  });
}

/** Reads a whole file and its Data Set strictly. Throws DataSetError in one line, with offsets in the file. */
export async function readPart10(path: string): Promise<Part10File> {
  return naming(path, async () => {
    await using file = await openRegularFile(path);
    return decodePart10(await file.readFile());
  });
}

/** The same for the bytes of a file that are at hand. */
export function decodePart10(bytes: Uint8Array): Part10File {
  const length = metaLength(bytes);
  const dataSetOffset = fixedLength + length;
  if (bytes.length < dataSetOffset) throw truncatedMeta(bytes.length);
  const head = headOf(bytes.subarray(fixedLength, dataSetOffset), bytes.length);
  const dataSet = Buffer.from(bytes.buffer, bytes.byteOffset + dataSetOffset, head.size);
  const reader = readerOf(head);
  reader.push(dataSet);
  reader.end();
  throwFinding(reader, head);
  return { ...head, bytes: dataSet };
}

function headOf(bytes: Uint8Array, fileSize: number): Part10Head {
  const meta = readFileMeta(bytes);
  const dataSetOffset = fixedLength + bytes.length;
  return {
    meta,
    transferSyntax: required(meta, 'TransferSyntaxUID'),
    sopClassUID: required(meta, 'MediaStorageSOPClassUID'),
    sopInstanceUID: required(meta, 'MediaStorageSOPInstanceUID'),
    dataSetOffset,
    size: fileSize - dataSetOffset,
  };
}

function required(meta: FileMetaElements, keyword: string): string {
  const value = meta[keyword];
  if (value) return value;
  throw new DataSetError(`the File Meta Information has no ${keyword} (PS3.10 7.1)`, '', fixedLength);
}

/**
 * A strict reader for the Data Set behind this head. The size of a file is known beforehand (`checkSize`), so that of the
 * limits of size only that after inflating counts. Throws DataSetError for a Transfer Syntax that is none.
 */
export function readerOf(head: Part10Head, options: StrictReaderOptions = {}): StrictReader {
  try {
    return new StrictReader(head.transferSyntax, { ...options, size: Number.POSITIVE_INFINITY });
  } catch {
    const text = `its Transfer Syntax ${head.transferSyntax} is none of PS3.5`;
    throw new DataSetError(text, '(0002,0010)', fixedLength);
  }
}

/** Throws DataSetLimitError when the Data Set has more bytes than `most`. */
export function checkSize({ size }: Pick<Part10Head, 'size'>, most: number = defaultLimits.size): void {
  if (size <= most) return;
  throw new DataSetLimitError('size', `the Data Set has ${size} bytes, and the limit is ${most}`);
}

/** Throws what the reader has found, with its offset in the file; nothing where it has found nothing. */
export function throwFinding(reader: StrictReader, head: Part10Head, path?: string): void {
  const { error } = reader;
  if (!error) return;
  const limit = limitOf(error);
  if (limit) {
    const text = describeFinding(error);
    const place = { tagPath: error.tagPath, offset: head.dataSetOffset + error.offset };
    throw new DataSetLimitError(limit, path === undefined ? text : `${path}: ${text}`, place);
  }
  const offset = head.dataSetOffset + error.offset;
  const text = `no valid Data Set after the ${head.dataSetOffset} bytes of the head: ${describeFinding(error)}`;
  throw new DataSetError(path === undefined ? text : `${path}: ${text}`, error.tagPath, offset);
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

const systemErrors: { readonly [code: string]: string } = {
  ENOENT: 'no such file',
  EACCES: 'no permission to read it',
  EISDIR: 'is a directory',
  ENXIO: 'is a socket, and no regular file',
};

/** Puts the path before whatever is wrong with the file. */
export async function naming<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof DataSetLimitError) throw error.of(path);
    if (error instanceof DataSetError) {
      throw new DataSetError(`${path}: ${error.message}`, error.tagPath, error.offset, { cause: error });
    }
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new DataSetError(`${path}: ${systemErrors[code] ?? message}`, '', 0, { cause: error });
  }
}
