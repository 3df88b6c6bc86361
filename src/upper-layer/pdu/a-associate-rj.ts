/** PS3.8 9.3.4: the A-ASSOCIATE-RJ PDU. */

import { ByteReader } from './byte-reader.ts';
import { uint8 } from './item.ts';
import { encodeWithHead } from './pdu-head.ts';
import { reservedBytes, withReserved } from './reserved.ts';

export interface AAssociateRJ {
  readonly type: 'A-ASSOCIATE-RJ';
  /** Bytes 2 and 7 of the PDU. */
  readonly reserved?: Uint8Array;
  /** 1 rejected-permanent, 2 rejected-transient. */
  readonly result: number;
  /** 1 service-user, 2 service-provider (ACSE), 3 service-provider (Presentation). */
  readonly source: number;
  /** Reason/Diag.; its meaning depends on `source`, see {@link describeRejection}. */
  readonly reason: number;
}

export function encodeAAssociateRJ({ reserved, result, source, reason }: AAssociateRJ): Buffer {
  return encodeWithHead(3, reserved, reservedBytes(reserved, 1, 1), uint8(result), uint8(source), uint8(reason));
}

export function decodeAAssociateRJ(bytes: Buffer): AAssociateRJ {
  const reader = new ByteReader(bytes, 6);
  const byte7 = reader.bytes(1, 'reserved field');
  const result = reader.uint8('result');
  const source = reader.uint8('source');
  const reason = reader.uint8('reason/diag.');
  reader.end('A-ASSOCIATE-RJ');
  return { type: 'A-ASSOCIATE-RJ', ...withReserved(bytes.subarray(1, 2), byte7), result, source, reason };
}

const results: Readonly<Record<number, string>> = { 1: 'rejected-permanent', 2: 'rejected-transient' };

const sources: Readonly<Record<number, string>> = {
  1: 'service-user',
  2: 'service-provider (ACSE)',
  3: 'service-provider (Presentation)',
};

const reasons: Readonly<Record<number, Readonly<Record<number, string>>>> = {
  1: {
    1: 'no-reason-given',
    2: 'application-context-name-not-supported',
    3: 'calling-AE-title-not-recognized',
    7: 'called-AE-title-not-recognized',
  },
  2: { 1: 'no-reason-given', 2: 'protocol-version-not-supported' },
  3: { 1: 'temporary-congestion', 2: 'local-limit-exceeded' },
};

/** Result, source and reason in the words of PS3.8 Table 9-21. */
export function describeRejection({
  result,
  source,
  reason,
}: Pick<AAssociateRJ, 'result' | 'source' | 'reason'>): string {
  const resultName = results[result] ?? `result ${result}`;
  const sourceName = sources[source] ?? `source ${source}`;
  return `${resultName} by ${sourceName}: ${reasons[source]?.[reason] ?? `reason ${reason}`}`;
}
