// Seeded faults of state across associations: what one leaves behind changes another (PS3.7 9.1, PS3.8 7 and 9.2).

import type { FaultyConnection } from '../faulty/faulty-connection.ts';
import { fileWith } from '../faulty/kept-files.ts';

import { answering, contextsOf, echoRq, isHalf, type StatefulFault, storeRq } from './stateful-fault.ts';

export const faultsAcrossAssociations: readonly StatefulFault[] = [
  {
    name: 'half-data-set-kept',
    does: 'puts the half Data Set of an association that was aborted before the next Data Set',
    behaviour: () => {
      let half: Buffer = Buffer.alloc(0);
      return {
        receive: ({ type }, session) => {
          if (type === 'A-ABORT' && isHalf(session)) half = session.exchanges.last?.dataSet ?? half;
          return undefined;
        },
        keep: (file) => {
          const bytes = Buffer.concat([half, file.bytes]);
          half = Buffer.alloc(0);
          return fileWith(file, bytes);
        },
      };
    },
    finds: 'stored bytes differ',
    fewest: 6,
  },
  {
    name: 'message-id-kept',
    does: 'answers the C-STORE after one that was left unfinished with the Message ID of that one',
    behaviour: () => {
      let kept: number | undefined;
      return {
        receive: ({ type }, session) => {
          if (type === 'A-ABORT' && isHalf(session)) kept = session.exchanges.last?.request.MessageID;
          return undefined;
        },
        message: answering((response) => {
          const id = kept;
          kept = undefined;
          return id === undefined ? response : { ...response, MessageIDBeingRespondedTo: id };
        }),
      };
    },
    finds: 'wrong answer',
    fewest: 6,
  },
  {
    name: 'answers-of-another-association',
    does: 'answers a C-STORE with the SOP Instance UID of what another association, still open, has stored',
    behaviour: () => {
      const stored = new Map<FaultyConnection, string | undefined>();
      return {
        message: answering((response, { request }, session) => {
          const other = [...stored].find(([one]) => one !== session && session.program.has(one));
          stored.set(session, request.AffectedSOPInstanceUID);
          return other ? { ...response, AffectedSOPInstanceUID: other[1] } : response;
        }),
      };
    },
    finds: 'wrong answer',
    fewest: 6,
  },
  {
    name: 'slot-lost-for-each-abort',
    does: 'loses a slot with each association that is aborted, and serves nobody after five',
    behaviour: () => ({
      receive: ({ type }, { program }) => {
        if (type === 'A-ABORT' && program.tally() >= 5) program.hang();
        return undefined;
      },
    }),
    finds: 'hang',
    fewest: 10,
  },
  {
    name: 'instance-lost',
    does: 'loses a stored instance when another association stores the same',
    behaviour: () => {
      const owners = new Map<string, FaultyConnection>();
      const lost = new Set<string>();
      return {
        receive: (_received, session) => {
          const { AffectedSOPInstanceUID: uid, CommandField: field } = session.exchanges.last?.request ?? {};
          if (uid === undefined || field !== storeRq) return undefined;
          if (owners.has(uid) && owners.get(uid) !== session) lost.add(uid);
          owners.set(uid, session);
          return undefined;
        },
        keep: async (file, store) => {
          const path = `${file.sopInstanceUID}.dcm`;
          if (lost.has(file.sopInstanceUID)) await store.remove(path);
          return lost.has(file.sopInstanceUID) ? undefined : { path, bytes: fileWith(file, file.bytes) };
        },
      };
    },
    finds: 'stored bytes differ',
    fewest: 6,
  },
  {
    name: 'context-table-kept',
    does: 'answers on the presentation contexts of the association before',
    behaviour: () => {
      let before: ReadonlyMap<string, number> = new Map();
      const tables = new WeakMap<FaultyConnection, ReadonlyMap<string, number>>();
      return {
        send: (pdu, session) => {
          if (pdu.type === 'A-ASSOCIATE-AC') {
            tables.set(session, before);
            before = contextsOf(session);
          }
          if (pdu.type !== 'P-DATA-TF') return undefined;
          const syntax = [...contextsOf(session)].find(([, id]) => id === pdu.pdvs[0]?.contextId)?.[0] ?? '';
          const contextId = tables.get(session)?.get(syntax);
          return contextId === undefined
            ? undefined
            : [{ ...pdu, pdvs: pdu.pdvs.map((pdv) => ({ ...pdv, contextId })) }];
        },
      };
    },
    finds: 'wrong answer',
    fewest: 5,
    isUnsteady: true,
  },
  {
    name: 'dies-of-echo-beside-data-set',
    does: 'dies of a C-ECHO while a Data Set is under way on another association',
    behaviour: () => {
      const halves = new Set<FaultyConnection>();
      return {
        receive: (received, session) => {
          if (isHalf(session)) halves.add(session);
          else halves.delete(session);
          const isEcho = received.type === 'P-DATA-TF' && session.exchanges.last?.request.CommandField === echoRq;
          const isBeside = [...halves].some((one) => session.program.has(one) && one.exchanges.withinMessage);
          if (!isEcho || !isBeside) return undefined;
          session.program.crash();
          return [];
        },
      };
    },
    finds: 'process died',
    fewest: 6,
  },
  {
    name: 'rest-forgotten',
    does: 'has one buffer, and forgets a C-STORE whose Data Set is interrupted by one of another association',
    behaviour: () => {
      let current: FaultyConnection | undefined;
      const forgotten = new WeakSet<FaultyConnection>();
      return {
        receive: ({ type }, session) => {
          if (type !== 'P-DATA-TF') return undefined;
          if (current && current !== session && isHalf(current)) forgotten.add(current);
          current = session;
          return undefined;
        },
        message: answering((response, _exchange, session) => (forgotten.has(session) ? undefined : response)),
      };
    },
    finds: 'no answer',
    fewest: 7,
  },
  {
    name: 'status-after-cut',
    does: 'answers the C-STORE after one that was cut with a status that does not exist',
    behaviour: () => {
      let isCut = false;
      return {
        closed: (_how, _unparsed, session) => {
          isCut ||= isHalf(session);
        },
        message: answering((response) => {
          const Status = isCut ? 0x3000 : response.Status;
          isCut = false;
          return { ...response, Status };
        }),
      };
    },
    finds: 'illegal status',
    fewest: 6,
  },
];
