// Faults of the release of an association: PS3.8 7.2.2, 9.2 and 9.3.7.

import { type Fault, sparing } from '../fault.ts';
import { echoed } from './cases.ts';

const caughtBy = [echoed];
const release = { type: 'A-RELEASE-RP' } as const;

const rows: readonly Fault[] = [
  {
    name: 'release-not-answered',
    clause: 'PS3.8 7.2.2',
    does: 'never answers an A-RELEASE-RQ',
    send: ({ type }) => (type === 'A-RELEASE-RP' ? [] : undefined),
    caughtBy,
  },
  {
    name: 'release-answered-by-abort',
    clause: 'PS3.8 7.2.2',
    does: 'answers an A-RELEASE-RQ with an A-ABORT',
    send: ({ type }) => (type === 'A-RELEASE-RP' ? [{ type: 'A-ABORT', source: 0, reason: 0 }] : undefined),
    caughtBy,
    verdict: 'warn',
  },
  {
    name: 'release-answered-by-fin',
    clause: 'PS3.8 7.2.2',
    does: 'closes the connection in place of an A-RELEASE-RP',
    send: ({ type }, session) => {
      if (type !== 'A-RELEASE-RP') return undefined;
      session.close();
      return [];
    },
    caughtBy,
  },
  {
    name: 'release-answered-by-rst',
    clause: 'PS3.8 7.2.2',
    does: 'resets the connection in place of an A-RELEASE-RP',
    send: ({ type }, session) => {
      if (type !== 'A-RELEASE-RP') return undefined;
      session.reset();
      return [];
    },
    caughtBy,
  },
  {
    name: 'release-answered-by-release',
    clause: 'PS3.8 9.2.3',
    does: 'answers an A-RELEASE-RQ with an A-RELEASE-RQ, and never confirms',
    send: ({ type }) => (type === 'A-RELEASE-RP' ? [{ type: 'A-RELEASE-RQ' }] : undefined),
    caughtBy,
  },
  {
    name: 'release-with-reserved-bytes',
    clause: 'PS3.8 9.3.7',
    does: 'sends the reserved bytes of an A-RELEASE-RP as FFH',
    send: ({ type }) => (type === 'A-RELEASE-RP' ? [{ ...release, reserved: Buffer.alloc(5, 0xff) }] : undefined),
    caughtBy,
  },
  {
    name: 'release-of-wrong-length',
    clause: 'PS3.8 9.3.7',
    does: 'sends an A-RELEASE-RP without its four reserved bytes',
    send: ({ type }) => (type === 'A-RELEASE-RP' ? [Buffer.of(6, 0, 0, 0, 0, 0)] : undefined),
    caughtBy,
  },
  {
    name: 'rubbish-in-place-of-release',
    clause: 'PS3.8 7.2.2',
    does: 'answers an A-RELEASE-RQ with bytes that are no PDU',
    send: ({ type }) => (type === 'A-RELEASE-RP' ? [Buffer.from('GOODBYE\r\n')] : undefined),
    caughtBy,
  },
];

export const releases: readonly Fault[] = sparing([], rows);
