/** PS3.8 9.3.8: the A-ABORT PDU, of the service-user (A-ABORT) and of the service-provider (A-P-ABORT). */

import { ByteReader } from './byte-reader.ts';
import { uint8 } from './item.ts';
import { encodeWithHead } from './pdu-head.ts';
import { reservedBytes, withReserved } from './reserved.ts';

/** Source by name (PS3.8 Table 9-26). */
export const abortSource = { serviceUser: 0, reserved: 1, serviceProvider: 2 } as const;

/** Reason/Diag. of an abort by the service-provider, by name (PS3.8 Table 9-26). */
export const abortReason = {
  notSpecified: 0,
  unrecognizedPdu: 1,
  unexpectedPdu: 2,
  reserved: 3,
  unrecognizedPduParameter: 4,
  unexpectedPduParameter: 5,
  invalidPduParameterValue: 6,
} as const;

export interface AAbort {
  readonly type: 'A-ABORT';
  /** Bytes 2, 7 and 8 of the PDU. */
  readonly reserved?: Uint8Array;
  /** 0 service-user, 2 service-provider (see {@link abortSource}). */
  readonly source: number;
  /** Significant only for source 2 (see {@link abortReason}). */
  readonly reason: number;
}

export function encodeAAbort({ reserved, source, reason }: AAbort): Buffer {
  return encodeWithHead(7, reserved, reservedBytes(reserved, 1, 2), uint8(source), uint8(reason));
}

export function decodeAAbort(bytes: Buffer): AAbort {
  const reader = new ByteReader(bytes, 6);
  const bytes7to8 = reader.bytes(2, 'reserved field');
  const source = reader.uint8('source');
  const reason = reader.uint8('reason/diag.');
  reader.end('A-ABORT');
  return { type: 'A-ABORT', ...withReserved(bytes.subarray(1, 2), bytes7to8), source, reason };
}

const reasonNames = [
  'reason-not-specified',
  'unrecognized-PDU',
  'unexpected-PDU',
  'reserved reason 3',
  'unrecognized-PDU-parameter',
  'unexpected-PDU-parameter',
  'invalid-PDU-parameter-value',
];

/** Source and reason in the words of PS3.8 Table 9-26. */
export function describeAbort({ source, reason }: Pick<AAbort, 'source' | 'reason'>): string {
  if (source === abortSource.serviceUser) return 'by service-user';
  if (source !== abortSource.serviceProvider) return `by source ${source}, reason ${reason}`;
  return `by service-provider: ${reasonNames[reason] ?? `reason ${reason}`}`;
}
