// Mutations in which an acceptor sends a PDU that is right in another state: PS3.8 9.2.3, PS3.7 9.1.1.2.

import { cStoreRQ, encodeCommandSet, encodePdu, fragmentMessage } from '../../../../src/wire.ts';
import type { AcceptorSurroundings } from '../../draft/acceptor-layers.ts';
import type { AcceptorTurn } from '../../draft/acceptor-turn.ts';
import { type AcceptorRow, acceptorMutationsOf, pick } from '../mutation.ts';
import { abort, around, releaseRequest, releaseResponse, send, type Turns } from './acceptor-turns.ts';

/** A C-STORE-RQ as if this side were the SCU. */
function requestOfTheAcceptor({ requests }: AcceptorSurroundings): AcceptorTurn {
  const { contextId, command } = requests.store;
  const { AffectedSOPClassUID = '', AffectedSOPInstanceUID = '' } = command;
  const request = encodeCommandSet(cStoreRQ({ MessageID: 7, AffectedSOPClassUID, AffectedSOPInstanceUID }));
  return send('P-DATA-TF', Buffer.concat(fragmentMessage(contextId, request, Buffer.alloc(8), 0)));
}

const rows: readonly AcceptorRow<'acceptor turns'>[] = [
  {
    id: 'acceptor-state/second-accept',
    clause: 'PS3.8 9.2.3',
    breaks: 'a second answer to the A-ASSOCIATE-RQ comes',
    variants: [
      'at once',
      'in place of the response',
      'after the response',
      'in place of the release',
      'A-ASSOCIATE-RJ',
    ],
    apply: (turns, { variant }) => {
      const { before, answer, after } = around(turns, 'A-ASSOCIATE-RQ');
      const store = around(turns, 'C-STORE-RQ');
      const rejection = send('A-ASSOCIATE-RJ', encodePdu({ type: 'A-ASSOCIATE-RJ', result: 1, source: 1, reason: 1 }));
      const sets: readonly Turns[] = [
        [...before, ...answer, ...answer, ...after],
        [...store.before, ...answer],
        [...store.before, ...store.answer, ...answer, ...store.after],
        [...around(turns, 'A-RELEASE-RQ').before, ...answer],
        [...before, ...answer, rejection, ...after],
      ];
      return pick(sets, variant);
    },
  },
  {
    id: 'acceptor-state/response-before-request',
    clause: 'PS3.8 9.2.3',
    breaks: 'the C-STORE-RSP comes before the request, or before the association',
    variants: ['after the A-ASSOCIATE-AC', 'before it', 'in place of it', 'twice, before and after'],
    apply: (turns, { variant }) => {
      const associate = around(turns, 'A-ASSOCIATE-RQ');
      const store = around(turns, 'C-STORE-RQ');
      const rest = store.after;
      const awaited = store.before.slice(associate.before.length + associate.answer.length);
      const sets: readonly Turns[] = [
        [...associate.before, ...associate.answer, ...store.answer, ...awaited, ...rest],
        [...associate.before, ...store.answer, ...associate.answer, ...awaited, ...rest],
        [...associate.before, ...store.answer],
        [...associate.before, ...associate.answer, ...store.answer, ...awaited, ...store.answer, ...rest],
      ];
      return pick(sets, variant);
    },
  },
  {
    id: 'acceptor-state/release-request',
    clause: 'PS3.8 9.2.3',
    breaks: 'nothing but the time: the acceptor asks for release',
    variants: [
      'in place of the response',
      'after it',
      'in place of the A-ASSOCIATE-AC',
      'as an answer to A-RELEASE-RQ',
      'twice',
    ],
    apply: (turns, { variant }) => {
      const store = around(turns, 'C-STORE-RQ');
      const sets: readonly Turns[] = [
        [...store.before, releaseRequest],
        [...store.before, ...store.answer, releaseRequest, ...store.after],
        [...around(turns, 'A-ASSOCIATE-RQ').before, releaseRequest],
        [...around(turns, 'A-RELEASE-RQ').before, releaseRequest],
        [...store.before, ...store.answer, releaseRequest, releaseRequest, ...store.after],
      ];
      return pick(sets, variant);
    },
  },
  {
    id: 'acceptor-state/release-response',
    clause: 'PS3.8 9.2.3',
    breaks: 'an A-RELEASE-RP comes that was not asked for, twice, or with another length',
    variants: [
      'in place of the response',
      'after it',
      'twice',
      'no length',
      '100 bytes',
      'and a response',
      'A-ABORT after it',
    ],
    apply: (turns, { variant }) => {
      const store = around(turns, 'C-STORE-RQ');
      const { before } = around(turns, 'A-RELEASE-RQ');
      const long = Buffer.concat([Buffer.from('060000000064', 'hex'), Buffer.alloc(100)]);
      const sets: readonly Turns[] = [
        [...store.before, releaseResponse],
        [...store.before, ...store.answer, releaseResponse, ...store.after],
        [...before, releaseResponse, releaseResponse],
        [...before, send('A-RELEASE-RP', Buffer.from('060000000000', 'hex'))],
        [...before, send('A-RELEASE-RP', long)],
        [...before, ...store.answer, releaseResponse],
        [...before, releaseResponse, abort(2, 0), send('bytes', Buffer.alloc(256, 0xff))],
      ];
      return pick(sets, variant);
    },
  },
  {
    id: 'acceptor-state/request-of-the-acceptor',
    clause: 'PS3.7 9.1.1.2',
    breaks: 'the acceptor sends a request of its own, for which no role was agreed on',
    variants: [
      'C-STORE-RQ in place of the response',
      'before it',
      'A-ASSOCIATE-RQ in place of the response',
      'of the A-ASSOCIATE-AC',
    ],
    apply: (turns, { variant }, surroundings) => {
      const store = around(turns, 'C-STORE-RQ');
      const own = requestOfTheAcceptor(surroundings);
      const associate = send('A-ASSOCIATE-RQ', encodePdu(surroundings.requests.associate));
      const sets: readonly Turns[] = [
        [...store.before, own],
        [...store.before, own, ...store.answer, ...store.after],
        [...store.before, associate],
        [...around(turns, 'A-ASSOCIATE-RQ').before, associate],
      ];
      return pick(sets, variant);
    },
  },
];

export const outOfStateMutations = acceptorMutationsOf('acceptor turns', 'state', rows);
