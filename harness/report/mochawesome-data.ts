// The run in the form that mochawesome's report generator reads: nested suites of tests with statistics.

import type { Fault } from '../model/fault.ts';
import type { CaseResult, RunResult } from '../model/run-result.ts';
import { caseName, expectedLines, fullText, observedText, outcomeLine, requirementText } from '../words/case-text.ts';
import { visible } from '../words/visible-text.ts';
import { caseTitle } from './case-title.ts';
import { byFolder, type FolderCases, type ScenarioCases } from './case-tree.ts';
import { faultHooks } from './mochawesome-faults.ts';
import { skipReason } from './skip-reason.ts';
import { stableUuid } from './stable-uuid.ts';

type State = 'passed' | 'failed' | 'pending';

interface Test {
  readonly state: State;
  readonly uuid: string;
}

/** The data of the report: folder -> scenario -> case as suites and tests. */
export function mochawesomeData(result: RunResult): object {
  const end = new Date(Date.parse(result.startedAt) + result.durationMs).toISOString();
  const suites = byFolder(result.cases).map((folder) => folderSuite(folder, result.faults));
  const root = { ...suite('', '', [], suites), root: true, rootEmpty: true };
  return { stats: statistics(result, end), results: [root] };
}

function statistics({ cases, faults, startedAt, durationMs }: RunResult, end: string) {
  const count = (state: State) => cases.filter((each) => stateOf(each, faults) === state).length;
  const [passes, failures, pending] = [count('passed'), count('failed'), count('pending')];
  return {
    suites: new Set(cases.map(({ scenario }) => scenario)).size,
    tests: cases.length,
    passes,
    pending,
    failures,
    start: startedAt,
    end,
    duration: Math.round(durationMs),
    testsRegistered: cases.length,
    passPercent: percent(passes, passes + failures),
    pendingPercent: percent(pending, cases.length),
    other: 0,
    hasOther: false,
    skipped: 0,
    hasSkipped: false,
  };
}

const percent = (part: number, whole: number) => (whole === 0 ? 0 : (part / whole) * 100);

function folderSuite({ folder, scenarios }: FolderCases<CaseResult>, faults: readonly Fault[]) {
  const suites = scenarios.map((scenario) => scenarioSuite(scenario, faults));
  const ids = scenarios.flatMap(({ cases }) => cases.map(({ id }) => id));
  return { ...suite(folder, folder, [], suites), beforeHooks: faultHooks(folder, ids, faults) };
}

function scenarioSuite({ id, title, cases }: ScenarioCases<CaseResult>, faults: readonly Fault[]) {
  const first = cases[0];
  const isOne = cases.every((each) => each.title === title);
  const heading = first ? `${isOne ? caseTitle(first) : title} (${first.requirement.ref})` : title;
  const uuid = stableUuid(`suite ${id}`);
  return suite(
    id,
    heading,
    cases.map((each) => test(each, uuid, faults)),
    [],
  );
}

function suite(id: string, title: string, tests: readonly (Test & { duration: number })[], suites: readonly object[]) {
  const having = (state: State) => tests.filter((each) => each.state === state).map(({ uuid }) => uuid);
  return {
    uuid: stableUuid(`suite ${id}`),
    title: visible(title),
    fullFile: '',
    file: '',
    beforeHooks: [],
    afterHooks: [],
    tests,
    suites,
    passes: having('passed'),
    failures: having('failed'),
    pending: having('pending'),
    skipped: [],
    duration: tests.reduce((sum, each) => sum + each.duration, 0),
    root: false,
    rootEmpty: false,
    _timeout: 0,
  };
}

/** What is skipped is pending; a warning has passed, an error of the harness has failed. */
function stateOf(result: CaseResult, faults: readonly Fault[]): State {
  if (skipReason(result, faults) !== undefined) return 'pending';
  return result.verdict === 'fail' || result.verdict === 'error' ? 'failed' : 'passed';
}

/** All text of the peer goes into `code` and `err`, which are shown as text; `context` would make links of URLs. */
function test(result: CaseResult, parentUUID: string, faults: readonly Fault[]) {
  const state = stateOf(result, faults);
  const title = visible(testTitle(result, faults));
  return {
    title,
    fullTitle: title,
    timedOut: false,
    duration: Math.round(result.durationMs),
    state,
    speed: 'fast',
    pass: state === 'passed',
    fail: state === 'failed',
    pending: state === 'pending',
    context: null,
    code: visible(fullText(result)),
    err: state === 'failed' ? errorOf(result) : {},
    uuid: stableUuid(`case ${result.id}`),
    parentUUID,
    isHook: false,
    skipped: false,
  };
}

/** A test's title: the parameters, and where the verdict is no plain pass or fail, the verdict with its reason. */
function testTitle(result: CaseResult, faults: readonly Fault[]): string {
  const name = caseName({ ...result, title: caseTitle(result) });
  const skipped = skipReason(result, faults);
  if (skipped !== undefined) return `${name} — ${skipped}`;
  if (result.verdict === 'pass' || result.verdict === 'fail') return name;
  return `${name} — ${result.verdict}: ${outcomeLine(result)}`;
}

function errorOf(result: CaseResult) {
  return {
    message: visible(`${result.verdict}: ${outcomeLine(result)}`),
    estack: visible(requirementText(result.requirement)),
    diff: visible([...expectedLines(result).map((line) => `- ${line}`), `+ ${observedText(result)}`].join('\n')),
  };
}
