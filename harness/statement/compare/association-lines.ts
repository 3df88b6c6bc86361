// Limits of associations on both sides: PS3.8 D.1, PS3.7 D.3.3.3, PS3.2 Tables N.7-1 and N.7-2. Zero is no limit.

import type { Line, Outcome } from './comparison.ts';
import { type Scp, type Scu, sideOf } from './sides.ts';

type Limit = 'maximumLength' | 'maximumOperationsInvoked' | 'maximumOperationsPerformed' | 'maximumAssociations';

interface Judged {
  readonly outcome: Outcome;
  readonly why: string;
}

/** What either side says, and what both come to; undefined stands for "not stated". */
interface Row {
  readonly subject: string;
  readonly ofScu: Limit;
  readonly ofScp: Limit;
  readonly words: (value: number) => string;
  readonly judge: (scu: number | undefined, scp: number | undefined) => Judged;
}

const unlimited = (value: number): number => (value === 0 ? Number.POSITIVE_INFINITY : value);
const number = (value: number): string => (value === 0 ? 'no limit' : String(value));
const bytes = (value: number): string => (value === 0 ? 'no limit' : `${value} bytes`);

const rows: readonly Row[] = [
  { subject: 'Longest PDU', ofScu: 'maximumLength', ofScp: 'maximumLength', words: bytes, judge: judgeLength },
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
];

/** A line for each limit. */
export function associationLines(scu: Scu, scp: Scp): Line[] {
  return rows.map(({ subject, ofScu, ofScp, words, judge }) => {
    const proposed = scu.initiator.associations?.[ofScu];
    const accepted = scp.acceptor.associations?.[ofScp];
    const { value: a, ...left } = sideOf(scu, `initiator.associations.${ofScu}`, proposed, words);
    const { value: b, ...right } = sideOf(scp, `acceptor.associations.${ofScp}`, accepted, words);
    return { topic: 'Association', subject, ...judge(a, b), scu: left, scp: right };
  });
}

/** Each side says in the negotiation what it takes, and the other obeys (PS3.8 D.1). */
function judgeLength(_: number | undefined, scp: number | undefined): Judged {
  const why =
    scp === undefined ? 'the SCP says it in the negotiation' : `the SCU sends P-DATA-TF PDUs of at most ${bytes(scp)}`;
  return { outcome: 'will', why: scp === 0 ? 'the SCP takes P-DATA-TF PDUs of any length' : why };
}

/** The smaller of both holds; one by one is always possible (PS3.7 D.3.3.3). */
function judgeWindow(scu: number | undefined, scp: number | undefined): Judged {
  if (scu === undefined || scp === undefined)
    return { outcome: 'will', why: 'without negotiation it is one at a time' };
  const agreed = Math.min(unlimited(scu), unlimited(scp));
  const words = agreed === 1 ? 'one at a time' : Number.isFinite(agreed) ? String(agreed) : 'any number';
  return { outcome: 'will', why: `they agree on ${words}` };
}

function judgeNumber(scu: number | undefined, scp: number | undefined): Judged {
  if (scu === undefined || scp === undefined) return { outcome: 'depends', why: 'a limit is not stated' };
  if (unlimited(scu) <= unlimited(scp)) return { outcome: 'will', why: 'the SCU opens no more than the SCP serves' };
  return { outcome: 'depends', why: 'the SCU may open more than the SCP serves at once, and has to try again then' };
}
