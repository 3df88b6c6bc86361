// A case as a test result of Allure (`*-result.json`): its status and why, and the labels by which Allure groups.

import { createHash } from 'node:crypto';
import type { Fault, Severity } from '../../model/fault.ts';
import type { CaseResult } from '../../model/run-result.ts';
import { givenSuffix, outcomeLine, requirementText } from '../../words/case-text.ts';
import { disputeText } from '../../words/dispute-text.ts';
import { markdownText } from '../../words/markdown-text.ts';
import { visible, visibleLine } from '../../words/visible-text.ts';
import { caseTitle } from '../case-title.ts';
import { skipReason } from '../skip-reason.ts';

const statuses: Readonly<Record<CaseResult['verdict'], 'passed' | 'failed' | 'broken' | 'skipped'>> = {
  pass: 'passed',
  warn: 'passed',
  fail: 'failed',
  error: 'broken',
  inconclusive: 'skipped',
  'not-applicable': 'skipped',
};

/** Allure has severities of its own; ours stands in the message, by which it sorts into categories. */
const allureSeverities: Readonly<Record<Severity, string>> = {
  critical: 'blocker',
  serious: 'critical',
  moderate: 'normal',
  minor: 'minor',
  warning: 'trivial',
};

/** The test result but for its files. Allure finds the history of a case by its id, which holds its parameters. */
export function testResult(one: CaseResult, faults: readonly Fault[], fault: Fault | undefined): object {
  const start = Date.parse(one.startedAt);
  const skipped = skipReason(one, faults);
  return {
    historyId: idOf(one.id),
    testCaseId: idOf(one.scenario),
    fullName: visibleLine(one.id),
    name: visibleLine(`${caseTitle(one)}${givenSuffix(one.given)}`),
    description: markdownText(requirementText(one.requirement)),
    titlePath: path(one),
    status: skipped === undefined ? statuses[one.verdict] : 'skipped',
    statusDetails: statusDetails(one, skipped, fault),
    stage: 'finished',
    start,
    stop: start + Math.round(one.durationMs),
    labels: labels(one, fault),
    parameters: Object.entries(one.given).map(([name, value]) => ({
      name: visibleLine(name),
      value: visibleLine(value),
    })),
    links: [],
    steps: [],
  };
}

function statusDetails(one: CaseResult, skipped: string | undefined, fault: Fault | undefined): object {
  const flags = { known: one.waiver !== undefined, muted: false, flaky: one.repeated !== undefined };
  if (skipped !== undefined) return { ...flags, message: visible(skipped) };
  if (one.verdict === 'pass') return flags;
  const dispute = one.dispute ?? fault?.dispute;
  const trace = [
    requirementText(one.requirement),
    ...(fault ? [`fault ${fault.id}: ${fault.title}`] : []),
    ...(dispute ? [disputeText(dispute)] : []),
  ];
  const grade = one.verdict === 'fail' && fault ? fault.severity : one.verdict;
  return { ...flags, message: visible(`${grade}: ${outcomeLine(one)}`), trace: visible(trace.join('\n')) };
}

/** Part of the standard, clause, scenario. */
function path({ requirement, scenario }: CaseResult): [string, string, string] {
  const [part = ''] = requirement.ref.split(' ');
  return [visibleLine(part), visibleLine(requirement.ref), visibleLine(scenario)];
}

function labels(one: CaseResult, fault: Fault | undefined): object[] {
  const [part, clause, scenario] = path(one);
  const values: (readonly [string, string])[] = [
    ['parentSuite', part],
    ['suite', clause],
    ['subSuite', scenario],
    ['epic', part],
    ['feature', clause],
    ['story', scenario],
    ['framework', 'cstore-conformance'],
    ...(fault ? [['severity', allureSeverities[fault.severity]] as const] : []),
    ...one.tags.map((tag) => ['tag', visibleLine(tag)] as const),
  ];
  return values.map(([name, value]) => ({ name, value }));
}

function idOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
