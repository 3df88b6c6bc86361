// Faults of what an SCU makes of a status: PS3.4 B.2.1, B.2.3, GG.4.1; PS3.7 Annex C.

import { kindOf } from '../good-scu.ts';
import type { ScuBehaviour, ScuChange } from '../scu-behaviour.ts';
import type { Outcome } from '../scu-facts.ts';
import type { ScuFault } from '../scu-fault.ts';
import { refused } from './cases.ts';

/** Prints nothing of an instance or in the end. */
const silent: ScuChange = { print: () => [], summary: () => ['done'] };

/** Tells of statuses by its exit status alone, which this makes of them. */
function exits(exit: (statuses: readonly number[]) => number): ScuChange {
  return { ...silent, exit: (outcomes) => exit(outcomes.flatMap(({ status }) => status ?? [])) };
}

/** Knows these failures and takes every other status for success. */
function knows(isFailure: (status: number) => boolean): ScuChange {
  return {
    judge: ({ Status = 0 }) => (isFailure(Status) ? 'failed' : 'stored'),
    print: ({ index, kind }) => [`instance ${index + 1}: ${kind}`],
    summary: (outcomes) => [`${outcomes.filter(({ kind }) => kind === 'stored').length} stored`],
  };
}

/** Prints what it makes of an instance, without its status. */
const printsKind: Pick<ScuBehaviour, 'print'> = {
  print: ({ index, kind }: Outcome) => [`instance ${index + 1}: ${kind}`],
};

let answers = 0;

