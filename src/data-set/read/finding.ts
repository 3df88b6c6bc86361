/** What the strict reader says when bytes break the encoding rules of PS3.5 clauses 6 and 7 or Annex A. */

import { DataSetError, DataSetLimitError } from '../../errors.ts';

/** The rules that the strict reader checks, one word each, for programs and tables. */
export type DataSetRule =
  | 'truncated'
  | 'tag-order'
  | 'duplicate-tag'
  | 'forbidden-group'
  | 'unknown-vr'
  | 'odd-length'
  | 'length-for-vr'
  | 'length-bounds'
  | 'undefined-length'
  | 'item-expected'
  | 'stray-delimiter'
  | 'delimiter-length'
  | 'encapsulation'
  | 'deflate'
  | 'depth-limit'
  | 'size-limit'
  | 'element-limit';

/** The first place where the bytes stop being a Data Set. */
export interface DataSetFinding {
  readonly rule: DataSetRule;
  /** From the outermost element to the one concerned: `(0072,0200)[1].(0072,0202)`; items count from 1. */
  readonly tagPath: string;
  /** The innermost element of `tagPath` as a number, for Offending Element (0000,0901); undefined before the first. */
  readonly tag: number | undefined;
  /** Bytes from the start of the Data Set, after inflating where the Transfer Syntax is deflated. */
  readonly offset: number;
  readonly clause: string;
  readonly text: string;
}

/** Rules that are limits of the reader, and no rules of the standard. */
const limits: { readonly [rule: string]: DataSetLimitError['limit'] } = {
  'size-limit': 'size',
  'depth-limit': 'depth',
  'element-limit': 'elements',
};

/** The limit of the reader that was reached; undefined where the bytes break a rule of the standard. */
export function limitOf(finding: DataSetFinding): DataSetLimitError['limit'] | undefined {
  return limits[finding.rule];
}

/** The finding in one line: text, tag path, byte offset, and the clause, which a limit does not have. */
export function describeFinding(finding: DataSetFinding): string {
  const where = finding.tagPath ? `${finding.tagPath} at byte ${finding.offset}` : `byte ${finding.offset}`;
  return `${finding.text}: ${where}${limitOf(finding) ? '' : ` (${finding.clause})`}`;
}

/** The finding as an error, for callers that need the whole Data Set or nothing. */
export function findingToError(finding: DataSetFinding): DataSetError {
  const { tagPath, offset } = finding;
  const limit = limitOf(finding);
  return limit === undefined
    ? new DataSetError(describeFinding(finding), tagPath, offset)
    : new DataSetLimitError(limit, describeFinding(finding), { tagPath, offset });
}
