// Faults of how an SCU takes A-ABORT, A-ASSOCIATE-RJ, what is invalid and the end of the connection, and of how it aborts: PS3.8
// 9.2.3, 9.3.8.

import { ignores } from '../changes.ts';
import type { ScuChange } from '../scu-behaviour.ts';
import type { ScuFault } from '../scu-fault.ts';

const cell = 'ps3.8/9.2.3';
const within = `${cell}/pdu-types/scu-within-association`;

/** Closes without A-ABORT. */
const closes: ScuChange = {
  send(pdu, session) {
    if (pdu.type !== 'A-ABORT') return undefined;
    session.close();
    return [];
  },
};

export const aborts: readonly ScuFault[] = [
  {
    name: 'abort-ignored',
    clause: 'PS3.8 9.2.3',
    does: 'waits for a response after an A-ABORT',
    change: ignores('A-ABORT', 'Sta6'),
    caughtBy: [
      `${cell}/a-abort/scu-in-every-state:service-user:its-operation-is-outstanding-Sta6-`,
      `${cell}/a-abort/scu-source-and-reason:the-service-provider-unexpected-PDU`,
    ],
  },
  {
    name: 'abort-before-acceptance-ignored',
    clause: 'PS3.8 9.2.3',
    does: 'waits for the A-ASSOCIATE-AC after an A-ABORT',
    change: ignores('A-ABORT', 'Sta5'),
    caughtBy: [`${cell}/a-abort/scu-in-every-state:service-user:it-awaits-an-A-ASSOCIATE-AC-Sta5-`],
  },
  {
    name: 'abort-in-release-ignored',
    clause: 'PS3.8 9.2.3',
    does: 'waits for the A-RELEASE-RP after an A-ABORT',
    change: ignores('A-ABORT', 'Sta7'),
    caughtBy: [`${cell}/a-abort/scu-in-every-state:service-provider:it-awaits-an-A-RELEASE-RP-Sta7-`],
  },
  {
    name: 'abort-of-known-source-only',
    clause: 'PS3.8 9.2.3',
    does: 'ignores an A-ABORT with a reason that it does not know',
    change: {
      receive: (arrival) => (arrival.type === 'A-ABORT' && arrival.reason > 6 ? [] : undefined),
      patience: () => Number.POSITIVE_INFINITY,
    },
    caughtBy: [`${cell}/a-abort/scu-source-and-reason:the-service-user-with-a-reason-that-is-not-tested`],
  },
  {
    name: 'abort-answered',
    clause: 'PS3.8 9.2.3',
    does: 'answers an A-ABORT with an A-ABORT',
    change: {
      receive(arrival, session) {
        if (arrival.type !== 'A-ABORT') return undefined;
        session.abort(0, 0, 'the association was aborted');
        session.close();
        return [];
      },
    },
    verdict: 'warn',
    caughtBy: [`${cell}/a-abort/scu-source-and-reason:the-service-user`],
  },
  {
    name: 'aborts-as-user',
    clause: 'PS3.8 9.2.3',
    does: 'aborts as the service-user where AA-8 names the service-provider',
    change: { send: (pdu) => (pdu.type === 'A-ABORT' ? [{ ...pdu, source: 0, reason: 0 }] : undefined) },
    verdict: 'warn',
    caughtBy: [`${within}:an-A-ASSOCIATE-RJ`],
  },
  {
    name: 'abort-of-source-1',
    clause: 'PS3.8 9.3.8',
    does: 'sends A-ABORT with the reserved source 1',
    change: { send: (pdu) => (pdu.type === 'A-ABORT' ? [{ ...pdu, source: 1 }] : undefined) },
    rule: 'a-abort/source-and-reason',
    caughtBy: [`${within}:an-A-ASSOCIATE-RJ`],
  },
  {
    name: 'abort-with-reserved-byte',
    clause: 'PS3.8 9.3.8',
    does: 'sends byte 2 of an A-ABORT as 01H',
    change: { send: (pdu) => (pdu.type === 'A-ABORT' ? [{ ...pdu, reserved: Buffer.of(1, 0, 0) }] : undefined) },
    rule: 'a-abort/reserved-fields',
    caughtBy: [`${within}:an-A-ASSOCIATE-RJ`],
  },
  {
    name: 'closes-without-abort',
    clause: 'PS3.8 9.2.3',
    does: 'closes the connection without an A-ABORT when a PDU comes that it did not expect',
    change: closes,
    caughtBy: [`${within}:an-A-ASSOCIATE-AC`],
  },
  {
    name: 'invalid-p-data-ignored',
    clause: 'PS3.8 9.2.3',
    does: 'passes over a P-DATA-TF that is not well formed',
    change: ignores('invalid', 'Sta6'),
    verdict: 'warn',
    caughtBy: [`${cell}/p-data-tf/scu-lengths:with-an-item-longer-than-the-PDU`],
  },
  {
    name: 'invalid-accept-ignored',
    clause: 'PS3.8 9.2.3',
    does: 'waits for another answer after an A-ASSOCIATE-AC that is not well formed',
    change: ignores('invalid', 'Sta5'),
    caughtBy: [
      `${cell}/a-associate-ac/scu-lengths:without-fields`,
      `${cell}/a-associate-ac/scu-item-lengths:User-Information-Item`,
    ],
  },
  {
    name: 'sends-although-rejected',
    clause: 'PS3.8 9.2.3',
    does: 'goes on as if accepted after an A-ASSOCIATE-RJ',
    change: {
      receive: (arrival, { request }) => {
        if (arrival.type !== 'A-ASSOCIATE-RJ' || !request) return undefined;
        const items = request.items.map((item) =>
          'data' in item || item.item !== 0x20
            ? item
            : { item: 0x21 as const, id: item.id, result: 0, subItems: item.subItems.slice(1, 2) },
        );
        return [{ ...request, items, type: 'A-ASSOCIATE-AC' }];
      },
    },
    caughtBy: [`${cell}/a-associate-rj/scu-closes:permanent-called-AE-title-not-recognized`],
  },
  {
    name: 'asks-again-after-rejection',
    clause: 'PS3.8 9.2.3',
    does: 'sends a second A-ASSOCIATE-RQ on the connection on which it was rejected',
    change: {
      receive(arrival, session) {
        if (arrival.type !== 'A-ASSOCIATE-RJ' || !session.request) return undefined;
        session.raw(session.request);
        return [];
      },
    },
    caughtBy: [`${cell}/a-associate-rj/scu-closes:transient-temporary-congestion`],
  },
  {
    name: 'rejection-answered-with-abort',
    clause: 'PS3.8 9.2.3',
    does: 'answers an A-ASSOCIATE-RJ with an A-ABORT',
    change: {
      receive(arrival, session) {
        if (arrival.type !== 'A-ASSOCIATE-RJ') return undefined;
        session.abort(0, 0, 'the association was rejected');
        return [];
      },
    },
    verdict: 'warn',
    caughtBy: [`${cell}/a-associate-rj/scu-closes:permanent-the-user-gives-no-reason`],
  },
  {
    name: 'rejected-and-stays',
    clause: 'PS3.8 9.2.3',
    does: 'leaves the connection open after an A-ASSOCIATE-RJ',
    change: ignores('A-ASSOCIATE-RJ', 'Sta5'),
    caughtBy: [`${cell}/a-associate-rj/scu-closes:transient-local-limit-exceeded`],
  },
  {
    name: 'crashes-at-a-reset',
    clause: 'PS3.8 9.2.3',
    does: 'crashes when the connection is reset in the middle of a Data Set',
    change: {
      receive(arrival, session) {
        if (arrival.type === 'closed' && arrival.how === 'rst' && session.outstanding.size > 0) session.crash();
        return undefined;
      },
    },
    caughtBy: [`${cell}/connection/scu-left:RST:within-the-Data-Set`],
  },
  {
    name: 'waits-for-the-dead',
    clause: 'PS3.8 9.2.3',
    does: 'waits for a response for ever after the connection has ended',
    change: {
      receive: (arrival) => (arrival.type === 'closed' ? [] : undefined),
      patience: () => Number.POSITIVE_INFINITY,
    },
    verdict: 'warn',
    caughtBy: [`${cell}/connection/scu-left:FIN:in-place-of-a-response`],
  },
  {
    name: 'lost-connection-is-success',
    clause: 'PS3.8 9.2.3',
    does: 'exits with 0 and says nothing when the connection ends early',
    change: { print: () => [], summary: () => ['done'], exit: () => 0 },
    verdict: 'warn',
    caughtBy: [`${cell}/connection/scu-left:FIN:in-place-of-a-response`],
  },
];
