// Faults in how an SCP lives on: associations that end, peers that misbehave, and what is left afterwards.

import { cStoreRSP } from '../../../../src/wire.ts';
import type { Fault } from '../fault.ts';
import { echoed, stored } from './cases.ts';

/** An association that is left while something is under way. */
const middle = 'ps3.8/9.2.3/connection/left-in-the-middle';

export const lifecycle: readonly Fault[] = [
  {
    name: 'closes-after-each-store',
    clause: 'PS3.8 7.2.2',
    does: 'closes the connection (FIN) after each C-STORE',
    message: (command, { contextId }, session) => {
      session.respond(contextId, command);
      session.close();
      return [];
    },
    caughtBy: [stored, 'ps3.7/9.1.1/message-id-again'],
    spares: [echoed],
  },
  {
    name: 'aborts-after-each-store',
    clause: 'PS3.8 7.3',
    does: 'aborts the association after each C-STORE',
    message: (command, { contextId }, session) => {
      session.respond(contextId, command);
      return [{ type: 'A-ABORT', source: 0, reason: 0 }];
    },
    caughtBy: ['ps3.7/9.1.1/message-id-again'],
    spares: [echoed],
  },
  {
    name: 'stores-one-instance',
    clause: 'PS3.4 GG.4.2',
    does: 'answers only the first C-STORE of an association',
    message: (command, { contextId, earlier }, session) => {
      if (earlier === 0) session.respond(contextId, command);
      return [];
    },
    caughtBy: ['ps3.7/9.1.1/message-id-again'],
    spares: [stored, echoed],
  },
  {
    name: 'answers-the-operation-before',
    clause: 'PS3.7 9.3.1.2',
    does: 'repeats the response to the first operation of an association for each that follows',
    message: (command, { contextId }, session) => {
      const first = session.exchanges.first;
      session.respond(contextId, first ? cStoreRSP(first.request, { Status: 0 }) : command);
      return [];
    },
    caughtBy: ['ps3.7/9.1.1/message-id-again'],
    spares: [stored, echoed],
  },
  {
    name: 'dies-after-two-stores',
    clause: 'PS3.8 9.1.2',
    does: 'answers a second C-STORE on an association, and dies',
    message: (command, { contextId, earlier }, session) => {
      session.respond(contextId, command);
      if (earlier === 1) setImmediate(() => session.program.crash());
      return [];
    },
    caughtBy: ['ps3.7/9.1.1/message-id-again'],
    spares: [stored, echoed],
  },
  {
    name: 'hangs-after-fifty-operations',
    clause: 'PS3.7 9.1.1',
    does: 'answers nothing any more after fifty operations of an association',
    message: (command, { contextId, earlier }, session) => {
      if (earlier < 50) session.respond(contextId, command);
      return [];
    },
    caughtBy: ['ps3.7/9.1.1/hundred-c-stores'],
    spares: [stored, echoed],
  },
  {
    name: 'closes-after-fifty-operations',
    clause: 'PS3.7 9.1.1',
    does: 'closes the connection after fifty operations of an association',
    message: (command, { contextId, earlier }, session) => {
      session.respond(contextId, command);
      if (earlier === 49) session.close();
      return [];
    },
    caughtBy: ['ps3.7/9.1.1/hundred-c-stores'],
    spares: [stored, echoed],
  },
  {
    name: 'hangs-after-abort-of-a-release',
    clause: 'PS3.8 9.2.3',
    does: 'accepts no association any more after a requestor aborted one that it was releasing',
    receive: ({ type }, { state, program }) => {
      if (type === 'A-ABORT' && (state === 'Sta8' || state === 'Sta13')) program.hang();
      return undefined;
    },
    caughtBy: ['ps3.8/9.2.3/sta8-aa-3'],
    spares: [stored, echoed],
  },
  {
    name: 'dies-of-half-a-pdu',
    clause: 'PS3.8 9.2.3',
    does: 'dies when a connection ends within an A-ASSOCIATE-RQ',
    closed: (_how, unparsed, { state, program }) => {
      if (unparsed > 0 && state === 'Sta2') program.crash();
    },
    caughtBy: ['ps3.8/9.2.3/connection/left-before-the-answer:FIN:the-fixed-fields'],
    spares: [stored, echoed],
  },
  {
    name: 'dies-when-left-without-release',
    clause: 'PS3.8 9.2.3',
    does: 'dies when a requestor closes the connection without a release',
    closed: (how, _unparsed, { state, program }) => {
      if (how === 'FIN' && state === 'Sta6') program.crash();
    },
    caughtBy: [`${middle}:FIN:an-operation`],
    spares: [stored, echoed],
  },
  {
    name: 'hangs-when-reset-within-a-message',
    clause: 'PS3.8 9.2.3',
    does: 'accepts no association any more after one was reset within a message',
    closed: (how, _unparsed, { exchanges, program }) => {
      if (how === 'RST' && exchanges.withinMessage) program.hang();
    },
    caughtBy: [`${middle}:RST:the-fragments-of-a-Data-Set`],
    spares: [stored, echoed, `${middle}:RST:an-operation`],
  },
  {
    name: 'hangs-when-aborted-within-a-message',
    clause: 'PS3.8 9.2.3',
    does: 'accepts no association any more after one was aborted within a message',
    receive: ({ type }, { exchanges, program }) => {
      if (type === 'A-ABORT' && exchanges.withinMessage) program.hang();
      return undefined;
    },
    caughtBy: [`${middle}:A-ABORT:the-fragments-of-a-command`],
    spares: [stored, echoed, `${middle}:A-ABORT:an-operation`],
  },
  {
    name: 'hangs-after-900-associations',
    clause: 'PS3.8 9.2.3',
    does: 'answers nothing any more after 900 associations',
    receive: ({ type }, { program }) => {
      if (type === 'A-ASSOCIATE-RQ' && program.tally() === 900) program.hang();
      return undefined;
    },
    caughtBy: ['ps3.8/9.2.3/connection/thousand-associations'],
    spares: [stored, echoed, 'ps3.7/9.1.1/hundred-c-stores'],
  },
  {
    name: 'leaks-reset-associations',
    clause: 'PS3.8 9.2.3',
    does: 'counts associations that were reset as open, and has room for 20',
    closed: (how, _unparsed, { program }) => {
      if (how === 'RST' && program.tally() === 20) program.hang();
    },
    caughtBy: ['ps3.8/9.2.3/connection/many-left:RST'],
    spares: [stored, 'ps3.8/9.2.3/connection/many-left:FIN'],
  },
  {
    name: 'leaks-aborted-associations',
    clause: 'PS3.8 9.2.3',
    does: 'counts associations that were aborted as open, and has room for 20',
    receive: ({ type }, { program }) => {
      if (type === 'A-ABORT' && program.tally() === 20) program.hang();
      return undefined;
    },
    caughtBy: ['ps3.8/9.2.3/connection/many-left:A-ABORT'],
    spares: [stored, 'ps3.8/9.2.3/connection/many-left:RST'],
  },
  {
    name: 'leaks-released-associations',
    clause: 'PS3.8 9.2.3',
    does: 'counts associations that were released as open, and rejects the next after 30',
    receive: ({ type }, session) => {
      if (type === 'A-RELEASE-RQ') session.program.tally();
      if (type !== 'A-ASSOCIATE-RQ' || session.program.tallied < 30) return undefined;
      session.reply({ type: 'A-ASSOCIATE-RJ', result: 2, source: 3, reason: 2 });
      return [];
    },
    caughtBy: ['ps3.8/9.2.3/connection/many-left:A-RELEASE'],
    spares: [stored, 'ps3.8/9.2.3/connection/many-left:A-ABORT'],
  },
];
