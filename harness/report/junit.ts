// JUnit XML, the form that CI servers read: a test suite for each clause of the standard, a test case for each case.

import type { Fault } from '../model/fault.ts';
import type { CaseResult, RunResult } from '../model/run-result.ts';
import { fullText, givenSuffix, outcomeLine, requirementText } from '../words/case-text.ts';
import { disputeText } from '../words/dispute-text.ts';
import { caseTitle } from './case-title.ts';
import { groupBy } from './case-tree.ts';
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
  const clauses = [...groupBy(result.cases, ({ requirement }) => requirement.ref)];
  const suites = clauses.map(([clause, cases]) => suiteXml(clause, cases, result));
  const attributes = { name: `${result.tool.name} ${result.sut.address}`, ...counts(result.cases, result) };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', attributes, `\n${suites.join('')}`)}\n`;
}

function suiteXml(clause: string, cases: readonly CaseResult[], result: RunResult): string {
  const durationMs = cases.reduce((sum, each) => sum + each.durationMs, 0);
  const attributes = { name: clause, timestamp: timestamp(cases[0]), ...counts(cases, { ...result, durationMs }) };
  const lines = [propertiesXml(suiteProperties(result, cases)), ...cases.map((each) => caseXml(each, result.faults))];
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

type Properties = Readonly<Record<string, string | undefined>>;

function propertiesXml(values: Properties): string {
  const rows = Object.entries(values).filter(([, value]) => value !== undefined);
  return element('properties', {}, rows.map(([name, value]) => element('property', { name, value })).join(''));
}

function suiteProperties(result: RunResult, cases: readonly CaseResult[]): Properties {
  const { tool, seed, sut, interrupted } = result;
  return {
    'tool.version': tool.version,
    seed: String(seed),
    'sut.role': sut.role,
    'sut.address': sut.address,
    'sut.implementationClassUID': sut.implementationClassUID,
    'sut.implementationVersionName': sut.implementationVersionName,
    interrupted: String(interrupted),
    ...faultProperties(result, cases),
  };
}

/** `fault.1` and so on: severity and title of the faults that these cases are of, and what the vendor says against them. */
function faultProperties({ faults }: RunResult, cases: readonly CaseResult[]): Properties {
  const ids = new Set(cases.map(({ id }) => id));
  return Object.fromEntries(
    faults.flatMap(({ severity, title, waiver, dispute, cases: own }, index) => {
      if (!own.some((id) => ids.has(id))) return [];
      const name = `fault.${index + 1}`;
      return [
        [name, `${waiver === undefined ? '' : 'known, '}${severity}: ${title}`],
        [`${name}.dispute`, dispute && disputeText(dispute)],
      ];
    }),
  );
}

/** Jenkins takes for a package what stands before the last dot of a class, so that stands for the clause there as well. */
function caseXml(result: CaseResult, faults: readonly Fault[]): string {
  const { requirement, scenario, place, durationMs, waiver, dispute } = result;
  const attributes = {
    name: `${caseTitle(result)}${givenSuffix(result.given)}`,
    classname: `${requirement.ref}.${scenario.replaceAll('.', '_')}`,
    file: place?.file,
    line: place?.line,
    time: seconds(durationMs),
  };
  const properties = propertiesXml({
    case: result.id,
    clause: requirement.ref,
    level: requirement.level,
    fault: faults.find(({ cases }) => cases.includes(result.id))?.id,
    'waiver.until': waiver?.until,
    dispute: dispute && disputeText(dispute),
  });
  return element('testcase', attributes, `${properties}${outcomeXml(result, faults)}`);
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
