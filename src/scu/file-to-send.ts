/** A file of PS3.10 as the Data Set of a C-STORE: read whole when small, streamed when large, transcoded if it must be. */
import { readFile } from 'node:fs/promises';
import type { Association } from '../association/association.ts';
import type { DataSetSource } from '../association/message-sender.ts';
import { openDataSet } from '../data-set/part10/file-data-set.ts';
import { decodePart10, type Part10Head } from '../data-set/part10/part10.ts';
import { canTranscode, transcode } from '../data-set/write/transcode.ts';
import { DataSetError } from '../errors.ts';
import { transferSyntaxByUid } from '../registry/transfer-syntaxes.ts';
import { contextFor } from './c-store.ts';

/** A file whose head has been read. */
export interface FileToSend {
  readonly path: string;
  readonly head: Part10Head;
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
 * The Data Set in this Transfer Syntax. With `strict`, it is checked: a small one now, a large one while it is read.
 *
 * @throws {DataSetError} in one line that names the file, when it cannot be read, is no sound Data Set, or is too large
 *   to be transcoded
 */
export async function dataSetOf(file: FileToSend, transferSyntax: string, strict: boolean): Promise<DataSetSource> {
  const { path, head } = file;
  if (transferSyntax !== head.transferSyntax) return transcoded(file, transferSyntax);
  if (head.size > wholeLimit) return openDataSet(path, { strict });
  return readWhole(file, strict);
}

async function transcoded(file: FileToSend, transferSyntax: string): Promise<Buffer> {
  const { path, head } = file;
  if (head.size > transcodeLimit) {
    const name = transferSyntaxByUid(transferSyntax)?.name ?? transferSyntax;
    throw new DataSetError(`${path}: ${head.size} bytes are too many to be transcoded to ${name}`, '', 0);
  }
  const bytes = await readWhole(file, false);
  return naming(path, () => transcode(bytes, head.transferSyntax, transferSyntax));
}

async function readWhole({ path, head }: FileToSend, strict: boolean): Promise<Buffer> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new DataSetError(`${path}: ${error.message}`, '', 0, { cause: error });
  });
  return strict ? naming(path, () => decodePart10(bytes).bytes) : bytes.subarray(head.dataSetOffset);
}

function naming<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DataSetError)) throw error;
    throw new DataSetError(`${path}: ${error.message}`, error.tagPath, error.offset, { cause: error });
  }
}
