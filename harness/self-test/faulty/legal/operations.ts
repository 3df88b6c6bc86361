// More that an SCP may do with operations: fields, early refusals and other statuses of PS3.7 9.1.1, 9.1.2 and 10.1.

import { CommandField, type Pdv, responseTo } from '../../../../src/wire.ts';
import { stored, storedOrdinary } from '../faults/cases.ts';
import type { FaultyConnection } from '../faulty-connection.ts';
import type { LegalChoice } from '../legal-choice.ts';

const otherwise = 'ps3.7/c.1/unrecognized-operation:HangingProtocolStorage';

/** Sessions on which the rest of a Data Set, whose C-STORE was refused, is to be passed over. */
const passingOver = new WeakSet<FaultyConnection>();

/** Refuses a C-STORE when its command has come, as out of resources; says whether the PDV is to be passed over. */
function refusedEarly({ contextId, isCommand, isLast }: Pdv, session: FaultyConnection): boolean {
  const request = session.exchanges.last?.request;
  if (isCommand && isLast && request?.CommandField === CommandField['C-STORE-RQ']) {
    session.respond(contextId, responseTo(request, CommandField['C-STORE-RSP'], { Status: 0xa700 }));
    passingOver.add(session);
    return true;
  }
  if (isCommand || !passingOver.has(session)) return false;
  if (isLast) passingOver.delete(session);
  return true;
}

export const operations: readonly LegalChoice[] = [
  {
    name: 'message-id-in-response',
    clause: 'PS3.7 9.1.1.1.1',
    does: 'repeats the Message ID (0000,0110) in a response, which is retired and permitted',
    store: (response, { request }) => ({ ...response, MessageID: request.MessageID ?? 0 }),
    cases: [stored, storedOrdinary, 'ps3.7/d.3.3.3/operations-in-a-window:HangingProtocolStorage'],
  },
  {
    name: 'explains-each-failure',
    clause: 'PS3.7 E.1',
    does: 'sends an Error Comment and an Error ID with each failure',
    store: (response) => (response.Status === 0 ? response : { ...response, ErrorComment: 'see the log', ErrorID: 12 }),
    cases: [
      'ps3.7/9.1.1/invalid-sop-instance-answered:a-leading-zero',
      'ps3.7/9.1.1/sop-class-mismatch-answered:another-storage-class',
      'ps3.4/gg.4.2/data-set-mismatch-answered:HangingProtocolStorage:no-SOP-Class-UID',
    ],
  },
  {
    name: 'refuses-early',
    clause: 'PS3.7 9.1.1.2',
    does: 'refuses a C-STORE (0xA700) before its Data Set has come, which it passes over',
    receive: (received, session) => {
      if (received.type !== 'P-DATA-TF') return undefined;
      const pdvs = received.pdvs.filter((pdv) => !refusedEarly(pdv, session));
      return pdvs.length > 0 ? [{ ...received, pdvs }] : [];
    },
    cases: [
      'ps3.7/9.1.1/no-success-before-the-end:whose-Data-Set-has-not-begun',
      'ps3.7/9.1.1/priority:low',
      'ps3.8/e.1/fragments-of-a-c-store:fragments-of-100-bytes-each-in-a-PDU',
      'ps3.7/9.1.5/c-echo:HangingProtocolStorage',
    ],
  },
  {
    name: 'class-at-fault-for-other-operations',
    clause: 'PS3.7 9.1.2.1.6',
    does: 'answers operations that a storage SOP Class does not have with SOP Class not supported (0x0122)',
    other: (response) => ({ ...response, Status: 0x0122 }),
    cases: [
      `${otherwise}:C-FIND-RQ`,
      `${otherwise}:C-MOVE-RQ`,
      'ps3.7/c.1/unrecognized-operation-on-verification:C-FIND-RQ',
    ],
  },
  {
    name: 'no-such-class-for-other-operations',
    clause: 'PS3.7 10.1.2.1.9',
    does: 'answers operations that a storage SOP Class does not have with No such SOP Class (0x0118)',
    other: (response) => ({ ...response, Status: 0x0118 }),
    cases: [`${otherwise}:N-GET-RQ`, `${otherwise}:N-DELETE-RQ`],
  },
];
