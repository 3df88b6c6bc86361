// A Data Set of a C-STORE request, read in the Transfer Syntax that was accepted for it: PS3.8 7.6.1, PS3.5 7 and A.

import {
  type DataSetFinding,
  type DataSetTree,
  type IodFinding,
  readDataSet,
  StrictReader,
  type TransferSyntax,
  transferSyntaxByKeyword,
  transferSyntaxByUid,
  uncompressedTransferSyntaxes,
  validateDataSet,
} from '../../../src/index.ts';
import { acceptedSyntaxOf, isStore, type RequestRecord } from '../request-record.ts';
import type { CheckedRule } from '../rule.ts';

export interface ReceivedDataSet {
  readonly accepted: TransferSyntax;
  /** Its elements, up to the fault if there is one. */
  readonly tree: DataSetTree;
  /** The first place where it is no Data Set of the accepted Transfer Syntax. */
  readonly fault: DataSetFinding | undefined;
  /** Another Transfer Syntax in which the bytes are a sound Data Set. */
  readonly encodedIn: TransferSyntax | undefined;
  /** What its IOD objects to, and did not object to as it was given to the SCU; empty if it cannot be read. */
  readonly findings: readonly IodFinding[];
}

export type DataSetCheckedRule = CheckedRule<ReceivedDataSet>;

/** Stands for each syntax that encapsulates Pixel Data: around them all are Explicit VR Little Endian. */
const encapsulating = transferSyntaxByKeyword('JPEGBaseline8Bit');

/** The syntaxes by which the encoding around Pixel Data can differ. */
const encodings: readonly TransferSyntax[] = [
  ...uncompressedTransferSyntaxes,
  ...(encapsulating === undefined ? [] : [encapsulating]),
];

/** What is judged takes some seconds at most; beyond these limits nothing is said. */
const limits = { elements: 250_000, inflatedSize: 2 ** 26 };

/**
 * Reads and validates the Data Set. Undefined if there is none to judge: none was kept, a private Transfer Syntax was
 * accepted, it may have ended early, or it is beyond what this reader takes.
 */
export function readReceivedDataSet(record: RequestRecord): ReceivedDataSet | undefined {
  const { dataSet, mayEndEarly, message } = record;
  const accepted = transferSyntaxByUid(acceptedSyntaxOf(record) ?? '');
  if (dataSet === undefined || mayEndEarly || !accepted || !isStore(record)) return undefined;
  const tree = readDataSet(dataSet, accepted, limits);
  const [fault] = tree.findings;
  if (fault?.rule.endsWith('-limit')) return undefined;
  if (fault) return { accepted, tree, fault, encodedIn: soundEncoding(dataSet, accepted), findings: [] };
  const { AffectedSOPClassUID: sopClassUID, AffectedSOPInstanceUID: sopInstanceUID } = message.decoded.command;
  const options = { ...(sopInstanceUID !== undefined && { sopInstanceUID }) };
  const all = sopClassUID === undefined ? [] : validateDataSet(tree, sopClassUID, options);
  const findings = withoutThoseOf(record.given, all, sopClassUID);
  return { accepted, tree, fault: undefined, encodedIn: undefined, findings };
}

/** An SCU passes on what it is given; it answers for what it has changed. */
function withoutThoseOf(
  given: RequestRecord['given'],
  findings: readonly IodFinding[],
  sopClassUID = '',
): readonly IodFinding[] {
  if (!given || findings.length === 0) return findings;
  const known = new Set(validateDataSet(given, sopClassUID).map(keyOf));
  return findings.filter((finding) => !known.has(keyOf(finding)));
}

function keyOf({ rule, tagPath, clause, actual }: IodFinding): string {
  return JSON.stringify([rule, tagPath, clause, actual]);
}

function soundEncoding(bytes: Uint8Array, accepted: TransferSyntax): TransferSyntax | undefined {
  return encodings.find((syntax) => !isSameEncoding(syntax, accepted) && isSound(bytes, syntax));
}

function isSameEncoding(one: TransferSyntax, other: TransferSyntax): boolean {
  return (['explicitVR', 'littleEndian', 'deflated', 'encapsulated'] as const).every((key) => one[key] === other[key]);
}

function isSound(bytes: Uint8Array, syntax: TransferSyntax): boolean {
  const reader = new StrictReader(syntax, limits);
  reader.push(bytes);
  reader.end();
  return reader.error === undefined;
}

/** Texts of findings, of which a peer could cause any number. */
export function shownTexts(texts: readonly string[], shown = 5): readonly string[] {
  if (texts.length <= shown) return texts;
  return [...texts.slice(0, shown), `${texts.length - shown} more of the kind`];
}
