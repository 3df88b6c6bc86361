// Faults in how operations are taken that a storage SOP Class does not have: PS3.7 C.1, 9.3 and 10.3.

import { CommandField, type CommandSet, cStoreRSP } from '../../../../src/wire.ts';
import type { Exchange } from '../exchange.ts';
import { type Fault, sparing } from '../fault.ts';
import { echoed, stored } from './cases.ts';

const wellFormed = (label: string): string => `ps3.7/c.1/well-formed-operation:HangingProtocolStorage:${label}`;
const likeAStore = (label: string): string => `ps3.7/c.1/unrecognized-operation:HangingProtocolStorage:${label}`;

/** Whether a request has what its operation cannot do without, and nothing that only a C-STORE has. */
function isWellFormed({ request }: Exchange): boolean {
  const hasClass = (request.AffectedSOPClassUID ?? request.RequestedSOPClassUID) !== undefined;
  const hasInstance = (request.AffectedSOPInstanceUID ?? request.RequestedSOPInstanceUID) !== undefined;
  const hasPriority = request.Priority !== undefined;
  const isQuery = (request.CommandField ?? 0) < CommandField['N-EVENT-REPORT-RQ'];
  return hasClass && hasInstance !== isQuery && hasPriority === isQuery;
}

/** Success of a C-STORE where `test` holds, otherwise the good response. */
function storedWhere(test: (exchange: Exchange) => boolean) {
  return (response: CommandSet, exchange: Exchange) =>
    test(exchange) ? cStoreRSP(exchange.request, { Status: 0 }) : response;
}

const rows: readonly Fault[] = [
  {
    name: 'other-operations-stored',
    clause: 'PS3.7 C.1',
    does: 'answers well-formed requests of operations that a storage SOP Class does not have with success of a C-STORE',
    other: storedWhere(isWellFormed),
    caughtBy: [
      'C-FIND-RQ',
      'C-GET-RQ',
      'C-MOVE-RQ',
      'N-EVENT-REPORT-RQ',
      'N-GET-RQ',
      'N-SET-RQ',
      'N-ACTION-RQ',
      'N-CREATE-RQ',
      'N-DELETE-RQ',
    ].map(wellFormed),
    spares: [stored, echoed, likeAStore('N-GET-RQ'), likeAStore('N-SET-RQ'), likeAStore('N-CREATE-RQ')],
  },
  {
    name: 'data-sets-stored-whatever-the-operation',
    clause: 'PS3.7 C.1',
    does: 'answers each request that brings a Data Set with success of a C-STORE, whatever operation it asks for',
    other: storedWhere(({ request }) => request.CommandDataSetType !== 0x0101),
    caughtBy: [
      wellFormed('N-EVENT-REPORT-RQ-with-a-Data-Set'),
      wellFormed('N-ACTION-RQ-with-a-Data-Set'),
      likeAStore('N-GET-RQ'),
    ],
    spares: [stored, echoed, wellFormed('N-EVENT-REPORT-RQ'), wellFormed('N-DELETE-RQ')],
  },
  {
    name: 'attributes-got-from-a-store',
    clause: 'PS3.7 C.1',
    does: 'confirms an N-GET on a storage context if it asks for Attributes by name',
    other: (response, { request }) =>
      request.AttributeIdentifierList === undefined ? response : { ...response, Status: 0, ErrorComment: undefined },
    caughtBy: [wellFormed('N-GET-RQ-of-two-Attributes')],
    spares: [stored, echoed, wellFormed('N-GET-RQ')],
  },
];

export const otherOperations: readonly Fault[] = sparing([stored, echoed], rows);
