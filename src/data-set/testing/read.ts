/** Reads bytes that a test has put together (PS3.5 clause 7). */

import { ExplicitVRLittleEndian, type TransferSyntax } from '../../registry/transfer-syntaxes.ts';
import type { DataSetFinding } from '../read/finding.ts';
import { StrictReader, type StrictReaderOptions } from '../read/strict-reader.ts';

/** A reader that has been given all of the bytes. */
export function read(
  bytes: Uint8Array | readonly Uint8Array[],
  syntax: TransferSyntax = ExplicitVRLittleEndian,
  options: StrictReaderOptions = {},
): StrictReader {
  const reader = new StrictReader(syntax, options);
  reader.push(bytes instanceof Uint8Array ? bytes : Buffer.concat(bytes));
  reader.end();
  return reader;
}

/** What it finds; that it finds nothing is an error of the test. */
export function errorOf(
  bytes: readonly Uint8Array[],
  syntax?: TransferSyntax,
  options?: StrictReaderOptions,
): DataSetFinding {
  const { error } = read(bytes, syntax, options);
  if (!error) throw new Error('the reader found nothing');
  return error;
}
