// Choices that an SCP has when associations begin and end: PS3.8 9.2.2 and 9.3.4.

import { echoed, interleaved, stored } from '../faults/cases.ts';
import { lateSlots } from '../late-slots.ts';
import type { LegalChoice } from '../legal-choice.ts';

const all = [stored, echoed, interleaved];
const crowd = ['ps3.8/9.1.1/fifty-at-once', 'ps3.8/9.1.1/thirty-in-a-rush'];
const cell = (name: string): string => `ps3.8/9.2.3/${name}`;
const unreadable = [
  'ps3.8/9.2.3/a-associate-rq/item-lengths:User-Information-Item:too-long',
  'ps3.8/9.2.3/a-associate-rq/item-lengths:Transfer-Syntax-Sub-Item:one',
  'ps3.8/9.2.3/a-associate-rq/pdu-cut:1',
  'ps3.8/9.2.3/a-associate-rq/pdu-too-short:within-the-Called-AE-title',
];
const wrongInAssociation = [
  cell('sta6-aa-8:Evt6'),
  cell('sta8-aa-8:Evt19'),
  'ps3.8/9.2.3/pdu-types/unknown:FEH:within-the-association',
  'ps3.8/9.2.3/p-data-tf/lengths:with-an-item-longer-than-the-PDU',
  'ps3.8/d.1/exceeded:1',
];

/** Associations that some have room for. */
const room = 10;

export const associations: readonly LegalChoice[] = [
  {
    name: 'closes-after-release',
    clause: 'PS3.8 9.2.2',
    does: 'closes the connection itself after its A-RELEASE-RP',
    send: (pdu, session) => {
      if (pdu.type !== 'A-RELEASE-RP') return undefined;
      session.reply(pdu);
      session.close();
      return [];
    },
    cases: [...all, cell('sta8-aa-8:Evt6'), cell('sta13-aa-6:Evt12'), cell('sta13-aa-7:Evt19'), cell('sta13-aa-2')],
  },
  {
    name: 'closes-after-abort',
    clause: 'PS3.8 9.1.4',
    does: 'closes the connection itself as soon as it has sent an A-ABORT',
    send: (pdu, session) => {
      if (pdu.type !== 'A-ABORT') return undefined;
      session.reply(pdu);
      session.close();
      return [];
    },
    cases: [...wrongInAssociation, ...unreadable, cell('sta2-aa-1:Evt10')],
  },
  {
    name: 'no-reason-for-aborts',
    clause: 'PS3.8 9.3.8',
    does: 'gives no reason when it aborts (reason-not-specified)',
    send: (pdu) => (pdu.type === 'A-ABORT' && pdu.source === 2 ? [{ ...pdu, reason: 0 }] : undefined),
    cases: wrongInAssociation,
  },
  {
    name: 'rejects-what-it-cannot-read',
    clause: 'PS3.8 9.2.2',
    does: 'rejects an A-ASSOCIATE-RQ that it cannot read, in place of an abort',
    receive: (received, session) => {
      if (received.type !== 'invalid' || session.state !== 'Sta2' || received.bytes[0] !== 0x01) return undefined;
      session.reply({ type: 'A-ASSOCIATE-RJ', result: 1, source: 2, reason: 1 });
      return [];
    },
    cases: unreadable,
  },
  {
    name: 'order-of-items-tested',
    clause: 'PS3.8 9.3.1',
    does: 'aborts at an A-ASSOCIATE-RQ whose items are not in increasing order of item-type',
    receive: (received, session) => {
      if (received.type !== 'A-ASSOCIATE-RQ') return undefined;
      const types = received.items.map(({ item }) => item);
      if (types.every((type, at) => type >= (types[at - 1] ?? 0))) return undefined;
      session.reply({ type: 'A-ABORT', source: 2, reason: 6 });
      return [];
    },
    cases: [
      'ps3.8/9.2.3/a-associate-rq/item-order',
      'ps3.8/9.3.1/unknown-items:before-all-others',
      'ps3.8/9.3.1/unknown-items:before-the-user-information',
      'ps3.8/9.3.1/unknown-items:three-in-a-row',
    ],
  },
  {
    name: 'one-association-at-a-time',
    clause: 'PS3.8 9.3.4',
    does: 'rejects a second association at once for the moment (local limit exceeded)',
    listen: { maxAssociations: 1 },
    cases: all,
  },
  {
    name: 'short-artim',
    clause: 'PS3.8 9.1.5',
    does: 'waits for an A-ASSOCIATE-RQ no longer than 300 ms',
    listen: { artimMs: 300 },
    cases: ['ps3.8/9.1.3/slow-association:20-bytes-every-100-ms', 'ps3.8/9.1.2/pdu-late:500'],
    verdict: 'inconclusive',
  },
  {
    name: 'few-associations',
    clause: 'PS3.8 9.3.4',
    does: 'rejects the eleventh association at once for the moment (local limit exceeded)',
    listen: { maxAssociations: room },
    cases: [...all, ...crowd],
  },
  {
    name: 'few-associations-by-abort',
    clause: 'PS3.8 9.1.4',
    does: 'aborts the eleventh association at once',
    receive: (received, session) => {
      if (received.type !== 'A-ASSOCIATE-RQ' || session.program.open <= room) return undefined;
      session.reply({ type: 'A-ABORT', source: 2, reason: 0 });
      return [];
    },
    cases: [...all, ...crowd],
  },
  {
    name: 'slots-come-back-late',
    clause: 'PS3.8 9.3.4',
    does: 'has three slots, and rejects for the moment until those of connections that ended before an A-ASSOCIATE-RQ are back',
    ...lateSlots(3, 3000),
    cases: [...unreadable, ...all],
  },
  {
    name: 'few-connections',
    clause: 'PS3.8 9.1.4',
    does: 'closes the eleventh connection at once for want of resources',
    opened: (session) => {
      if (session.program.open > room) session.close();
    },
    cases: crowd,
    verdict: 'inconclusive',
  },
];
