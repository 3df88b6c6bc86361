// The bytes that a ticket shows: of the message to which the system reacted, and of its reaction.

import type { CaseResult } from '../model/run-result.ts';
import type { WireRecord } from '../model/wire-record.ts';
import { describeRecord, hexLines } from './describe-wire.ts';
import { fragmentLines } from './fragment-text.ts';
import { visibleLine } from './visible-text.ts';

/** Bytes of a message that are shown. */
const shownBytes = 256;

/** A message with its first bytes. */
export interface TicketBytes {
  readonly title: string;
  readonly lines: readonly string[];
}

/**
 * What was sent last before the reaction on which the verdict turned, and that reaction if it has bytes. A rule that always holds
 * has none: of the case in which it was broken, the last PDU that came before the release.
 */
export function decisiveBytes({ wire, observed }: Pick<CaseResult, 'wire' | 'observed'>): TicketBytes[] {
  const wanted = JSON.stringify(observed);
  const exact = wire.findLastIndex(({ what }) => JSON.stringify(what) === wanted);
  const turned =
    exact < 0 ? wire.findLastIndex((record) => record.direction === 'received' && !isRelease(record)) : exact;
  const before = turned < 0 ? wire : wire.slice(0, turned + 1);
  const sent = before.findLast(
    (record) => record.direction === 'sent' && record.hex !== undefined && !isRelease(record),
  );
  const reaction = wire[turned];
  return [
    ...(sent ? [bytesOf('Bytes that were sent', sent)] : []),
    ...(reaction?.direction === 'received' && reaction.hex ? [bytesOf('Bytes that came', reaction)] : []),
  ];
}

function isRelease({ what }: WireRecord): boolean {
  return what.kind === 'pdu' && what.pdu.type.startsWith('A-RELEASE');
}

function bytesOf(title: string, record: WireRecord): TicketBytes {
  const bytes = Buffer.from(record.hex ?? '', 'hex');
  const shown = bytes.subarray(0, shownBytes);
  const left = (record.length ?? bytes.length) - shown.length;
  return {
    title,
    lines: [
      visibleLine(describeRecord(record)),
      ...fragmentLines(bytes).map((line) => `  ${line}`),
      ...hexLines(shown),
      ...(left > 0 ? [`      ... ${left} more bytes`] : []),
    ],
  };
}
