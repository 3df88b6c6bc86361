// What PS3.8 demands of every PDU the SUT sends: reserved fields, the maximum length, and the form of fragments.

import type { MessageFinding, PDataTF, Pdu } from '../../src/wire.ts';
import { type Finding, shall, should } from '../model/finding.ts';

const pduHeadLength = 6;

/** Findings that any PDU can give: reserved fields shall be sent as 00H, other fields with a value of their table. */
export function pduFindings(pdu: Pdu): Finding[] {
  return [...reservedFindings(pdu), ...valueFindings(pdu)];
}

function reservedFindings(pdu: Pdu): Finding[] {
  // Bytes 43 to 74 of an A-ASSOCIATE-AC repeat the request (PS3.8 Table 9-17).
  const reserved = pdu.type === 'A-ASSOCIATE-AC' ? pdu.reserved?.subarray(0, 3) : pdu.reserved;
  if (!reserved?.some((byte) => byte !== 0)) return [];
  return [shall(clauses[pdu.type], `${pdu.type}: a reserved field is not sent as 00H`)];
}

function valueFindings(pdu: Pdu): Finding[] {
  if (pdu.type === 'A-ABORT') {
    const { source, reason } = pdu;
    if (abortReasons[source]?.includes(reason)) return [];
    return [shall(clauses[pdu.type], `A-ABORT: source ${source} with reason ${reason} is not in Table 9-26`)];
  }
  if (pdu.type !== 'A-ASSOCIATE-RJ') return [];
  const { result, source, reason } = pdu;
  if ((result === 1 || result === 2) && rejectionReasons[source]?.includes(reason)) return [];
  const values = `result ${result}, source ${source}, reason ${reason}`;
  return [shall(clauses[pdu.type], `A-ASSOCIATE-RJ: ${values} is not in Table 9-21`)];
}

/** By source (PS3.8 Table 9-26); of the service-user the reason shall be sent as 00H. */
const abortReasons: Readonly<Record<number, readonly number[]>> = { 0: [0], 2: [0, 1, 2, 4, 5, 6] };

/** By source (PS3.8 Table 9-21). */
const rejectionReasons: Readonly<Record<number, readonly number[]>> = { 1: [1, 2, 3, 7], 2: [1, 2], 3: [1, 2] };

const clauses: Readonly<Record<Pdu['type'], string>> = {
  'A-ASSOCIATE-RQ': 'PS3.8 9.3.2',
  'A-ASSOCIATE-AC': 'PS3.8 9.3.3',
  'A-ASSOCIATE-RJ': 'PS3.8 9.3.4',
  'P-DATA-TF': 'PS3.8 9.3.5',
  'A-RELEASE-RQ': 'PS3.8 9.3.6',
  'A-RELEASE-RP': 'PS3.8 9.3.7',
  'A-ABORT': 'PS3.8 9.3.8',
};

/** Findings of a P-DATA-TF: its length against what was announced, context IDs, and the message control header. */
export function pDataFindings(pdu: PDataTF, pduBytes: number, maxLength: number): Finding[] {
  const findings: Finding[] = [];
  const length = pduBytes - pduHeadLength;
  if (maxLength > 0 && length > maxLength) {
    findings.push(shall('PS3.8 D.1', `P-DATA-TF of ${length} bytes exceeds the announced maximum length ${maxLength}`));
  }
  for (const { contextId, reserved } of pdu.pdvs) {
    if (contextId % 2 === 0) findings.push(shall('PS3.8 9.3.5.1', `presentation context ID ${contextId} is even`));
    if (reserved) findings.push(should('PS3.8 E.2', 'bits 2 to 7 of a message control header are not 0'));
  }
  return findings;
}

/** Findings of the message assembler: fragments that a receiver can put up with, yet a sender shall not send. */
export function messageFinding({ rule, text, clause }: MessageFinding): Finding {
  return shall(clause, `${text} (${rule})`);
}
