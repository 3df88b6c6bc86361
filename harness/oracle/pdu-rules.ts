// What PS3.8 9.3 demands of every PDU the SUT sends: that it is one, reserved fields, and values of the tables.

import type { Decoded, Pdu } from '../../src/wire.ts';
import type { Finding } from '../model/finding.ts';
import { type CheckedRule, findingOf } from './rule.ts';

type PduType = Pdu['type'];

/** By source (PS3.8 Table 9-26); of the service-user the reason shall be sent as 00H. */
const abortReasons: Readonly<Record<number, readonly number[]>> = { 0: [0], 2: [0, 1, 2, 4, 5, 6] };

/** By source (PS3.8 Table 9-21). */
const rejectionReasons: Readonly<Record<number, readonly number[]>> = { 1: [1, 2, 3, 7], 2: [1, 2], 3: [1, 2] };

/** The subject and the clause of each PDU. */
const pdus: Readonly<Record<PduType, { readonly subject: string; readonly clause: string }>> = {
  'A-ASSOCIATE-RQ': { subject: 'associate-rq', clause: 'PS3.8 9.3.2' },
  'A-ASSOCIATE-AC': { subject: 'associate-ac', clause: 'PS3.8 9.3.3' },
  'A-ASSOCIATE-RJ': { subject: 'associate-rj', clause: 'PS3.8 9.3.4' },
  'P-DATA-TF': { subject: 'p-data', clause: 'PS3.8 9.3.5' },
  'A-RELEASE-RQ': { subject: 'release-rq', clause: 'PS3.8 9.3.6' },
  'A-RELEASE-RP': { subject: 'release-rp', clause: 'PS3.8 9.3.7' },
  'A-ABORT': { subject: 'a-abort', clause: 'PS3.8 9.3.8' },
};

/** PDU-type of an A-ASSOCIATE-AC. */
const associateAc = 2;

/** Whatever comes is a PDU. */
const decodable: CheckedRule<Decoded> = {
  id: 'pdu/decodable',
  clause: 'PS3.8 9.3.1',
  level: 'shall',
  title: 'The system sends bytes that are no PDU',
  demand: 'What is sent on an association is one of the seven PDUs, made as they are defined.',
  check(decoded) {
    if ('pdu' in decoded) return [];
    return decoded.pduType === associateAc ? undefined : [undecodableText(decoded)];
  },
};

/** Without it no association comes about, and it says where in the PDU the fault is. */
const decodableAccept: CheckedRule<Decoded> = {
  id: 'associate-ac/decodable',
  clause: pdus['A-ASSOCIATE-AC'].clause,
  level: 'shall',
  title: 'A-ASSOCIATE-AC that is not made as it is defined',
  demand: 'An A-ASSOCIATE-AC is made of the fields and items of Table 9-17, each as long as it is defined (Annex D).',
  check(decoded) {
    if ('pdu' in decoded) return decoded.pdu.type === 'A-ASSOCIATE-AC' ? [] : undefined;
    return decoded.pduType === associateAc ? [undecodableText(decoded)] : undefined;
  },
};

function undecodableText({ invalid, offset }: Exclude<Decoded, { pdu: Pdu }>): string {
  return `bytes came that are no PDU: ${invalid} (offset ${offset})`;
}

/** What bytes that are no PDU break, with the finding that the rules above come to. */
export function undecodableRule(decoded: Exclude<Decoded, { pdu: Pdu }>): string {
  return (decoded.pduType === associateAc ? decodableAccept : decodable).id;
}

/** Whether it is the rule of a malformed A-ASSOCIATE-AC. */
export function isAcceptRule(rule: string | undefined): boolean {
  return rule === decodableAccept.id;
}

/** The finding of an event of such bytes. */
export function undecodableFinding(rule: string, text: string): Finding {
  const broken = isAcceptRule(rule) ? decodableAccept : decodable;
  return findingOf(broken, `bytes came that are no PDU: ${text}`);
}

/** The rules of whatever came in place of a PDU. */
export const pduRules: readonly CheckedRule<Decoded>[] = [
  decodable,
  decodableAccept,
  ...(Object.keys(pdus) as PduType[]).map(reservedRule),
  {
    id: 'a-abort/source-and-reason',
    clause: pdus['A-ABORT'].clause,
    level: 'shall',
    title: 'A-ABORT with an undefined source or reason',
    demand: 'Source and reason of an A-ABORT are a pair of Table 9-26.',
    check: onPdu('A-ABORT', ({ source, reason }) => {
      if (abortReasons[source]?.includes(reason)) return [];
      return [`A-ABORT: source ${source} with reason ${reason} is not in Table 9-26`];
    }),
  },
  {
    id: 'associate-rj/result-source-and-reason',
    clause: pdus['A-ASSOCIATE-RJ'].clause,
    level: 'shall',
    title: 'A-ASSOCIATE-RJ with an undefined result, source or reason',
    demand: 'Result, source and reason of an A-ASSOCIATE-RJ are those of Table 9-21.',
    check: onPdu('A-ASSOCIATE-RJ', ({ result, source, reason }) => {
      if ((result === 1 || result === 2) && rejectionReasons[source]?.includes(reason)) return [];
      const values = `result ${result}, source ${source}, reason ${reason}`;
      return [`A-ASSOCIATE-RJ: ${values} is not in Table 9-21`];
    }),
  },
];

function reservedRule(type: PduType): CheckedRule<Decoded> {
  const { subject, clause } = pdus[type];
  return {
    id: `${subject}/reserved-fields`,
    clause,
    level: 'shall',
    title: `${type} with a reserved field other than 00H`,
    demand: `The reserved fields of ${type} are sent as 00H.`,
    check: onPdu(type, (pdu) => {
      // Bytes 43 to 74 of an A-ASSOCIATE-AC repeat the request (PS3.8 Table 9-17).
      const reserved = pdu.type === 'A-ASSOCIATE-AC' ? pdu.reserved?.subarray(0, 3) : pdu.reserved;
      const isSet = reserved?.some((byte) => byte !== 0) ?? false;
      return isSet ? [`${type}: a reserved field is not sent as 00H`] : [];
    }),
  };
}

/** A check of PDUs of one type only. */
function onPdu<Type extends PduType>(type: Type, check: (pdu: Extract<Pdu, { type: Type }>) => readonly string[]) {
  return (decoded: Decoded): readonly string[] | undefined => {
    if (!('pdu' in decoded) || decoded.pdu.type !== type) return undefined;
    return check(decoded.pdu as Extract<Pdu, { type: Type }>);
  };
}
