// What the packets of a capture say beside their bytes: case, clause and verdict; step; what is malformed on purpose.

import type { CaseResult } from '../../model/run-result.ts';
import type { StepFacts } from '../../model/traffic.ts';
import type { WireWhat } from '../../model/wire-record.ts';
import { outcomeLine, requirementText } from '../../words/case-text.ts';
import { visibleLine } from '../../words/visible-text.ts';

/** More of a line is not shown: a SUT may send texts of any length. */
const longestLine = 1000;

/** A connection, and the attempt of a case that opened it. */
export interface CommentedConnection {
  readonly id: string;
  readonly attempt: number;
  readonly label: string | undefined;
  readonly isTls: boolean;
  /** What is not as it was, or is left out. */
  readonly notes: readonly string[];
}

/** The comment of the first packet; `result` is that of the case, `counts` whether this attempt came to it. */
export function connectionComment(
  { id, attempt, label, isTls, notes }: CommentedConnection,
  result: CaseResult | undefined,
  counts: boolean,
): string {
  const known = result ? [`${id}: ${result.title}`, `clause ${requirementText(result.requirement)}`] : [id];
  return lines([
    ...known.map((line, at) => (at === 0 ? `case ${line}` : line)),
    result && counts ? verdictLine(result) : `attempt ${attempt}, which does not count: the case ran more than once`,
    ...(label === undefined ? [] : [`association "${label}" of the case`]),
    ...(isTls ? ['TLS: the bytes within it, in the clear'] : []),
    ...notes,
  ]);
}

function verdictLine(result: CaseResult): string {
  const known = result.waiver ? `, a known deviation (${result.waiver.reason})` : '';
  return `verdict ${result.verdict}${known}: ${outcomeLine(result)}`;
}

/** PDUs that are never malformed if they can be decoded, as they have fixed fields alone (PS3.8 9.3.4, 9.3.6 to 9.3.8). */
const fixedPdus: readonly string[] = ['A-ASSOCIATE-RJ', 'A-RELEASE-RQ', 'A-RELEASE-RP', 'A-ABORT'];

/** What is unusual on purpose in what is sent in a step; undefined if nothing is. */
export function purposeOf(what: WireWhat | undefined, input: StepFacts['input']): string | undefined {
  if (what?.kind === 'undecodable') return line(`malformed on purpose: ${what.text}`);
  if (input === 'usual' || !what) return undefined;
  if (input === 'changed') return 'unusual on purpose, and legal';
  if (what.kind === 'pdu' && fixedPdus.includes(what.pdu.type))
    return `illegal on purpose: ${what.pdu.type} in this place`;
  return 'malformed on purpose: the standard does not let a peer send this';
}

/** Deflated Explicit VR Little Endian (PS3.5 A.5). */
const deflated = Buffer.from('1.2.840.10008.1.2.1.99');
export const deflatedNote = 'Deflated Data Sets: Wireshark does not inflate them, and calls them malformed';

/** Of a connection on which something is sent as no usual peer sends it: Wireshark goes on in what it did not understand. */
export const unusualNote =
  'unusual or malformed on purpose in its packets that say so: Wireshark may call what follows them malformed, too';

/** Whether bytes are an A-ASSOCIATE-AC (PS3.8 9.3.3) that accepts what Wireshark cannot read. */
export function acceptsDeflated(bytes: Uint8Array): boolean {
  return bytes[0] === 2 && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(deflated);
}

/** One line of a comment, safe to read. */
export function line(text: string): string {
  const visible = visibleLine(text);
  return visible.length > longestLine ? `${visible.slice(0, longestLine)} …` : visible;
}

function lines(texts: readonly string[]): string {
  return texts.map(line).join('\n');
}
