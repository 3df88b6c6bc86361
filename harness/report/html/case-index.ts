// What the page has to know of every case before it is written: where it stands, and which status it is about.

import type { CaseResult } from '../../model/run-result.ts';
import { groupBy } from '../case-tree.ts';

export interface CaseIndex {
  /** The id of the case's element. */
  anchorOf(result: CaseResult): string;
  /** The status that the case is about, e.g. `0x0122`; undefined where it is about none. */
  statusOf(result: CaseResult): string | undefined;
}

/** The index of a run's cases. */
export function caseIndex(cases: readonly CaseResult[]): CaseIndex {
  const anchors = new Map(cases.map((each, index) => [each, `case-${index + 1}`]));
  const ofScenario = statusesByScenario(cases);
  return {
    anchorOf: (result) => anchors.get(result) ?? 'cases',
    statusOf: (result) => statusUnderTest(result) ?? ofScenario.get(result.scenario),
  };
}

/**
 * The status a case is about. Of a pass, the first answer that was not Success: a scenario that provokes a refusal often
 * stores something afterwards to see that the SUT goes on. Otherwise what should have come, the best reaction of those
 * that are legal; so a Success in place of 0x0212 shows as a fault of 0x0212, not of 0x0000.
 */
export function statusUnderTest({ given, verdict, status, expected, transcript }: CaseResult): string | undefined {
  if (given.status && /^0x[0-9A-F]{4}$/.test(given.status)) return given.status;
  if (verdict === 'pass' && status) {
    return status === success ? (answers(transcript).find((each) => each !== success) ?? status) : status;
  }
  const named = expected.map((line) => /\bstatus\b.*?\b(0x[0-9A-F]{4})\b/i.exec(line)?.[1]);
  return named.find((each) => each !== undefined) ?? status;
}

const success = '0x0000';

/** The statuses of the responses in a transcript, in order, but those that answer a C-ECHO. */
function answers(transcript: string): string[] {
  return [...transcript.matchAll(/^[<-] (?!.*C-ECHO-RSP).*?\bStatus (0x[0-9A-F]{4})\b/gm)].map(
    (match) => match[1] ?? '',
  );
}

/**
 * The status of those scenarios that turn on one for every case that was judged; a case of theirs that was not, since
 * the SUT refused its SOP Class, say, would have turned on it too.
 */
function statusesByScenario(cases: readonly CaseResult[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [scenario, members] of groupBy(cases, (each) => each.scenario)) {
    const [only, ...others] = new Set(members.map(statusUnderTest).filter((status) => status !== undefined));
    if (only !== undefined && others.length === 0) found.set(scenario, only);
  }
  return found;
}
