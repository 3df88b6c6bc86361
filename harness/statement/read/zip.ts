// ZIP files as ECMA-376 part 2 Annex B uses them: entries are inflated one by one within a limit, and copied as they are.

import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { UnreadableStatementError } from './limits.ts';

/** A file in a ZIP file; `data` is what is stored of it, deflated or not. */
export interface ZipEntry {
  readonly name: string;
  /** Its name as bytes, whatever their encoding. */
  readonly nameBytes: Uint8Array;
  readonly flags: number;
  readonly method: number;
  /** Time and date of MS-DOS. */
  readonly time: number;
  readonly crc: number;
  readonly size: number;
  readonly data: Uint8Array;
}

const endOfDirectory = 0x06054b50;
const inDirectory = 0x02014b50;
const localHeader = 0x04034b50;
const deflated = 8;
/** Flags that are kept: the name is UTF-8. */
const utf8Name = 0x800;
const encrypted = 1;

/**
 * The entries by the directory at the end of the file; nothing is inflated.
 * @throws UnreadableStatementError when it is no ZIP file, has more than `most` entries, or says what is not so.
 */
export function readZip(bytes: Uint8Array, most: number): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const end = findEnd(view);
    const count = view.getUint16(end + 10, true);
    if (count > most) throw new UnreadableStatementError(`it has more than ${most} parts`);
    const entries: ZipEntry[] = [];
    let at = view.getUint32(end + 16, true);
    for (let index = 0; index < count; index++) {
      entries.push(entryAt(bytes, view, at));
      at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    return entries;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UnreadableStatementError('it is no ZIP file that can be read', { cause: error });
  }
}

/** The record lies in the last 64 KiB, behind which only a comment stands. */
function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--) {
    if (view.getUint32(at, true) === endOfDirectory) return at;
  }
  throw new UnreadableStatementError('it is no ZIP file that can be read');
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): ZipEntry {
  if (view.getUint32(at, true) !== inDirectory) throw new RangeError('no entry of the directory');
  const nameLength = view.getUint16(at + 28, true);
  const nameBytes = bytes.subarray(at + 46, at + 46 + nameLength);
  const local = view.getUint32(at + 42, true);
  if (view.getUint32(local, true) !== localHeader) throw new RangeError('no local header');
  const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const stored = view.getUint32(at + 20, true);
  if (nameBytes.length < nameLength || from + stored > bytes.length) throw new RangeError('beyond the file');
  return {
    name: new TextDecoder().decode(nameBytes),
    nameBytes,
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    time: view.getUint32(at + 12, true),
    crc: view.getUint32(at + 16, true),
    size: view.getUint32(at + 24, true),
    data: bytes.subarray(from, from + stored),
  };
}

/**
 * The content of an entry, inflated no further than the directory says.
 * @throws UnreadableStatementError when it has more than `most` bytes, or than the directory says, or is damaged.
 */
export function inflateEntry({ name, flags, method, size, data }: ZipEntry, most: number): Uint8Array {
  if ((flags & encrypted) !== 0) throw new UnreadableStatementError(`${name} is encrypted`);
  if (Math.max(size, method === 0 ? data.length : 0) > most)
    throw new UnreadableStatementError(`${name} has more than ${most} bytes`);
  if (method === 0 && data.length !== size)
    throw new UnreadableStatementError(`${name} has not the ${size} bytes that the ZIP file says`);
  if (method === 0) return data;
  if (method !== deflated) throw new UnreadableStatementError(`${name} is compressed by method ${method}`);
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new UnreadableStatementError(`${name} has more than the ${size} bytes that the ZIP file says`);
    throw new UnreadableStatementError(`${name} cannot be inflated`, { cause: error });
  }
}

/** An entry with other content. */
export function withContent(entry: ZipEntry, content: Uint8Array): ZipEntry {
  const data = deflateRawSync(content, { level: 6 });
  return { ...entry, method: deflated, crc: crc32(content), size: content.length, data };
}

/** A ZIP file of entries, each as it is stored. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const common = commonFields(entry);
    const local = Buffer.concat([word(localHeader), common, half(0), entry.nameBytes, entry.data]);
    // Version 2.0 made it; no extra field, comment or attributes.
    const rest = Buffer.concat([half(0), half(0), half(0), half(0), word(0), word(at)]);
    directory.push(Buffer.concat([word(inDirectory), half(20), common, rest, entry.nameBytes]));
    files.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = [word(endOfDirectory), half(0), half(0), half(entries.length), half(entries.length)];
  return new Uint8Array(Buffer.concat([...files, listed, ...end, word(listed.length), word(at), half(0)]));
}

/** From the version needed to the length of the name: what local header and directory have in common. */
function commonFields({ flags, method, time, crc, data, size, nameBytes }: ZipEntry): Buffer {
  const start = [half(20), half(flags & utf8Name), half(method), word(time), word(crc)];
  return Buffer.concat([...start, word(data.length), word(size), half(nameBytes.length)]);
}

function half(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
