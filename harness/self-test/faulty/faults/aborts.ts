// Faults of the A-ABORTs and A-ASSOCIATE-RJs that an SCP sends: PS3.8 9.3.4 and 9.3.8.

import { type Fault, sparing } from '../fault.ts';
import { echoed, stored } from './cases.ts';

const unexpected = 'ps3.8/9.2.3/sta6-aa-8:Evt6';
const noVersion = 'ps3.8/9.2.3/sta2-ae-6:request-for-no-known-version';

const rows: readonly Fault[] = [
  {
    name: 'abort-from-undefined-source',
    clause: 'PS3.8 9.3.8',
    does: 'sends A-ABORTs with the reserved source 1',
    send: (pdu) => (pdu.type === 'A-ABORT' ? [{ ...pdu, source: 1 }] : undefined),
    caughtBy: [unexpected],
  },
  {
    name: 'abort-for-undefined-reason',
    clause: 'PS3.8 9.3.8',
    does: 'sends A-ABORTs of the service-provider with the reason 255',
    send: (pdu) => (pdu.type === 'A-ABORT' ? [{ ...pdu, source: 2, reason: 255 }] : undefined),
    caughtBy: [unexpected],
  },
  {
    name: 'abort-with-reserved-bytes',
    clause: 'PS3.8 9.3.8',
    does: 'sends the reserved bytes of an A-ABORT as FFH',
    send: (pdu) => (pdu.type === 'A-ABORT' ? [{ ...pdu, reserved: Buffer.alloc(3, 0xff) }] : undefined),
    caughtBy: [unexpected],
  },
  {
    name: 'abort-of-wrong-length',
    clause: 'PS3.8 9.3.8',
    does: 'sends A-ABORTs of two bytes',
    send: (pdu) => (pdu.type === 'A-ABORT' ? [Buffer.of(7, 0, 0, 0, 0, 2, 2, 0)] : undefined),
    caughtBy: [unexpected],
  },
  {
    name: 'silent-instead-of-abort',
    clause: 'PS3.8 9.2.2',
    does: 'never sends an A-ABORT, and keeps the connection open',
    send: (pdu) => (pdu.type === 'A-ABORT' ? [] : undefined),
    caughtBy: [unexpected, 'ps3.8/9.2.3/sta2-aa-1:Evt12'],
  },
  {
    name: 'closes-instead-of-abort',
    clause: 'PS3.8 9.2.2',
    does: 'closes the connection in place of an A-ABORT',
    send: (pdu, session) => {
      if (pdu.type !== 'A-ABORT') return undefined;
      session.close();
      return [];
    },
    caughtBy: [unexpected, 'ps3.8/9.2.3/sta2-aa-1:Evt12'],
  },
  {
    name: 'resets-instead-of-abort',
    clause: 'PS3.8 9.2.2',
    does: 'resets the connection in place of an A-ABORT',
    send: (pdu, session) => {
      if (pdu.type !== 'A-ABORT') return undefined;
      session.reset();
      return [];
    },
    verdict: 'warn',
    caughtBy: [unexpected, 'ps3.8/9.2.3/sta2-aa-1:Evt12'],
  },
  {
    name: 'rejection-with-undefined-result',
    clause: 'PS3.8 9.3.4',
    does: 'rejects with the result 0',
    send: (pdu) => (pdu.type === 'A-ASSOCIATE-RJ' ? [{ ...pdu, result: 0 }] : undefined),
    caughtBy: [noVersion],
  },
  {
    name: 'rejection-with-undefined-reason',
    clause: 'PS3.8 9.3.4',
    does: 'rejects with a reason that its source does not have',
    send: (pdu) => (pdu.type === 'A-ASSOCIATE-RJ' ? [{ ...pdu, source: 2, reason: 7 }] : undefined),
    caughtBy: [noVersion],
  },
  {
    name: 'rejection-for-another-reason',
    clause: 'PS3.8 9.3.4',
    does: 'rejects without giving the reason that applies',
    send: (pdu) => (pdu.type === 'A-ASSOCIATE-RJ' ? [{ ...pdu, source: 1, reason: 1 }] : undefined),
    verdict: 'warn',
    caughtBy: [noVersion],
  },
  {
    name: 'rejection-with-reserved-byte',
    clause: 'PS3.8 9.3.4',
    does: 'sends byte 7 of an A-ASSOCIATE-RJ as 01H',
    send: (pdu) => (pdu.type === 'A-ASSOCIATE-RJ' ? [{ ...pdu, reserved: Buffer.of(0, 1) }] : undefined),
    caughtBy: [noVersion],
  },
  {
    name: 'abort-in-place-of-rejection',
    clause: 'PS3.8 9.2.2',
    does: 'aborts where it should reject',
    send: (pdu) => (pdu.type === 'A-ASSOCIATE-RJ' ? [{ type: 'A-ABORT', source: 0, reason: 0 }] : undefined),
    caughtBy: [noVersion],
    verdict: 'warn',
  },
  {
    name: 'protocol-version-not-tested',
    clause: 'PS3.8 9.3.2',
    does: 'accepts a Protocol-version in which bit 0 is not set',
    receive: (received) => (received.type === 'A-ASSOCIATE-RQ' ? [{ ...received, protocolVersion: 1 }] : undefined),
    caughtBy: [noVersion],
  },
];

export const aborts: readonly Fault[] = sparing([stored, echoed], rows);
