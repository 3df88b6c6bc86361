// What a baseline means for a run: which deviations are known, which waivers have ended or are no longer needed.

import type { CaseResult, RunResult } from '../model/run-result.ts';
import { isJudged } from '../model/verdict.ts';
import { dayOf, isAbout, isExpired, type Waiver } from './baseline.ts';

/** Which cases there are beside those that ran; a waiver of one of them is not out of date. */
export interface KnownCases {
  /** Ids of every case that was loaded, whether it ran or not. */
  readonly ids: readonly string[];
  /** Whether that is all there is, so that a waiver of another case is of no use. */
  readonly complete: boolean;
}

/** What a waiver came to in a run. */
export type WaiverUse = 'used' | 'expired' | 'outdated' | 'not-run';

export interface JudgedWaiver {
  readonly waiver: Waiver;
  readonly use: WaiverUse;
  /** What is to be told of it, in one line; nothing for one that is in use, or was not looked at. */
  readonly text?: string;
}

export interface AppliedBaseline {
  /** The result with a note at each known deviation, and the waivers to look at among the notes of the SUT. */
  readonly result: RunResult;
  /** Ids of the cases whose verdict is known and accepted. */
  readonly known: ReadonlySet<string>;
  readonly waivers: readonly JudgedWaiver[];
}

/** Applies a baseline to a run. `today` decides which waivers have ended. */
export function applyBaseline(
  result: RunResult,
  waivers: readonly Waiver[],
  cases: KnownCases,
  today: Date = new Date(),
): AppliedBaseline {
  const day = dayOf(today);
  const judged = waivers.map((waiver) => judgeWaiver(waiver, result.cases, cases, day));
  const holding = judged.filter(({ use }) => use === 'used').map(({ waiver }) => waiver);
  const known = new Set<string>();
  const noted = result.cases.map((one) => {
    const waiver = holding.find((candidate) => covers(candidate, one));
    if (!waiver) return one;
    known.add(one.id);
    return { ...one, notes: [...one.notes, `known deviation: ${describeWaiver(waiver)}`] };
  });
  const texts = judged.flatMap(({ text }) => (text === undefined ? [] : [text]));
  const sut = { ...result.sut, ...(texts.length > 0 && { notes: [...(result.sut.notes ?? []), ...texts] }) };
  return { result: { ...result, sut, cases: noted }, known, waivers: judged };
}

/** Whether the waiver is about this case with this verdict. */
export function covers(waiver: Waiver, { id, verdict }: Pick<CaseResult, 'id' | 'verdict'>): boolean {
  return verdict === waiver.verdict && isAbout(waiver, id);
}

/** Reason, who accepted it and until when, in one line. */
export function describeWaiver({ reason, acceptedBy, until }: Waiver): string {
  return `${reason} (accepted by ${acceptedBy} until ${until})`;
}

function judgeWaiver(waiver: Waiver, ran: readonly CaseResult[], cases: KnownCases, day: string): JudgedWaiver {
  const name = `waiver of ${waiver.verdict} ${waiver.case}`;
  const about = ran.filter(({ id }) => isAbout(waiver, id));
  if (about.some((one) => covers(waiver, one))) {
    if (!isExpired(waiver, day)) return { waiver, use: 'used' };
    return { waiver, use: 'expired', text: `${name} expired on ${waiver.until}: ${waiver.reason}` };
  }
  const judged = about.filter(({ verdict }) => isJudged(verdict));
  if (judged.length > 0) {
    const now = [...new Set(judged.map(({ verdict }) => verdict))].join(' and ');
    return { waiver, use: 'outdated', text: `${name} is no longer needed: the verdict is ${now}` };
  }
  const exists = about.length > 0 || cases.ids.some((id) => isAbout(waiver, id));
  if (exists || !cases.complete) return { waiver, use: 'not-run' };
  return { waiver, use: 'outdated', text: `${name} matches no case` };
}
