// What a baseline means for a run: which faults and cases are known, which waivers have ended or are no longer needed.

import type { Fault } from '../model/fault.ts';
import type { CaseResult, RunResult } from '../model/run-result.ts';
import { isJudged } from '../model/verdict.ts';
import { dayOf, isAbout, isAboutFault, isExpired, mayBeAboutRule, type Waiver } from './baseline.ts';
import { rulesOf } from './faults.ts';

/** Which cases there are beside those that ran; a waiver of one of them is not out of date. */
export interface KnownCases {
  /** Ids of every case that was loaded, whether it ran or not. */
  readonly ids: readonly string[];
  /** Whether that is all there is, so that a waiver of another case is of no use. */
  readonly complete: boolean;
  /** Whether nothing was left out of the run, so that a fault that was not seen is no longer there. */
  readonly whole: boolean;
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
  /** The result with a waiver at each known fault and case, and the waivers to look at among the notes of the SUT. */
  readonly result: RunResult;
  readonly waivers: readonly JudgedWaiver[];
}

type WaiverData = NonNullable<CaseResult['waiver']>;

/** Applies a baseline to a run. `today` decides which waivers have ended. */
export function applyBaseline(
  result: RunResult,
  waivers: readonly Waiver[],
  cases: KnownCases,
  today: Date = new Date(),
): AppliedBaseline {
  const day = dayOf(today);
  const judged = waivers.map((waiver) => judgeWaiver(waiver, result, cases, day));
  const holding = judged.filter(({ use }) => use === 'used').map(({ waiver }) => waiver);
  const texts = judged.flatMap(({ text }) => (text === undefined ? [] : [text]));
  const sut = { ...result.sut, ...(texts.length > 0 && { notes: [...(result.sut.notes ?? []), ...texts] }) };
  return { result: { ...result, sut, ...waived(result, holding) }, waivers: judged };
}

/** Faults and cases with their waivers. A case is known with its fault, and a fault if all its cases are known. */
function waived({ faults, cases }: RunResult, holding: readonly Waiver[]): Pick<RunResult, 'faults' | 'cases'> {
  const ofCase = new Map<string, WaiverData>();
  for (const one of cases) {
    const waiver = holding.find((candidate) => covers(candidate, one));
    if (waiver) ofCase.set(one.id, dataOf(waiver));
  }
  const ofFault = new Map<string, WaiverData>();
  for (const fault of faults) {
    const waiver = holding.find((candidate) => isAboutFault(candidate, fault));
    const found = waiver ? dataOf(waiver) : ofAllCases(fault, ofCase);
    if (!found) continue;
    ofFault.set(fault.id, found);
    for (const id of fault.cases) if (!ofCase.has(id)) ofCase.set(id, found);
  }
  return {
    faults: faults.map((fault) => withWaiver(fault, ofFault.get(fault.id))),
    cases: cases.map((one) => withWaiver(one, ofCase.get(one.id))),
  };
}

/** If every case of a fault is known by itself, the waiver that ends first is that of the fault. */
function ofAllCases({ cases }: Fault, ofCase: ReadonlyMap<string, WaiverData>): WaiverData | undefined {
  const waivers = cases.flatMap((id) => ofCase.get(id) ?? []);
  if (waivers.length < cases.length) return undefined;
  return waivers.sort((a, b) => a.until.localeCompare(b.until))[0];
}

function withWaiver<T extends { waiver?: WaiverData | undefined }>(one: T, waiver: WaiverData | undefined): T {
  const { waiver: _earlier, ...rest } = one;
  return (waiver ? { ...rest, waiver } : rest) as T;
}

function dataOf({ reason, acceptedBy, until }: Waiver): WaiverData {
  return { reason, acceptedBy, until };
}

/** Whether a waiver by `case` is about this case with this verdict. */
export function covers(waiver: Waiver, { id, verdict }: Pick<CaseResult, 'id' | 'verdict'>): boolean {
  return verdict === waiver.verdict && isAbout(waiver, id);
}

function judgeWaiver(waiver: Waiver, result: RunResult, cases: KnownCases, day: string): JudgedWaiver {
  const isOfRule = waiver.rule !== undefined;
  const name = isOfRule ? `waiver of ${waiver.rule}` : `waiver of ${waiver.verdict} ${waiver.case}`;
  const isSeen = isOfRule
    ? result.faults.some((fault) => isAboutFault(waiver, fault))
    : result.cases.some((one) => covers(waiver, one));
  if (isSeen && !isExpired(waiver, day)) return { waiver, use: 'used' };
  if (isSeen) return { waiver, use: 'expired', text: `${name} expired on ${waiver.until}: ${waiver.reason}` };
  const unseen = isOfRule ? unseenFault(waiver, result, cases) : unseenCase(waiver, result.cases, cases);
  return { waiver, use: unseen.use, ...(unseen.text !== undefined && { text: `${name} ${unseen.text}` }) };
}

type Unseen = Omit<JudgedWaiver, 'waiver'>;

function unseenCase(waiver: Waiver, ran: readonly CaseResult[], cases: KnownCases): Unseen {
  const about = ran.filter(({ id }) => isAbout(waiver, id));
  const judged = about.filter(({ verdict }) => isJudged(verdict));
  if (judged.length > 0) {
    const now = [...new Set(judged.map(({ verdict }) => verdict))].join(' and ');
    return { use: 'outdated', text: `is no longer needed: the verdict is ${now}` };
  }
  const exists = about.length > 0 || cases.ids.some((id) => isAbout(waiver, id));
  return exists || !cases.complete ? { use: 'not-run' } : { use: 'outdated', text: 'matches no case' };
}

/** A fault that was not seen is gone only if everything ran that could show it, and could be judged. */
function unseenFault(waiver: Waiver, { cases: ran, interrupted }: RunResult, { whole }: KnownCases): Unseen {
  if (interrupted || !whole) return { use: 'not-run' };
  const about = ran.filter((one) => rulesOf(one).some((rule) => mayBeAboutRule(waiver, rule)));
  if (about.length === 0) return { use: 'not-run', text: 'matches no rule that was checked' };
  const isOpen = about.some(({ verdict }) => verdict === 'inconclusive' || verdict === 'error');
  return isOpen ? { use: 'not-run' } : { use: 'outdated', text: 'is no longer needed: the fault was not seen' };
}
