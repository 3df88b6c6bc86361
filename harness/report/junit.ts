// JUnit XML, the form that CI servers read: a test suite for each folder of scenarios, a test case for each case.

import type { CaseResult, RunResult } from '../model/run-result.ts';
import { fullText, givenSuffix, outcomeLine, requirementText } from '../words/case-text.ts';
import { byFolder, type FolderCases } from './case-tree.ts';
import type { Reporter } from './reporter.ts';
import { element, xmlText } from './xml.ts';

export const junit: Reporter = {
  name: 'junit',
  description: 'junit.xml, for CI servers',
  end: (result) => ({ 'junit.xml': junitXml(result) }),
};

/**
 * The run as JUnit XML. A fail is a `failure`, an error of the harness an `error`; what could not be judged
 * (not-applicable, inconclusive) is `skipped` with the evidence; a warning passes and says why in `system-out`.
 */
export function junitXml(result: RunResult): string {
  const suites = byFolder(result.cases).map((folder) => suiteXml(folder, result));
  const attributes = { name: `${result.tool.name} ${result.sut.address}`, ...counts(result.cases, result.durationMs) };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', attributes, `\n${suites.join('')}`)}\n`;
}

function suiteXml({ folder, scenarios }: FolderCases<CaseResult>, result: RunResult): string {
  const cases = scenarios.flatMap((scenario) => scenario.cases);
  const durationMs = cases.reduce((sum, each) => sum + each.durationMs, 0);
  const attributes = { name: folder, timestamp: timestamp(cases[0]), ...counts(cases, durationMs) };
  const lines = [propertiesXml(result), ...cases.map(caseXml)];
  return `${element('testsuite', attributes, `\n${lines.join('\n')}\n`)}\n`;
}

function counts(cases: readonly CaseResult[], durationMs: number) {
  const count = (...verdicts: CaseResult['verdict'][]) =>
    cases.filter(({ verdict }) => verdicts.includes(verdict)).length;
  return {
    tests: cases.length,
    failures: count('fail'),
    errors: count('error'),
    skipped: count('not-applicable', 'inconclusive'),
    time: seconds(durationMs),
  };
}

function propertiesXml({ tool, seed, sut, interrupted }: RunResult): string {
  const values = {
    'tool.version': tool.version,
    seed: String(seed),
    'sut.role': sut.role,
    'sut.address': sut.address,
    'sut.implementationClassUID': sut.implementationClassUID,
    'sut.implementationVersionName': sut.implementationVersionName,
    interrupted: String(interrupted),
  };
  const rows = Object.entries(values).filter(([, value]) => value !== undefined);
  return element('properties', {}, rows.map(([name, value]) => element('property', { name, value })).join(''));
}

function caseXml(result: CaseResult): string {
  const attributes = {
    name: `${result.title}${givenSuffix(result.given)}`,
    classname: result.scenario,
    file: result.place?.file,
    time: seconds(result.durationMs),
  };
  return element('testcase', attributes, outcomeXml(result));
}

function outcomeXml(result: CaseResult): string {
  const line = outcomeLine(result);
  switch (result.verdict) {
    case 'fail':
      return element('failure', { type: result.requirement.ref, message: line }, xmlText(fullText(result)));
    case 'error':
      return element('error', { type: 'error', message: line }, xmlText(fullText(result)));
    case 'not-applicable':
    case 'inconclusive':
      return element('skipped', { message: `${result.verdict}: ${line}` });
    case 'warn':
      return element('system-out', {}, xmlText(`warning: ${line}\n${requirementText(result.requirement)}`));
    case 'pass':
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
