// CTRF, the Common Test Report Format (specification 0.0.0): one JSON form for the tools that collect test results.

import type { Fault } from '../model/fault.ts';
import type { CaseResult, RunResult } from '../model/run-result.ts';
import { fullText, givenSuffix, outcomeLine } from '../words/case-text.ts';
import { visible } from '../words/visible-text.ts';
import { caseTitle } from './case-title.ts';
import type { Reporter } from './reporter.ts';
import { skipReason } from './skip-reason.ts';
import { visibleData } from './visible-data.ts';

export const ctrf: Reporter = {
  name: 'ctrf',
  description: 'ctrf-report.json, the Common Test Report Format',
  end: (result) => ({ 'ctrf-report.json': `${JSON.stringify(ctrfReport(result), undefined, 2)}\n` }),
};

type Status = 'passed' | 'failed' | 'skipped';

/** The report of a run. A warning has passed, an error of the harness has failed, what could not be judged is skipped. */
export function ctrfReport(result: RunResult): object {
  const { tool, cases, faults, sut, startedAt, durationMs } = result;
  const start = Date.parse(startedAt);
  const stop = start + Math.round(durationMs);
  const faultOf = new Map(faults.toReversed().flatMap((fault) => fault.cases.map((id) => [id, fault] as const)));
  return {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    timestamp: new Date(stop).toISOString(),
    generatedBy: `${tool.name} ${visible(tool.version)}`,
    results: {
      tool: { name: tool.name, version: visible(tool.version) },
      summary: { ...summaryOf(result), start, stop, duration: stop - start },
      tests: cases.map((one) => testOf(one, faults, faultOf.get(one.id))),
      environment: {
        appName: visible(sut.address),
        ...(sut.implementationVersionName && { appVersion: visible(sut.implementationVersionName) }),
        healthy: sut.reachable,
        extra: { role: sut.role, seed: result.seed, interrupted: result.interrupted },
      },
      extra: { faults: faults.map(faultData) },
    },
  };
}

function summaryOf({ cases, faults }: RunResult) {
  const count = (status: Status) => cases.filter((one) => statusOf(one, faults) === status).length;
  return {
    tests: cases.length,
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
    pending: 0,
    other: 0,
    flaky: cases.filter(({ repeated }) => repeated !== undefined).length,
    suites: new Set(cases.map(({ requirement }) => requirement.ref)).size,
  };
}

function statusOf(one: CaseResult, faults: readonly Fault[]): Status {
  if (skipReason(one, faults) !== undefined) return 'skipped';
  return plainStatus(one.verdict);
}

function plainStatus(verdict: CaseResult['verdict']): Status {
  if (verdict === 'fail' || verdict === 'error') return 'failed';
  return verdict === 'pass' || verdict === 'warn' ? 'passed' : 'skipped';
}

function testOf(one: CaseResult, faults: readonly Fault[], fault: Fault | undefined): object {
  const { id, scenario, requirement, verdict, startedAt, durationMs, place, given, attempts = [], repeated } = one;
  const start = Date.parse(startedAt);
  const status = statusOf(one, faults);
  const { waiver = fault?.waiver, dispute = fault?.dispute } = one;
  return {
    testId: visible(id),
    name: visible(`${caseTitle(one)}${givenSuffix(given)}`) || visible(id),
    status,
    rawStatus: verdict,
    duration: Math.round(durationMs),
    start,
    stop: start + Math.round(durationMs),
    suite: [visible(requirement.ref), visible(scenario)],
    ...(status !== 'passed' || verdict === 'warn' ? { message: messageOf(one, faults) } : {}),
    ...(status === 'failed' && { trace: visible(fullText(one)) }),
    ...(place && { filePath: visible(place.file), line: place.line }),
    tags: one.tags.map(visible),
    type: 'conformance',
    ...(attempts.length > 0 && { retries: attempts.length, retryAttempts: attempts.map(attemptOf) }),
    ...(repeated && { flaky: true }),
    parameters: visibleData(given),
    extra: visibleData({
      level: requirement.level,
      requirement: requirement.text,
      ...(fault && { fault: fault.id, severity: fault.severity }),
      ...(waiver && { waiver }),
      ...(dispute && { dispute }),
    }),
  };
}

function messageOf(one: CaseResult, faults: readonly Fault[]): string {
  return visible(skipReason(one, faults) ?? outcomeLine(one));
}

function attemptOf({ verdict, why }: NonNullable<CaseResult['attempts']>[number], at: number): object {
  return { attempt: at + 1, status: plainStatus(verdict), message: visible(why) };
}

function faultData({ id, severity, title, clause, cases, blocked, waiver, dispute }: Fault): unknown {
  return visibleData({ id, severity, title, clause, cases: cases.length, blocked: blocked.length, waiver, dispute });
}
