// Choices that an SCP has in when it does what it does: no clause of PS3.7 or PS3.8 sets a time, but for the ARTIM timer.

import type { Pdu } from '../../../../src/wire.ts';
import type { Instead } from '../exchange.ts';
import { echoed, interleaved } from '../faults/cases.ts';
import type { FaultyConnection } from '../faulty-connection.ts';
import type { LegalChoice } from '../legal-choice.ts';

const cell = (name: string): string => `ps3.8/9.2.3/${name}`;

/** Sends such PDUs so many milliseconds later. */
function later(afterMs: number, test: (pdu: Pdu) => boolean = () => true) {
  return (pdu: Pdu, session: FaultyConnection): Instead | undefined => {
    if (!test(pdu)) return undefined;
    setTimeout(() => session.reply(pdu), afterMs);
    return [];
  };
}

/** A handler that takes one instance after the other, each in so many milliseconds. */
function oneAfterTheOther(eachMs: number): () => Promise<number> {
  let last = Promise.resolve(0);
  return () => {
    last = last.then(() => new Promise((resolve) => setTimeout(() => resolve(0), eachMs)));
    return last;
  };
}

export const timing: readonly LegalChoice[] = [
  {
    name: 'slow-throughout',
    clause: 'PS3.8 9.2.2',
    does: 'sends every PDU 100 ms later than it could',
    send: later(100),
    cases: [
      echoed,
      cell('sta3-aa-3'),
      cell('sta6-aa-8:Evt6'),
      'ps3.8/9.2.3/a-abort/lengths:2',
      'ps3.8/d.1/small:8',
      'ps3.8/9.2.3/a-associate-rq/uid-form:abstract-syntax-name:is-padded-with-NUL',
    ],
  },
  {
    name: 'slow-to-associate',
    clause: 'PS3.8 7.1.2',
    does: 'accepts or rejects an association after 300 ms',
    send: later(300, ({ type }) => type === 'A-ASSOCIATE-AC' || type === 'A-ASSOCIATE-RJ'),
    cases: [echoed, cell('sta2-ae-6:request-for-no-known-version'), cell('sta3-aa-8:Evt6'), cell('sta6-aa-4:RST')],
  },
  {
    name: 'slow-to-release',
    clause: 'PS3.8 7.2.2',
    does: 'confirms a release after 300 ms',
    send: later(300, ({ type }) => type === 'A-RELEASE-RP'),
    cases: [interleaved, cell('sta6-ar-2'), 'ps3.8/9.3.6/reserved-fields:byte-2'],
  },
  {
    name: 'slow-to-close',
    clause: 'PS3.8 9.2.2',
    does: 'closes the connection 1.5 s after an A-ABORT',
    receive: ({ type }, session) => {
      if (type !== 'A-ABORT') return undefined;
      setTimeout(() => session.destroy(), 1500);
      return [];
    },
    cases: [
      cell('sta2-aa-2'),
      cell('sta6-aa-3'),
      cell('sta13-aa-2'),
      'ps3.8/9.2.3/a-abort/source-and-reason:a-reserved-source',
      'ps3.8/9.2.3/a-abort/in-every-state:service-user:a-Data-Set-is-under-way-Sta6-',
    ],
  },
  {
    name: 'one-instance-after-the-other',
    clause: 'PS3.7 9.1.1.2',
    does: 'takes one instance at a time, each in 60 ms, whatever associations it comes on',
    listen: { onCStore: oneAfterTheOther(60) },
    cases: ['ps3.8/9.1.1/fifty-at-once', 'ps3.8/9.1.1/thirty-in-a-rush'],
  },
];
