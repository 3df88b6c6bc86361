/** Reads a whole Data Set strictly into a tree of elements (PS3.5 clause 7). */

import { ExplicitVRLittleEndian, type TransferSyntax } from '../../registry/transfer-syntaxes.ts';
import { type DataElement, ElementTreeBuilder } from './element-tree.ts';
import { type DataSetFinding, findingToError } from './finding.ts';
import { defaultTreeLimits, type ReaderLimits } from './limits.ts';
import { resolveTransferSyntax } from './resolve-transfer-syntax.ts';
import { StrictReader, type StrictReaderOptions } from './strict-reader.ts';

export interface DataSetTree {
  readonly transferSyntax: TransferSyntax;
  /** The bytes that the offsets count in: those given, or what they inflate to. */
  readonly bytes: Uint8Array;
  /** The elements up to the first finding, if there is one; values are views of `bytes`. */
  readonly elements: readonly DataElement[];
  readonly findings: readonly DataSetFinding[];
}

function readAll(bytes: Uint8Array, syntax: TransferSyntax, options: StrictReaderOptions): readonly DataSetFinding[] {
  const reader = new StrictReader(syntax, options);
  reader.push(bytes);
  reader.end();
  return reader.findings;
}

/**
 * The tree of a Data Set, with what is wrong with it. Takes a Transfer Syntax, its UID or keyword; throws RangeError when
 * that is unknown, and never for the content of `bytes`.
 */
export function readDataSet(
  bytes: Uint8Array,
  transferSyntax: TransferSyntax | string,
  limits: Partial<ReaderLimits> = {},
): DataSetTree {
  const syntax = resolveTransferSyntax(transferSyntax);
  const bounds = { ...defaultTreeLimits, ...limits };
  if (syntax.deflated) return readDeflated(bytes, syntax, bounds);
  // A plain array: cutting a Buffer takes longer.
  const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sink = new ElementTreeBuilder({ bytes: plain }, syntax);
  const findings = readAll(bytes, syntax, { ...bounds, sink });
  return { transferSyntax: syntax, bytes, elements: sink.elements, findings };
}

/** Values are views, so they need the inflated bytes in one piece: they are gone through twice. */
function readDeflated(bytes: Uint8Array, syntax: TransferSyntax, limits: ReaderLimits): DataSetTree {
  const parts: Uint8Array[] = [];
  const findings = readAll(bytes, syntax, { ...limits, onInflated: (part) => parts.push(part.slice()) });
  const inflated = Buffer.concat(parts);
  const { elements } = readDataSet(inflated, ExplicitVRLittleEndian, limits);
  return { transferSyntax: syntax, bytes: inflated, elements, findings };
}

/** The elements of a sound Data Set; throws DataSetError for the first finding. */
export function elementsOf(
  bytes: Uint8Array,
  transferSyntax: TransferSyntax | string,
  limits: Partial<ReaderLimits> = {},
): readonly DataElement[] {
  const { elements, findings } = readDataSet(bytes, transferSyntax, limits);
  if (findings[0]) throw findingToError(findings[0]);
  return elements;
}
