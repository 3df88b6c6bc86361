// How long an initiator waits for answers, from measurements and from cases in which it got none: PS3.2 Table N.6-1.

import type { Measurements } from '../../model/measurements.ts';
import type { CaseResult } from '../../model/run-result.ts';
import type { Reply } from '../../model/scu-account.ts';
import type { Associations } from '../facts/associations.ts';
import { filled, type Measured, measurement, seen, seenAtLeast, unseen } from './measured-leaf.ts';

interface Wait {
  readonly seconds: number;
  /** What it did then; undefined if it still waited. */
  readonly end: string | undefined;
  readonly evidence: readonly string[];
}

type Limits = Pick<Associations, 'acceptSeconds' | 'responseSeconds' | 'releaseSeconds'>;

/** The time limits; undefined if it never was left without an answer. */
export function initiatorWaits(cases: readonly CaseResult[], live: readonly Measurements[]): Limits | undefined {
  return filled({
    acceptSeconds: limitOf('A-ASSOCIATE-AC', cases, live),
    responseSeconds: limitOf('C-STORE-RSP', cases, live),
    releaseSeconds: limitOf('A-RELEASE-RP', cases, live),
  });
}

function limitOf(
  reply: Reply,
  cases: readonly CaseResult[],
  live: readonly Measurements[],
): Measured<number> | undefined {
  const waits = [...live.flatMap((one) => liveWaits(one, reply)), ...cases.flatMap((one) => caseWaits(one, reply))];
  const ended = waits.filter(({ end }) => end !== undefined);
  const longest = longestOf(waits.filter(({ end }) => end === undefined));
  const [first] = ended;
  if (first === undefined)
    return longest && seenAtLeast(longest.seconds, longest.evidence, 'it still waited when the wait was over');
  const other = [...ended, ...(longest ? [longest] : [])].find((one) => differs(first, one));
  const evidence = [...new Set([...ended, ...(other ? [other] : [])].flatMap((one) => one.evidence))].slice(
    0,
    namedAtMost,
  );
  if (other) return unseen(evidence, `differs: ${first.seconds} s and ${other.seconds} s`);
  return seen(first.seconds, evidence, `it ended with ${first.end}`);
}

const namedAtMost = 10;

const longestOf = (waits: readonly Wait[]): Wait | undefined =>
  waits.reduce<Wait | undefined>((most, one) => (most && most.seconds >= one.seconds ? most : one), undefined);

/** A wait that was watched for less time than another took says nothing against it. */
function differs(one: Wait, other: Wait): boolean {
  if (other.end === undefined) return other.seconds > one.seconds * 1.1 + 1;
  return Math.abs(one.seconds - other.seconds) > 1 + 0.1 * one.seconds;
}

function liveWaits(one: Measurements, reply: Reply): Wait[] {
  const waits = one.role === 'scu' ? (one.measured.waits ?? []) : [];
  return waits
    .filter((wait) => wait.reply === reply)
    .map(({ waited }) => ({
      seconds: 'atLeast' in waited ? waited.atLeast : waited.seconds,
      end: 'atLeast' in waited ? undefined : waited.end,
      evidence: measurement('waits'),
    }));
}

/** Zero would be "never", so that what ends at once is a tenth of a second. */
function caseWaits({ id, scu }: CaseResult, reply: Reply): Wait[] {
  return (scu?.waits ?? [])
    .filter((wait) => wait.reply === reply)
    .map(({ ms, end }) => ({
      seconds: end === undefined ? Math.floor(ms / 1000) : Math.max(1, Math.round(ms / 100)) / 10,
      end,
      evidence: [id],
    }))
    .filter(({ seconds }) => seconds > 0);
}
