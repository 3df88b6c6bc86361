// Faults that show in a crowd, with slow requestors, and where a lot is under way: PS3.8 9.1 and 9.2.3.

import { cStoreRSP } from '../../../../src/wire.ts';
import { type Fault, sparing } from '../fault.ts';
import type { FaultyConnection } from '../faulty-connection.ts';
import { whenInPieces } from '../in-pieces.ts';
import { lateSlots } from '../late-slots.ts';
import { echoed, stored } from './cases.ts';

const crowd = 'ps3.8/9.1.1/fifty-at-once';
const large = (label: string): string => `ps3.8/9.2.3/connection/left-in-a-large-data-set:${label}`;
const aborted = (label: string): string => `ps3.8/9.2.3/a-abort/in-every-state:${label}`;

/** What this SCP calls many associations. */
const many = 40;
/** Bytes of a Data Set that it calls large. */
const largeDataSet = 100_000;
/** Pieces of a PDU or of a message, after which it loses its head. */
const patience = 4;

/** Connections on which the pieces of a message are counted. */
const counted = new WeakSet<FaultyConnection>();

function isUnderWay({ exchanges }: FaultyConnection): boolean {
  return exchanges.withinMessage && (exchanges.last?.dataSet.length ?? 0) > largeDataSet;
}

const rows: readonly Fault[] = [
  {
    name: 'dies-in-a-crowd',
    clause: 'PS3.8 9.1.1',
    does: `dies of ${many} associations at once`,
    opened: ({ program }) => {
      if (program.open >= many) program.crash();
    },
    caughtBy: [crowd],
  },
  {
    name: 'hangs-in-a-crowd',
    clause: 'PS3.8 9.1.1',
    does: `answers nobody any more after ${many} associations at once`,
    opened: ({ program }) => {
      if (program.open >= many) program.hang();
    },
    caughtBy: [crowd],
  },
  {
    name: 'forgets-in-a-crowd',
    clause: 'PS3.7 9.1.1.2',
    does: 'answers every other C-STORE while ten associations are open',
    message: (command, { contextId }, session) => {
      if (session.program.open < 10 || session.program.tally() % 2 === 0) session.respond(contextId, command);
      return [];
    },
    caughtBy: [crowd],
  },
  {
    name: 'answers-others-in-a-crowd',
    clause: 'PS3.8 9.1.1',
    does: 'answers with the Message ID of another association while ten are open',
    message: (command, { contextId, request }, session) => {
      const { MessageID = 0 } = request;
      const other = { ...cStoreRSP(request, { Status: 0 }), MessageIDBeingRespondedTo: (MessageID % 50) + 1 };
      session.respond(contextId, session.program.open < 10 ? command : other);
      return [];
    },
    caughtBy: [crowd],
  },
  {
    name: 'leaks-half-open-connections',
    clause: 'PS3.8 9.2.3',
    does: 'counts connections as open that were left before an A-ASSOCIATE-RQ, and has room for ten',
    closed: (_how, _unparsed, { state, program }) => {
      if (state === 'Sta2' && program.tally() === 10) program.hang();
    },
    caughtBy: ['ps3.8/9.2.3/connection/half-open-left:half-a-PDU:FIN'],
  },
  {
    name: 'slots-come-back-late-after-half-open-connections',
    clause: 'PS3.8 9.2.3',
    does: 'rejects for the moment, for eight seconds, after ten connections that ended before an A-ASSOCIATE-RQ',
    ...lateSlots(10, 8000),
    verdict: 'warn',
    caughtBy: ['ps3.8/9.2.3/connection/half-open-left:nothing:FIN'],
  },
  {
    name: 'dies-of-a-slow-association',
    clause: 'PS3.8 9.1.3',
    does: `dies of an A-ASSOCIATE-RQ that comes in more than ${patience} pieces`,
    opened: (session) => {
      const isPartial = (): boolean => session.request === undefined;
      whenInPieces(session, patience + 1, isPartial, () => session.program.crash());
    },
    caughtBy: ['ps3.8/9.1.3/slow-association:20-bytes-every-100-ms'],
  },
  {
    name: 'dies-of-a-slow-message',
    clause: 'PS3.8 9.1.3',
    does: `dies of a message that comes in more than ${patience} pieces after its first fragment`,
    receive: ({ type }, session) => {
      const isPartial = (): boolean => session.exchanges.withinMessage;
      if (type !== 'P-DATA-TF' || !isPartial() || counted.has(session)) return undefined;
      counted.add(session);
      whenInPieces(session, patience + 1, isPartial, () => session.program.crash());
      return undefined;
    },
    caughtBy: ['ps3.8/9.1.3/slow-message:50-bytes-every-100-ms'],
  },
  {
    name: 'dies-of-an-abort-by-the-provider',
    clause: 'PS3.8 9.2.3',
    does: 'dies of an A-ABORT whose source is the service-provider',
    receive: (received, { program }) => {
      if (received.type === 'A-ABORT' && received.source === 2) program.crash();
      return undefined;
    },
    caughtBy: [aborted('service-provider:the-association-is-idle-Sta6-')],
    spares: [stored, echoed, aborted('service-user:the-association-is-idle-Sta6-')],
  },
  {
    name: 'hangs-when-aborted-before-the-data-set',
    clause: 'PS3.8 9.2.3',
    does: 'accepts no association any more after one was aborted between a command and its Data Set',
    receive: (received, { exchanges, program }) => {
      const between = exchanges.withinMessage && exchanges.last?.dataSet.length === 0;
      if (received.type === 'A-ABORT' && between) program.hang();
      return undefined;
    },
    caughtBy: [aborted('service-user:a-command-is-there-and-its-Data-Set-is-not-Sta6-')],
    spares: [stored, echoed, aborted('service-user:a-Data-Set-is-under-way-Sta6-')],
  },
  {
    name: 'dies-when-left-in-a-large-data-set',
    clause: 'PS3.8 9.2.3',
    does: `dies when a connection ends after ${largeDataSet / 1000} KB of a Data Set`,
    closed: (_how, _unparsed, session) => {
      if (isUnderWay(session)) session.program.crash();
    },
    caughtBy: [large('FIN:the-middle')],
    spares: [stored, echoed, 'ps3.8/9.2.3/connection/left-in-the-middle:FIN:the-fragments-of-a-Data-Set'],
  },
  {
    name: 'hangs-when-reset-in-a-fragment',
    clause: 'PS3.8 9.2.3',
    does: 'accepts no association any more after one was reset within a fragment of a large Data Set',
    closed: (how, unparsed, session) => {
      if (how === 'RST' && unparsed > 0 && isUnderWay(session)) session.program.hang();
    },
    caughtBy: [large('RST:a-fragment')],
    spares: [stored, echoed, large('RST:the-middle')],
  },
];

export const crowds: readonly Fault[] = sparing([stored, echoed], rows);
