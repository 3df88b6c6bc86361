// Choices that an SCP has when associations begin and end: PS3.8 9.2.2 and 9.3.4.

import { echoed, interleaved, stored } from '../faults/cases.ts';
import type { LegalChoice } from '../legal-choice.ts';

const all = [stored, echoed, interleaved];

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
    cases: all,
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
    cases: ['robustness/slow-association:20-bytes-every-100-ms'],
    verdict: 'inconclusive',
  },
  {
    name: 'few-associations',
    clause: 'PS3.8 9.3.4',
    does: 'rejects the eleventh association at once for the moment (local limit exceeded)',
    listen: { maxAssociations: 10 },
    cases: [...all, 'robustness/fifty-at-once', 'robustness/thirty-in-a-rush'],
  },
];
