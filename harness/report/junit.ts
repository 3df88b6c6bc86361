// JUnit XML, the form that CI servers read: a test suite for each folder of scenarios, a test case for each case.

import type { Fault } from '../model/fault.ts';
import type { CaseResult, RunResult } from '../model/run-result.ts';
import { fullText, givenSuffix, outcomeLine, requirementText } from '../words/case-text.ts';
import { caseTitle } from './case-title.ts';
import { byFolder, type FolderCases } from './case-tree.ts';
import type { Reporter } from './reporter.ts';
import { skipReason } from './skip-reason.ts';
import { element, xmlText } from './xml.ts';

export const junit: Reporter = {
  name: 'junit',
  description: 'junit.xml, for CI servers',
  end: (result) => ({ 'junit.xml': junitXml(result) }),
};

/**
 * The run as JUnit XML. A fail is a `failure`, an error of the harness an `error`; a known deviation and what could not be
 * judged are `skipped` with the reason; a warning passes and says why in `system-out`. The faults that a test suite has
 * cases of are among its properties, numbered as in the list of all faults, the worst first.
 */
export function junitXml(result: RunResult): string {
  const suites = byFolder(result.cases).map((folder) => suiteXml(folder, result));
  const attributes = { name: `${result.tool.name} ${result.sut.address}`, ...counts(result.cases, result) };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', attributes, `\n${suites.join('')}`)}\n`;
}

function suiteXml({ folder, scenarios }: FolderCases<CaseResult>, result: RunResult): string {
  const cases = scenarios.flatMap((scenario) => scenario.cases);
  const durationMs = cases.reduce((sum, each) => sum + each.durationMs, 0);
  const attributes = { name: folder, timestamp: timestamp(cases[0]), ...counts(cases, { ...result, durationMs }) };
  const lines = [propertiesXml(result, cases), ...cases.map((each) => caseXml(each, result.faults))];
  return `${element('testsuite', attributes, `\n${lines.join('\n')}\n`)}\n`;
}

function counts(cases: readonly CaseResult[], { faults, durationMs }: Pick<RunResult, 'faults' | 'durationMs'>) {
  const counted = cases.filter((each) => skipReason(each, faults) === undefined);
  const count = (kind: CaseResult['verdict']) => counted.filter(({ verdict }) => verdict === kind).length;
  return {
    tests: cases.length,
    failures: count('fail'),
    errors: count('error'),
    skipped: cases.length - counted.length,
    time: seconds(durationMs),
  };
}

function propertiesXml(result: RunResult, cases: readonly CaseResult[]): string {
  const { tool, seed, sut, interrupted } = result;
  const values = {
    'tool.version': tool.version,
    seed: String(seed),
    'sut.role': sut.role,
    'sut.address': sut.address,
    'sut.implementationClassUID': sut.implementationClassUID,
    'sut.implementationVersionName': sut.implementationVersionName,
    interrupted: String(interrupted),
    ...faultProperties(result, cases),
  };
  const rows = Object.entries(values).filter(([, value]) => value !== undefined);
  return element('properties', {}, rows.map(([name, value]) => element('property', { name, value })).join(''));
}

/** `fault.1` and so on: severity and title of the faults that these cases are of. */
function faultProperties({ faults }: RunResult, cases: readonly CaseResult[]): Record<string, string> {
  const ids = new Set(cases.map(({ id }) => id));
  return Object.fromEntries(
    faults.flatMap(({ severity, title, waiver, cases: own }, index) => {
      if (!own.some((id) => ids.has(id))) return [];
      return [[`fault.${index + 1}`, `${waiver === undefined ? '' : 'known, '}${severity}: ${title}`] as const];
    }),
  );
}

function caseXml(result: CaseResult, faults: readonly Fault[]): string {
  const attributes = {
    name: `${caseTitle(result)}${givenSuffix(result.given)}`,
    classname: result.scenario,
    file: result.place?.file,
    time: seconds(result.durationMs),
  };
  return element('testcase', attributes, outcomeXml(result, faults));
}

function outcomeXml(result: CaseResult, faults: readonly Fault[]): string {
  const skipped = skipReason(result, faults);
  if (skipped !== undefined) return element('skipped', { message: skipped });
  const line = outcomeLine(result);
  switch (result.verdict) {
    case 'fail':
      return element('failure', { type: result.requirement.ref, message: line }, xmlText(fullText(result)));
    case 'error':
      return element('error', { type: 'error', message: line }, xmlText(fullText(result)));
    case 'warn':
      return element('system-out', {}, xmlText(`warning: ${line}\n${requirementText(result.requirement)}`));
    default:
      return '';
  }
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

/** JUnit has local time without a zone; ours is UTC. */
function timestamp(first: CaseResult | undefined): string | undefined {
  return first?.startedAt.replace(/(\.\d+)?Z$/, '');
}
