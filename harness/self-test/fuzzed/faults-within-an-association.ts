// Seeded faults of state within one association: each operation is done well, and some order of them is not (PS3.7 9.1).

import type { FaultyConnection } from '../faulty/faulty-connection.ts';

import { answering, echoRq, Requests, type StatefulFault, storeRq } from './stateful-fault.ts';

export const faultsWithinAnAssociation: readonly StatefulFault[] = [
  {
    name: 'third-store-names-the-second',
    does: 'answers the third C-STORE of an association with the SOP Instance UID of the second',
    behaviour: () => {
      const requests = new Requests();
      const seconds = new WeakMap<FaultyConnection, string | undefined>();
      return {
        message: answering((response, { request }, session) => {
          const count = requests.count(session, storeRq);
          if (count === 2) seconds.set(session, request.AffectedSOPInstanceUID);
          return count === 3 ? { ...response, AffectedSOPInstanceUID: seconds.get(session) } : response;
        }),
      };
    },
    finds: 'wrong answer',
    fewest: 5,
  },
  {
    name: 'release-after-echo',
    does: 'does not answer a release that follows a C-ECHO, if a C-STORE came before that',
    behaviour: () => ({
      receive: ({ type }, { exchanges: { first, last } }) => {
        const isSuch = first?.request.CommandField === storeRq && last?.request.CommandField === echoRq;
        return type === 'A-RELEASE-RQ' && isSuch ? [] : undefined;
      },
    }),
    finds: 'no answer',
    fewest: 4,
  },
  {
    name: 'echo-after-two-stores',
    does: 'ends the connection at a C-ECHO after the second C-STORE of an association',
    behaviour: () => {
      const requests = new Requests();
      return {
        message: answering((response, _exchange, session) => {
          requests.count(session, storeRq);
          return response;
        }),
        receive: (received, session) => {
          const isEcho = received.type === 'P-DATA-TF' && session.exchanges.last?.request.CommandField === echoRq;
          if (!isEcho || requests.of(session, storeRq) < 2) return undefined;
          session.close();
          return [];
        },
      };
    },
    finds: 'connection lost',
    fewest: 5,
  },
];
