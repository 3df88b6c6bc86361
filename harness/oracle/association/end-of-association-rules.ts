// How the requestor of an association ends it: PS3.7 A.5, PS3.8 7.2, 7.3, 9.1.4, 9.2.2, 9.2.3 and E.1.

import { type AssociationHistory, type AssociationRule, has, isClosedBySut } from './association-history.ts';

export const endOfAssociationRules: readonly AssociationRule[] = [
  {
    id: 'association/released-when-confirmed',
    clause: 'PS3.7 A.5',
    level: 'shall',
    title: 'A-RELEASE-RQ although operations have no response yet',
    demand: 'A requestor does not release its association until all operations that it invoked have been confirmed.',
    check(history) {
      const { outstanding } = history;
      if (!has(history, 'SUT', 'A-RELEASE-RQ')) return undefined;
      return outstanding === 0 ? [] : [`A-RELEASE-RQ came while ${outstanding} operations had no response`];
    },
  },
  {
    id: 'association/message-complete-at-release',
    clause: 'PS3.8 E.1',
    level: 'shall',
    title: 'A-RELEASE-RQ before the last fragment of a message',
    demand: 'All fragments of a message are sent, the last one marked as such.',
    check(history) {
      if (!has(history, 'SUT', 'A-RELEASE-RQ')) return undefined;
      return history.isWithinMessage ? ['A-RELEASE-RQ came within a message whose last fragment had not come'] : [];
    },
  },
  {
    // No action of the machine closes a connection in Sta5 or Sta6, and what ends an association is A-RELEASE or A-ABORT.
    id: 'association/ended-in-order',
    clause: 'PS3.8 9.2.3',
    level: 'shall',
    title: 'Requestor closes the connection without A-RELEASE-RQ or A-ABORT',
    demand: 'A requestor closes the connection only after a release, a rejection or an abort.',
    check(history) {
      if (!has(history, 'SUT', 'A-ASSOCIATE-RQ') || has(history, 'harness', 'A-ASSOCIATE-RJ', 'A-ABORT', 'bytes')) {
        return undefined;
      }
      const isEnded = has(history, 'SUT', 'A-RELEASE-RQ', 'A-RELEASE-RP', 'A-ABORT');
      if (!isEnded && !isClosedBySut(history)) return undefined;
      const when = has(history, 'harness', 'A-ASSOCIATE-AC')
        ? 'on the association'
        : 'before the A-ASSOCIATE-RQ was answered';
      return isEnded ? [] : [`the connection ended with ${history.end} ${when}`];
    },
  },
  {
    id: 'association/release-awaited',
    clause: 'PS3.8 9.2.3',
    level: 'shall',
    title: 'Requestor closes the connection without waiting for A-RELEASE-RP',
    demand: 'After an A-RELEASE-RQ the connection is closed when A-RELEASE-RP or A-ABORT has come.',
    check(history) {
      const isAborted = has(history, 'SUT', 'A-ABORT') || has(history, 'harness', 'A-ABORT', 'bytes');
      if (!has(history, 'SUT', 'A-RELEASE-RQ') || isAborted) return undefined;
      if (has(history, 'harness', 'A-RELEASE-RP')) return [];
      // In a collision it may have answered or aborted, and the reset removed that.
      if (history.end === 'RST' && has(history, 'harness', 'A-RELEASE-RQ')) return undefined;
      return isClosedBySut(history) ? [`the connection ended with ${history.end} before A-RELEASE-RP`] : undefined;
    },
  },
  closedRule('release', 'AR-3', 'A-RELEASE-RP', 'Requestor does not close the connection after A-RELEASE-RP'),
  closedRule('rejection', 'AE-4', 'A-ASSOCIATE-RJ', 'Requestor does not close the connection after A-ASSOCIATE-RJ'),
  closedRule('abort', 'AA-3', 'A-ABORT', 'Requestor does not close the connection after A-ABORT'),
  {
    // It may abort at any time; but who has got all responses has no cause to.
    id: 'association/ends-with-release',
    clause: 'PS3.8 7.2',
    level: 'note',
    title: 'Requestor aborts an association whose operations have all been confirmed',
    demand: 'The graceful end of an association is a release.',
    check(history) {
      const isRegular = !has(history, 'harness', 'A-ASSOCIATE-RJ', 'A-RELEASE-RQ', 'A-ABORT', 'bytes');
      if (!has(history, 'harness', 'A-ASSOCIATE-AC') || !isRegular) return undefined;
      if (has(history, 'SUT', 'A-RELEASE-RQ')) return [];
      if (!has(history, 'SUT', 'A-ABORT') || history.outstanding > 0) return undefined;
      return ['the association was aborted after all operations had been confirmed'];
    },
  },
];

/** Having got this PDU of the acceptor, the requestor closes the connection. */
function closedRule(slug: string, action: string, answer: Answer, title: string): AssociationRule {
  return {
    id: `association/closed-after-${slug}`,
    clause: 'PS3.8 9.2.2',
    level: 'shall',
    title,
    demand: `With ${action} of the state machine a requestor that gets ${answer} closes the connection.`,
    check(history) {
      if (!isLast(history, answer) || history.end === 'local') return undefined;
      return isClosedBySut(history) ? [] : [`the connection stayed open after ${answer}`];
    },
  };
}

type Answer = 'A-RELEASE-RP' | 'A-ASSOCIATE-RJ' | 'A-ABORT';

/** Whether it ended an association that the SUT had asked for, and only that: what else may have come about is unclear. */
function isLast(history: AssociationHistory, answer: Answer): boolean {
  const ends: readonly Answer[] = ['A-RELEASE-RP', 'A-ASSOCIATE-RJ', 'A-ABORT'];
  const others = ends.filter((end) => end !== answer);
  if (has(history, 'harness', ...others, 'bytes') || has(history, 'SUT', 'A-ABORT')) return false;
  if (answer === 'A-RELEASE-RP' && !has(history, 'SUT', 'A-RELEASE-RQ')) return false;
  if (answer === 'A-ASSOCIATE-RJ' && has(history, 'harness', 'A-ASSOCIATE-AC')) return false;
  return has(history, 'SUT', 'A-ASSOCIATE-RQ') && has(history, 'harness', answer);
}
