// Limits of associations on both sides: PS3.8 D.1, PS3.7 D.3.3.3, PS3.2 Tables N.7-1 and N.7-2.

import type { Associations } from '../facts/associations.ts';
import type { Line, Outcome } from './comparison.ts';
import { type Scp, type Scu, sideOf } from './sides.ts';

interface Judged {
  readonly outcome: Outcome;
  readonly why: string;
}

/** A value of either side with a judgement of the pair; undefined stands for "not stated". */
interface Row {
  readonly subject: string;
  readonly ofScu: keyof Associations;
  readonly ofScp: keyof Associations;
  readonly words: (value: number) => string;
  readonly judge: (scu: number | undefined, scp: number | undefined) => Judged;
}

const unlimited = (value: number | undefined): number =>
  value === 0 ? Number.POSITIVE_INFINITY : (value ?? Number.NaN);
const bytes = (value: number): string => (value === 0 ? 'no limit' : `${value} bytes`);
const seconds = (value: number): string => (value === 0 ? 'without limit' : `${value} s`);
const number = (value: number): string => (value === 0 ? 'no limit' : String(value));

const rows: readonly Row[] = [
  {
    subject: 'Longest PDU',
    ofScu: 'maximumLength',
    ofScp: 'maximumLength',
    words: bytes,
    judge: (_, scp) => ({
      outcome: 'will',
      why:
        scp === undefined
          ? 'each side obeys what the other says in the negotiation'
          : `the SCU sends P-DATA-TF PDUs of at most ${bytes(scp)}`,
    }),
  },
  {
    subject: 'Outstanding operations',
    ofScu: 'maximumOperationsInvoked',
    ofScp: 'maximumOperationsPerformed',
    words: number,
    judge: judgeWindow,
  },
  {
    subject: 'Associations at once',
    ofScu: 'maximumAssociations',
    ofScp: 'maximumAssociations',
    words: number,
    judge: judgeNumber,
  },
  {
    subject: 'Wait for a response against idle time',
    ofScu: 'responseSeconds',
    ofScp: 'idleSeconds',
    words: seconds,
    judge: (scu, scp) => ({
      outcome: 'will',
      why:
        scu === undefined || scp === undefined
          ? 'time limits that are not stated matter only if a side is slow'
          : 'the SCP ends an association that stays idle for its time; the SCU opens another one',
    }),
  },
];

/** A line for each limit. */
export function associationLines(scu: Scu, scp: Scp): Line[] {
  return rows.map(({ subject, ofScu, ofScp, words, judge }) => {
    const initiator = scu.initiator.associations?.[ofScu] as Parameters<typeof sideOf<number>>[2];
    const acceptor = scp.acceptor.associations?.[ofScp] as Parameters<typeof sideOf<number>>[2];
    const { value: a, ...left } = sideOf<number>(scu, `initiator.associations.${ofScu}`, initiator, words);
    const { value: b, ...right } = sideOf<number>(scp, `acceptor.associations.${ofScp}`, acceptor, words);
    return { topic: 'Association', subject, ...judge(a, b), scu: left, scp: right };
  });
}

/** The smaller of both holds; one by one is always possible (PS3.7 D.3.3.3). */
function judgeWindow(scu: number | undefined, scp: number | undefined): Judged {
  if (scu === undefined || scp === undefined)
    return { outcome: 'will', why: 'without negotiation it is one at a time' };
  const agreed = Math.min(unlimited(scu), unlimited(scp));
  return {
    outcome: 'will',
    why: `they agree on ${agreed === 1 ? 'one at a time' : number(Number.isFinite(agreed) ? agreed : 0)}`,
  };
}

function judgeNumber(scu: number | undefined, scp: number | undefined): Judged {
  if (scu === undefined || scp === undefined) return { outcome: 'depends', why: 'a limit is not stated' };
  if (unlimited(scu) <= unlimited(scp)) return { outcome: 'will', why: 'the SCU opens no more than the SCP serves' };
  return { outcome: 'depends', why: 'the SCU may open more than the SCP serves at once, and has to try again then' };
}
