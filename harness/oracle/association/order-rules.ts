// Which PDUs the requestor of an association may send when: PS3.8 7.1.2, 7.2.2, 7.3.2, 9.1 and 9.2.3.
//
// An A-ABORT may always come: it may have crossed with what ended the association. What is on its way when the acceptor
// aborts is no fault either.

import {
  type AssociationHistory,
  type AssociationPdu,
  type AssociationRule,
  firstOf,
  has,
} from './association-history.ts';

export const orderRules: readonly AssociationRule[] = [
  {
    id: 'association/request-first',
    clause: 'PS3.8 9.1.2',
    level: 'shall',
    title: 'Requestor sends another PDU than A-ASSOCIATE-RQ first',
    demand: 'The first PDU on a connection is the A-ASSOCIATE-RQ of who has opened it.',
    check({ pdus }) {
      const first = pdus.find(({ by }) => by === 'SUT')?.type;
      if (first === undefined || first === 'A-ABORT') return undefined;
      return first === 'A-ASSOCIATE-RQ' ? [] : [`${first} came before any A-ASSOCIATE-RQ`];
    },
  },
  {
    id: 'association/one-request',
    clause: 'PS3.8 9.1.1',
    level: 'shall',
    title: 'Second A-ASSOCIATE-RQ on a connection',
    demand: 'A connection supports one association, so that only one A-ASSOCIATE-RQ is sent on it.',
    check({ pdus }) {
      const count = pdus.filter(({ by, type }) => by === 'SUT' && type === 'A-ASSOCIATE-RQ').length;
      if (count === 0) return undefined;
      return count === 1 ? [] : [`${count} A-ASSOCIATE-RQ came on one connection`];
    },
  },
  {
    id: 'association/nothing-before-answer',
    clause: 'PS3.8 7.1.2',
    level: 'shall',
    title: 'Requestor goes on before its A-ASSOCIATE-RQ is answered',
    demand: 'After an A-ASSOCIATE-RQ only A-ABORT is sent until it is accepted.',
    check(history) {
      const request = firstOf(history, 'SUT', 'A-ASSOCIATE-RQ');
      if (request < 0) return undefined;
      const answer = firstOf(history, 'harness', 'A-ASSOCIATE-AC', 'A-ASSOCIATE-RJ', 'A-ABORT', 'bytes');
      return othersOf(history, request + 1, answer < 0 ? undefined : answer).map(
        (type) => `${type} came before the A-ASSOCIATE-RQ was answered`,
      );
    },
  },
  {
    id: 'association/nothing-after-rejection',
    clause: 'PS3.8 7.1.2',
    level: 'shall',
    title: 'Requestor goes on although its association was rejected',
    demand: 'After an A-ASSOCIATE-RJ there is no association on which something could be sent.',
    check(history) {
      const rejection = firstOf(history, 'harness', 'A-ASSOCIATE-RJ');
      // A harness that accepts and then rejects may have caused anything.
      if (rejection < 0 || has(history, 'harness', 'A-ASSOCIATE-AC', 'bytes')) return undefined;
      return othersOf(history, rejection + 1).map((type) => `${type} came after A-ASSOCIATE-RJ`);
    },
  },
  {
    // Of a release collision the requestor answers the other A-RELEASE-RQ before it gets its own answer.
    id: 'association/nothing-after-release-request',
    clause: 'PS3.8 7.2.2',
    level: 'shall',
    title: 'Requestor goes on after its A-RELEASE-RQ',
    demand: 'After an A-RELEASE-RQ only A-ABORT is sent, and the answer to an A-RELEASE-RQ of the other side.',
    check(history) {
      const release = firstOf(history, 'SUT', 'A-RELEASE-RQ');
      if (release < 0) return undefined;
      return othersOf(history, release + 1)
        .filter((type) => type !== 'A-RELEASE-RP')
        .map((type) => `${type} came after A-RELEASE-RQ`);
    },
  },
  {
    id: 'association/nothing-after-release-response',
    clause: 'PS3.8 7.2.2',
    level: 'shall',
    title: 'Requestor goes on after its A-RELEASE-RP',
    demand: 'After an A-RELEASE-RP nothing more is sent on the association.',
    check(history) {
      const response = firstOf(history, 'SUT', 'A-RELEASE-RP');
      if (response < 0) return undefined;
      return othersOf(history, response + 1).map((type) => `${type} came after A-RELEASE-RP`);
    },
  },
  {
    id: 'association/nothing-after-abort',
    clause: 'PS3.8 7.3.2',
    level: 'shall',
    title: 'Requestor goes on after its A-ABORT',
    demand: 'After an A-ABORT nothing more is sent on the association.',
    check(history) {
      const abort = firstOf(history, 'SUT', 'A-ABORT');
      if (abort < 0) return undefined;
      return othersOf(history, abort + 1).map((type) => `${type} came after A-ABORT`);
    },
  },
  {
    id: 'association/pdus-of-a-requestor',
    clause: 'PS3.8 9.2.3',
    level: 'shall',
    title: 'Requestor sends a PDU that answers nothing',
    demand: 'A requestor sends no A-ASSOCIATE-AC or A-ASSOCIATE-RJ, and A-RELEASE-RP only after an A-RELEASE-RQ.',
    check(history) {
      const { pdus } = history;
      if (!pdus.some(({ by }) => by === 'SUT')) return undefined;
      const isAsked = has(history, 'harness', 'A-RELEASE-RQ', 'bytes');
      const answers = ['A-ASSOCIATE-AC', 'A-ASSOCIATE-RJ', ...(isAsked ? [] : ['A-RELEASE-RP'])];
      const sent = pdus.filter(({ by, type }) => by === 'SUT' && answers.includes(type)).map(({ type }) => type);
      return [...new Set(sent)].map((type) => `${type} came from the requestor`);
    },
  },
];

/** What the SUT sent within a part of the history, each type once. A second A-ASSOCIATE-RQ is the matter of its own rule. */
function othersOf({ pdus }: AssociationHistory, from: number, to?: number): readonly AssociationPdu['type'][] {
  const types = pdus
    .slice(from, to)
    .filter(({ by, type }) => by === 'SUT' && type !== 'A-ABORT' && type !== 'A-ASSOCIATE-RQ')
    .map(({ type }) => type);
  return [...new Set(types)];
}
