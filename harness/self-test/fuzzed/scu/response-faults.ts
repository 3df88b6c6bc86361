// Seeded faults of SCUs at a C-STORE-RSP, and at how and when it comes: PS3.7 9.3.1.2, PS3.8 9.3.5 and E.1.

import { commandElementByTag } from '../../../../src/wire.ts';
import { operationOf } from '../../faulty-scu/good-scu.ts';
import {
  announcedLength,
  bytesOf,
  commandElements,
  dies,
  hangs,
  isInvalid,
  onReceiving,
  type SeededScuFault,
} from './seeded-scu-fault.ts';

const tag = {
  field: 0x00000100,
  respondedTo: 0x00000120,
  dataSetType: 0x00000800,
  status: 0x00000900,
  comment: 0x00000902,
};
const noDataSet = 0x0101;
/** Silence is given up after so many milliseconds. */
const patienceMs = 250;
const longestComment = 64;
const deepest = 40;
/** It is asked to send two instances. */
const usualResponses = 2;

export const responseFaults: readonly SeededScuFault[] = [
  {
    name: 'no-pdv',
    kind: 4,
    does: 'takes the first PDV of a P-DATA-TF that has none, and dies',
    ...dies((arrival) => bytesOf(arrival)[0] === 4 && announcedLength(arrival) === 0),
  },
  {
    name: 'empty-fragment',
    kind: 4,
    does: 'never ends after a PDV without a fragment',
    ...hangs((arrival) => arrival.type === 'P-DATA-TF' && arrival.pdvs.some(({ fragment }) => fragment.length === 0)),
  },
  {
    name: 'pdv-length-wraps',
    kind: 1,
    does: 'dies of a PDV that is longer than its PDU',
    ...dies(
      (arrival) =>
        isInvalid(arrival, 4) && bytesOf(arrival).length >= 10 && bytesOf(arrival).readUInt32BE(6) >= 0x7fffffff,
    ),
  },
  {
    name: 'no-status',
    kind: 25,
    does: 'dies of a response without a Status',
    ...dies((arrival) => isResponse(arrival) && !commandElements(arrival).has(tag.status)),
  },
  {
    name: 'status-of-another-length',
    kind: 25,
    does: 'dies of a Status that is not two bytes long',
    ...dies((arrival) => (commandElements(arrival).get(tag.status)?.length ?? 2) !== 2),
  },
  {
    name: 'long-comment',
    kind: 12,
    does: 'copies Error Comment into a buffer of 64 characters, and dies',
    ...dies((arrival) => (commandElements(arrival).get(tag.comment)?.length ?? 0) > longestComment),
  },
  {
    name: 'unknown-elements',
    kind: 28,
    does: 'looks for elements that it does not know without end',
    ...hangs(
      (arrival) => [...commandElements(arrival).keys()].some((one) => commandElementByTag(one) === undefined),
      'spin',
    ),
  },
  {
    name: 'data-set-announced',
    kind: 25,
    does: 'waits for ever for a Data Set that a response announces',
    ...hangs((arrival) => {
      const type = commandElements(arrival).get(tag.dataSetType);
      return type?.length === 2 && type.readUInt16LE() !== noDataSet;
    }),
  },
  {
    name: 'recursion',
    kind: 31,
    does: 'calls itself for each PDV of a PDU, and dies of many',
    ...dies((arrival) => arrival.type === 'P-DATA-TF' && arrival.pdvs.length > deepest),
  },
  {
    name: 'status-of-another-message',
    kind: 25,
    does: 'takes a response to another Message ID for its own when it has more elements than usual',
    finds: 'success for what was not confirmed',
    scu: () => ({
      believes: (response, contextId, session) => {
        const isRich =
          response.ErrorComment !== undefined ||
          response.OffendingElement !== undefined ||
          response.ErrorID !== undefined;
        const [id] = session.outstanding.keys();
        return operationOf(
          isRich && id !== undefined ? { ...response, MessageIDBeingRespondedTo: id } : response,
          contextId,
          session,
        );
      },
    }),
  },
  {
    name: 'half-a-pdu',
    kind: 23,
    does: 'gives up a silence, but waits without end for the rest of a PDU',
    finds: 'hang',
    scu: () => ({ patience: (_order, session) => (session?.isWithinPdu ? Number.POSITIVE_INFINITY : patienceMs) }),
  },
  {
    name: 'release-for-response',
    kind: 21,
    does: 'never ends when the acceptor asks for release while an operation is outstanding',
    ...hangs((arrival, { outstanding }) => arrival.type === 'A-RELEASE-RQ' && outstanding.size > 0),
  },
  {
    name: 'keeps-every-response',
    kind: 15,
    does: 'keeps two megabytes of each response that it did not ask for',
    finds: 'memory grown',
    scu: (process) => {
      let responses = 0;
      return {
        receive: (arrival) => {
          if (arrival.type === 'P-DATA-TF') responses += 1;
          if (arrival.type === 'P-DATA-TF' && responses > usualResponses) process.take(2_000_000);
          return undefined;
        },
      };
    },
  },
  {
    name: 'child-left',
    kind: 20,
    does: 'leaves a process behind when a response is on another presentation context',
    ...onReceiving(
      (arrival, { accepted }) =>
        arrival.type === 'P-DATA-TF' &&
        arrival.pdvs.some(({ contextId }) => !accepted.some(({ id }) => id === contextId)),
      (process) => process.leaveChild(),
      'health lost',
    ),
  },
];

function isResponse(arrival: Parameters<typeof commandElements>[0]): boolean {
  const field = commandElements(arrival).get(tag.field);
  return field?.length === 2 && field.readUInt16LE() === 0x8001 && commandElements(arrival).has(tag.respondedTo);
}
