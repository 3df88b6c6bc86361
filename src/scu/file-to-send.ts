/** A file of PS3.10 as the Data Set of a C-STORE: read whole when small, streamed when large, transcoded if it must be. */
import type { Association } from '../association/association.ts';
import type { DataSetSource } from '../association/message-sender.ts';
import { openDataSet } from '../data-set/part10/file-data-set.ts';
import {
  checkSize,
  naming,
  type Part10Head,
  readerOf,
  readPart10Head,
  throwFinding,
} from '../data-set/part10/part10.ts';
import { openRegularFile } from '../data-set/part10/regular-file.ts';
import type { ReaderLimits } from '../data-set/read/limits.ts';
import { evenDataSet } from '../data-set/write/deflate-padding.ts';
import { canTranscode, transcode } from '../data-set/write/transcode.ts';
import { DataSetLimitError } from '../errors.ts';
import { transferSyntaxByUid } from '../registry/transfer-syntaxes.ts';
import { contextFor } from './c-store.ts';

/** A file whose head has been read. */
export interface FileToSend {
  readonly path: string;
  readonly head: Part10Head;
}

/** How files are read that are to be sent. */
export interface ReadingOptions {
  /** Whether a file that is no sound Data Set is refused. */
  readonly strict: boolean;
  /** Larger Data Sets are refused; beyond the defaults of the strict reader where not given. */
  readonly limits: Partial<ReaderLimits>;
}

/** Data Sets up to this size are read in one go, in bytes. */
const wholeLimit = 0x100000;

/** Data Sets up to this size are transcoded, which takes about three times their size of memory. */
const transcodeLimit = 0x10000000;

/**
 * The Transfer Syntax to send the file in: its own where a context was accepted for it, otherwise an accepted one that
 * it can be transcoded to; undefined when there is none.
 */
export function transferSyntaxFor(association: Association, { head }: FileToSend): string | undefined {
  const { sopClassUID, transferSyntax } = head;
  if (contextFor(association, sopClassUID, transferSyntax) !== undefined) return transferSyntax;
  if (transferSyntaxByUid(transferSyntax) === undefined) return undefined;
  return association.contexts.find(
    (context) => context.abstractSyntax === sopClassUID && canTranscode(transferSyntax, context.transferSyntax),
  )?.transferSyntax;
}

/**
 * Reads the head of a file. Throws DataSetError, in one line that names the file, when that cannot be, and
 * DataSetLimitError when its Data Set is larger than `limits` say.
 */
export async function readFileToSend(path: string, { size }: Partial<ReaderLimits>): Promise<FileToSend> {
  const head = await readPart10Head(path);
  await naming(path, async () => checkSize(head, size));
  return { path, head };
}

/**
 * The Data Set in this Transfer Syntax, of an even number of bytes where it is sound (PS3.8 E.1). With `strict`, it is
 * checked: a small one now, a large one while it is read.
 *
 * @throws {DataSetError} in one line that names the file, when it cannot be read, is no sound Data Set, or is too large
 *   to be transcoded
 */
export async function dataSetOf(
  file: FileToSend,
  transferSyntax: string,
  options: ReadingOptions,
): Promise<DataSetSource> {
  const { path, head } = file;
  if (transferSyntax !== head.transferSyntax) return transcoded(file, transferSyntax);
  if (head.size > wholeLimit) return openDataSet(path, options);
  return naming(path, async () => {
    const bytes = evenDataSet(await readWhole(file), transferSyntax);
    if (options.strict) checkSound(bytes, head, options.limits);
    return bytes;
  });
}

async function transcoded(file: FileToSend, transferSyntax: string): Promise<Buffer> {
  const { path, head } = file;
  return naming(path, async () => {
    if (head.size > transcodeLimit) throw tooLargeToTranscode(head, transferSyntax);
    return transcode(await readWhole(file), head.transferSyntax, transferSyntax);
  });
}

function tooLargeToTranscode({ size, transferSyntax }: Part10Head, other: string): DataSetLimitError {
  const [own, wanted] = [transferSyntax, other].map((uid) => transferSyntaxByUid(uid)?.name ?? uid);
  const text = `${size} bytes are too many to be transcoded to ${wanted}, and the limit is ${transcodeLimit}`;
  return new DataSetLimitError('transcoding', `${text}; let the peer accept ${own}`);
}

async function readWhole({ path, head }: FileToSend): Promise<Buffer> {
  await using file = await openRegularFile(path);
  return (await file.readFile()).subarray(head.dataSetOffset);
}

function checkSound(bytes: Uint8Array, head: Part10Head, limits: Partial<ReaderLimits>): void {
  const reader = readerOf(head, limits);
  reader.push(bytes);
  reader.end();
  throwFinding(reader, head);
}
