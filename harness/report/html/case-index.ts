// What the page has to know of cases and faults before it is written: where they stand, and which status a case is about.

import { statusByName } from '../../language/names.ts';
import type { Fault } from '../../model/fault.ts';
import type { CaseResult, RunResult } from '../../model/run-result.ts';
import { casesShowing } from '../../results/cases-showing.ts';
import { groupBy } from '../case-tree.ts';
import { PduTable } from './pdu-table.ts';
import { type UnjudgedKind, unjudgedKinds } from './unjudged-groups.ts';

export interface CaseIndex {
  /** The id of the case's element, the same in every run. */
  anchorOf(result: CaseResult): string;
  /** The status that the case is about, e.g. `0x0122`; undefined where it is about none. */
  statusOf(result: CaseResult): string | undefined;
  caseOf(id: string): CaseResult | undefined;
  /** The id of the fault's element. */
  faultAnchorOf(fault: Fault): string;
  /** The number of the fault in the order of the results, from 1. */
  faultNumberOf(fault: Fault): number;
  /** The title of the fault, with its clause and the clearest case if several faults have that title. */
  faultNameOf(fault: Fault): string;
  /** The fault that a case decided; undefined for a case that was not held against the system. */
  faultOf(result: CaseResult): Fault | undefined;
  /** Ids of the cases in which a fault shows, the clearest first. */
  showing(fault: Fault): readonly string[];
  /** Every fault that shows in a case: the one it decided, and those of the rules that were seen broken in it. */
  faultsIn(result: CaseResult): readonly Fault[];
  /** What came to no judgement. */
  readonly unjudged: readonly UnjudgedKind[];
  /** The number of the group of `unjudged` that a case is in. */
  reasonNumberOf(result: CaseResult): number | undefined;
  /** The PDUs that the page shows the bytes of. */
  readonly pdus: PduTable;
  /** The worst fault of a rule. */
  faultOfRule(rule: string): Fault | undefined;
}

/** The index of a run. */
export function caseIndex({ cases, faults }: Pick<RunResult, 'cases' | 'faults'>): CaseIndex {
  const anchors = caseAnchors(cases);
  const byId = new Map(cases.map((each) => [each.id, each]));
  const faultAnchors = new Map(faults.map((fault, index) => [fault, `fault-${index + 1}`]));
  const byCase = new Map(faults.flatMap((fault) => fault.cases.map((id) => [id, fault] as const)));
  // The first of a rule, which is the worst, comes last and stays.
  const byRule = new Map([...faults].reverse().map((fault) => [fault.rule, fault]));
  const ofScenario = statusesByScenario(cases);
  const showing = new Map(faults.map((fault) => [fault, casesShowing(fault, (id) => byId.get(id))]));
  const faultsByCase = inverse(showing);
  const unjudged = unjudgedKinds(cases);
  const reasons = new Map(
    unjudged.flatMap(({ groups }) =>
      groups.flatMap(({ number, cases }) => cases.map((each) => [each, number] as const)),
    ),
  );
  return {
    anchorOf: (result) => anchors.get(result) ?? 'cases',
    statusOf: (result) => statusUnderTest(result) ?? ofScenario.get(result.scenario),
    caseOf: (id) => byId.get(id),
    faultAnchorOf: (fault) => faultAnchors.get(fault) ?? 'faults',
    faultNumberOf: (fault) => faults.indexOf(fault) + 1,
    faultNameOf: (fault) => faultName(fault, faults, byId),
    faultOf: ({ id }) => byCase.get(id),
    showing: (fault) => showing.get(fault) ?? [],
    faultsIn: ({ id }) => faultsByCase.get(id) ?? [],
    unjudged,
    reasonNumberOf: (result) => reasons.get(result),
    pdus: new PduTable(),
    faultOfRule: (rule) => byRule.get(rule),
  };
}

function faultName(fault: Fault, all: readonly Fault[], byId: ReadonlyMap<string, CaseResult>): string {
  if (!all.some((other) => other !== fault && other.title === fault.title)) return fault.title;
  const clearest = byId.get(fault.cases[0] ?? '');
  return `${fault.title} (${[fault.clause, clearest?.title].filter((part) => part !== undefined).join(': ')})`;
}

function inverse(showing: ReadonlyMap<Fault, readonly string[]>): ReadonlyMap<string, readonly Fault[]> {
  const faults = new Map<string, Fault[]>();
  for (const [fault, ids] of showing) for (const id of ids) faults.set(id, [...(faults.get(id) ?? []), fault]);
  return faults;
}

/** From the ids, as a link may say them; a case with the id of an earlier one gets a number. */
function caseAnchors(cases: readonly CaseResult[]): Map<CaseResult, string> {
  const taken = new Map<string, number>();
  return new Map(
    cases.map((each) => {
      const anchor = `case/${encodeURI(each.id.replace(/\p{Surrogate}/gu, '\ufffd')).replaceAll('#', '%23')}`;
      const number = (taken.get(anchor) ?? 0) + 1;
      taken.set(anchor, number);
      return [each, number === 1 ? anchor : `${anchor}~${number}`];
    }),
  );
}

/**
 * The status a case is about. Of a pass, the first answer that was not Success: a scenario that provokes a refusal often
 * stores something afterwards to see that the SUT goes on. Otherwise what should have come, the best reaction of those
 * that are legal; so a Success in place of 0x0212 shows as a fault of 0x0212, not of 0x0000.
 */
export function statusUnderTest({ given, verdict, status, expected, wire }: CaseResult): string | undefined {
  if (given.status && /^0x[0-9A-F]{4}$/.test(given.status)) return given.status;
  if (verdict === 'pass' && status) {
    return status === success ? (answers(wire).find((each) => each !== success) ?? status) : status;
  }
  return expected.flatMap(statusWanted)[0] ?? status;
}

const success = '0x0000';
const cEchoResponse = 0x8030;

/** The statuses of the responses in a conversation, in order, but those that answer a C-ECHO. */
function answers(wire: CaseResult['wire']): string[] {
  return wire.flatMap(({ what }) => {
    if (what.kind !== 'message' || what.status === undefined || what.commandField === cEchoResponse) return [];
    return [hex(what.status)];
  });
}

/** The status that a legal reaction has, if it is one status. */
function statusWanted(expected: CaseResult['expected'][number]): string[] {
  const { Status: status } = (expected.response ?? {}) as { readonly Status?: unknown };
  const code = typeof status === 'string' ? statusByName(status) : status;
  return typeof code === 'number' ? [hex(code)] : [];
}

function hex(status: number): string {
  return `0x${status.toString(16).toUpperCase().padStart(4, '0')}`;
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
