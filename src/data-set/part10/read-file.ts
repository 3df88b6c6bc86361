/** The Data Set of a DICOM file (PS3.10 7) as a tree, in bounded memory however large it is. */

import { ExplicitVRLittleEndian, transferSyntaxByUid } from '../../registry/transfer-syntaxes.ts';
import { limitOf } from '../read/finding.ts';
import { KeptTreeBuilder } from '../read/kept-tree.ts';
import { defaultTreeLimits, type ReaderLimits } from '../read/limits.ts';
import type { DataSetTree } from '../read/read-data-set.ts';
import type { StrictReader } from '../read/strict-reader.ts';
import { type FileDataSet, openDataSet } from './file-data-set.ts';
import { metaOffset } from './file-meta.ts';
import { naming, type Part10Head, readerOf, readPart10Head, throwFinding } from './part10.ts';
import { openRegularFile } from './regular-file.ts';

/** Bytes read at a time; the memory for them is used again and again. */
const longestStretch = 2 ** 18;

export interface ReadFileOptions {
  /** Default: 2 GiB, 512 MiB of a deflated Data Set, 64 levels of nesting, a million elements. */
  readonly limits?: Partial<ReaderLimits>;
  readonly signal?: AbortSignal;
}

/** A file, with the tree of its Data Set. */
export interface FileTree {
  readonly head: Part10Head;
  /** The File Meta Elements as they stand in the file, the Group Length included. */
  readonly fileMeta: Uint8Array;
  /**
   * What `validateDataSet` takes. Values are kept up to 4 MiB each and 32 MiB together: see `passedOver`. Of fragments
   * the lengths are kept, and the Basic Offset Table. Offsets of values count in `tree.bytes`, which are the kept values alone.
   */
  readonly tree: DataSetTree;
}

/**
 * Reads a file strictly, stretch by stretch. What is wrong with the structure of its Data Set is among the findings.
 *
 * @throws {DataSetError} in one line that names the file, when it cannot be read or is no DICOM file
 * @throws {DataSetLimitError} when its Data Set goes beyond a limit, so that nothing is known of it
 * @throws the signal's reason, once aborted
 */
export async function readFileTree(path: string, options: ReadFileOptions = {}): Promise<FileTree> {
  const { limits = {}, signal } = options;
  const head = await readPart10Head(path);
  const transferSyntax = transferSyntaxByUid(head.transferSyntax) ?? ExplicitVRLittleEndian;
  const sink = new KeptTreeBuilder(transferSyntax);
  const reader = await naming(path, async () => readerOf(head, { ...defaultTreeLimits, ...limits, sink }));
  await readThrough(openDataSet(path, { limits }), reader, Math.min(head.size + 1, longestStretch), signal);
  if (reader.error && limitOf(reader.error)) throwFinding(reader, head, path);
  const fileMeta = await naming(path, () => readMetaOf(path, head));
  return {
    head,
    fileMeta,
    tree: { transferSyntax, bytes: sink.bytes, elements: sink.elements, findings: reader.findings },
  };
}

async function readMetaOf(path: string, { dataSetOffset }: Part10Head): Promise<Uint8Array> {
  await using file = await openRegularFile(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(dataSetOffset - metaOffset), { position: metaOffset });
  return buffer.subarray(0, bytesRead);
}

/** Up to the end of the file, or to the first finding. */
async function readThrough(
  dataSet: FileDataSet,
  reader: StrictReader,
  stretchLength: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const stretch = Buffer.allocUnsafe(stretchLength);
  try {
    for (let ended = false; !ended && !reader.error; ) {
      signal?.throwIfAborted();
      const { length, isLast } = await dataSet.readInto(stretch);
      reader.push(stretch.subarray(0, length));
      ended = isLast;
    }
  } finally {
    await dataSet.close();
  }
  reader.end();
}