export const statuses: readonly ScuFault[] = [
  {
    name: 'sent-is-stored',
    clause: 'PS3.4 GG.4.1',
    does: 'says that everything was sent and exits with 0, whatever the responses say',
    change: { ...silent, exit: () => 0 },
    caughtBy: [
      refused,
      'ps3.4/b.2.1/scu-distinguishes-failure:CTImageStorage',
      'ps3.7/c.5/scu-sweep',
      'ps3.7/c.5/scu-mixed:a-failure-then-success',
    ],
  },
  {
    name: 'exit-status-of-the-low-byte',
    clause: 'PS3.4 GG.4.1',
    does: 'exits with the status, of which a process can only tell the lower eight bits',
    change: exits((codes) => (codes.find((code) => code !== 0) ?? 0) & 0xff),
    caughtBy: [
      refused,
      'ps3.4/gg.4.1/scu-failure:HangingProtocolStorage:0xC000',
      'ps3.4/b.2.3/scu-failure-ranges:SecondaryCaptureImageStorage:0xA900',
    ],
  },
  {
    name: 'last-status-wins',
    clause: 'PS3.4 B.2.1',
    does: 'remembers the last status alone',
    change: exits((codes) => (kindOf(codes.at(-1) ?? 0xffff) === 'failed' ? 1 : 0)),
    caughtBy: ['ps3.7/c.5/scu-one-of-five:the-first', 'ps3.7/c.5/scu-mixed:a-failure-then-success'],
  },
  {
    name: 'first-status-counts',
    clause: 'PS3.4 B.2.1',
    does: 'looks at the first status alone',
    change: exits((codes) => (kindOf(codes[0] ?? 0xffff) === 'failed' ? 1 : 0)),
    caughtBy: ['ps3.7/c.5/scu-one-of-five:the-last', 'ps3.7/c.5/scu-mixed:success-then-a-failure'],
  },
  {
    name: 'one-stored-is-enough',
    clause: 'PS3.4 B.2.1',
    does: 'exits with 0 if any instance was stored',
    change: exits((codes) => (codes.some((code) => kindOf(code) !== 'failed') ? 0 : 1)),
    caughtBy: ['ps3.7/c.5/scu-one-of-five:the-third', 'ps3.7/c.5/scu-mixed:success-then-a-failure'],
  },
  {
    name: 'knows-listed-codes-only',
    clause: 'PS3.4 B.2.3',
    does: 'knows A700, A900 and C000 alone, and takes the rest of their ranges for success',
    change: knows((status) => [0xa700, 0xa900, 0xc000].includes(status)),
    caughtBy: [
      'ps3.4/b.2.3/scu-failure-ranges:SecondaryCaptureImageStorage:0xA701',
      'ps3.4/b.2.3/scu-failure-ranges:SecondaryCaptureImageStorage:0xCFFF',
    ],
  },
  {
    name: 'knows-storage-codes-only',
    clause: 'PS3.7 C.5',
    does: 'knows the failures of PS3.4 alone, and takes those of PS3.7 for success',
    change: knows((status) => status >= 0xa700),
    caughtBy: [
      'ps3.4/gg.4.1/scu-failure:HangingProtocolStorage:0x0122',
      'ps3.4/b.2.1/scu-failure:SecondaryCaptureImageStorage:0x0124',
      'ps3.7/c.5/scu-other-failures:0x0110',
    ],
  },
  {
    name: 'cannot-understand-is-a-warning',
    clause: 'PS3.4 B.2.3',
    does: 'takes C000 to CFFF for warnings, and tells warnings from success in no way',
    change: knows((status) => status !== 0 && status >> 12 !== 0xc),
    caughtBy: [
      'ps3.4/gg.4.1/scu-failure:HangingProtocolStorage:0xC000',
      'ps3.4/b.2.3/scu-failure-ranges:SecondaryCaptureImageStorage:0xC123',
    ],
  },
  {
    name: 'out-of-resources-is-a-warning',
    clause: 'PS3.4 GG.4.2',
    does: 'takes A700 to A7FF for something that will pass, and says nothing',
    change: knows((status) => status !== 0 && status >> 8 !== 0xa7),
    caughtBy: [refused, 'ps3.4/b.2.3/scu-failure-ranges:SecondaryCaptureImageStorage:0xA7FF'],
  },
  {
    name: 'unlisted-failures-are-success',
    clause: 'PS3.7 C.5',
    does: 'takes codes of the class Failure that have no meaning of their own for success',
    change: knows(
      (status) => status >= 0xa700 || [0x0110, 0x0117, 0x0122, 0x0124, 0x0210, 0x0211, 0x0212].includes(status),
    ),
    caughtBy: ['ps3.7/c.5/scu-unassigned-failures:0x0214', 'ps3.7/c.5/scu-unassigned-failures:0xA000'],
  },
  {
    name: 'failure-needs-a-comment',
    clause: 'PS3.7 C.5',
    does: 'takes a response without an Error Comment for success',
    change: {
      ...printsKind,
      judge: ({ Status = 0, ErrorComment }) => (Status !== 0 && ErrorComment ? 'failed' : 'stored'),
      summary: () => ['done'],
    },
    caughtBy: ['ps3.7/c.5/scu-fields:no-more-than-a-status', 'ps3.7/c.5/scu-fields:an-empty-Error-Comment'],
  },
  {
    name: 'failure-now-and-then',
    clause: 'PS3.4 GG.4.1',
    does: 'reports a refused instance sometimes as failed and sometimes as stored',
    change: {
      ...silent,
      judge: ({ Status = 0 }) => (Status !== 0 && ++answers % 2 === 0 ? 'failed' : 'stored'),
      exit: (outcomes) => Number(outcomes.some(({ kind }) => kind === 'failed')),
    },
    caughtBy: ['ps3.7/c.5/scu-same-every-time:one-of-three-instances-was'],
  },
  {
    name: 'tells-no-failure-of-many',
    clause: 'PS3.4 GG.4.1',
    does: 'tells failures up to the third, and then counts none of them',
    change: exits((codes) => {
      const failed = codes.filter((code) => kindOf(code) === 'failed').length;
      return failed > 3 ? 0 : Number(failed > 0);
    }),
    caughtBy: ['ps3.4/gg.4.1/scu-only-failures:HangingProtocolStorage:0xA700', 'ps3.7/c.5/scu-sweep'],
  },
  {
    name: 'early-failure-lost',
    clause: 'PS3.7 9.3.1.3',
    does: 'throws away a response that comes before it has sent all of the Data Set, and takes that for success',
    change: {
      ...silent,
      believes: (response, _contextId, session) => {
        const id = response.MessageIDBeingRespondedTo ?? 0;
        return session.outstanding.get(id) ?? 'no operation';
      },
      judge: (_, { instance }) => (instance.zeros ? 'stored' : 'failed'),
      exit: (outcomes) => Number(outcomes.some(({ kind }) => kind === 'failed')),
    },
    caughtBy: ['ps3.7/9.3.1/scu-early-failure:0xA700:before-its-Data-Set-had-come'],
  },
];
