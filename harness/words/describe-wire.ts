// The conversation of a case as text: one line a PDU or event, hex of the bytes indented below.

import type { WireRecord } from '../model/wire-record.ts';
import { describeObservation } from './describe-observation.ts';

/** `>` harness to SUT, `<` SUT to harness, `-` an event that is no PDU. */
export const directionSigns = { sent: '>', received: '<', event: '-' } as const;

/** The whole conversation; undefined hex leaves the bytes out. */
export function describeWire(records: readonly WireRecord[]): string {
  return records.flatMap(linesOf).join('\n');
}

/** A record in one line: direction, time and what it is. */
export function describeRecord(record: WireRecord): string {
  if (record.what.kind === 'left-out') return `      ... ${record.what.count} entries left out ...`;
  const connection = record.connection === undefined ? '' : `[${record.connection}] `;
  const remark = record.remark === undefined ? '' : `, ${record.remark}`;
  const time = record.at.toFixed(1).padStart(8);
  return `${directionSigns[record.direction]} ${time} ms  ${connection}${describeWhat(record)}${remark}`;
}

/** What a record is, without its time and direction. */
export function describeWhat({ what, direction, length }: WireRecord): string {
  switch (what.kind) {
    case 'note':
      return what.text;
    case 'left-out':
      return `${what.count} entries left out`;
    case 'silence':
      return `nothing came for ${Math.round(what.ms)} ms`;
    case 'closed':
      return what.how === 'local' ? describeObservation(what) : `${closed[what.how]} by the system`;
    case 'message':
      if (direction === 'event') return `received ${describeObservation(what)}`;
      return `${describeObservation(what)} (${length} bytes)`;
    default:
      return describeObservation(what);
  }
}

const closed = { FIN: 'connection closed (FIN)', RST: 'connection reset (RST)' } as const;

function linesOf(record: WireRecord): string[] {
  if (record.hex === undefined) return [describeRecord(record)];
  const bytes = Buffer.from(record.hex, 'hex');
  const left = (record.length ?? bytes.length) - bytes.length;
  const rest = left > 0 ? [`      ... ${left} more bytes`] : [];
  return [describeRecord(record), ...hexLines(bytes), ...rest];
}

const bytesInLine = 16;
const hexOf = Array.from({ length: 256 }, (_, byte) => ` ${byte.toString(16).padStart(2, '0')}`);
const charOf = Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.',
);

/** Sixteen bytes a line with offset, hex and the printable ASCII characters. A report has a million of these bytes. */
export function hexLines(bytes: Uint8Array): string[] {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += bytesInLine) {
    let hex = '';
    let text = '';
    for (const byte of bytes.subarray(at, at + bytesInLine)) {
      hex += hexOf[byte];
      text += charOf[byte];
    }
    lines.push(`      ${at.toString(16).padStart(4, '0')} ${hex.padEnd(48)}  ${text}`);
  }
  return lines;
}
