// allure-results: the files that Allure Report 2 and 3 read, one a case, with the transcript of what did not pass.

import type { Fault } from '../../model/fault.ts';
import type { CaseResult, RunResult } from '../../model/run-result.ts';
import { fullText } from '../../words/case-text.ts';
import { visible, visibleLine } from '../../words/visible-text.ts';
import type { Files, Reporter } from '../reporter.ts';
import { stableUuid } from '../stable-uuid.ts';
import { testResult } from './test-result.ts';

export const allure: Reporter = {
  name: 'allure',
  description: 'allure-results/, for Allure Report',
  end: allureFiles,
};

const folder = 'allure-results';

/** The files of a run. Their names come from the ids of the cases, so that a report rendered twice is the same. */
export function allureFiles(result: RunResult): Files {
  const faultOf = new Map(result.faults.toReversed().flatMap((fault) => fault.cases.map((id) => [id, fault] as const)));
  const entries = result.cases.flatMap((one) => caseFiles(one, result.faults, faultOf.get(one.id)));
  return {
    ...Object.fromEntries(entries),
    [`${folder}/categories.json`]: json(categories),
    [`${folder}/environment.properties`]: environment(result),
  };
}

function caseFiles(one: CaseResult, faults: readonly Fault[], fault: Fault | undefined): (readonly [string, string])[] {
  const uuid = stableUuid(`case ${one.id}`);
  const source = `${uuid}-attachment.txt`;
  const isPlain = one.verdict === 'pass';
  const attachments = isPlain ? [] : [{ name: 'Case and transcript', type: 'text/plain', source }];
  const test = { uuid, ...testResult(one, faults, fault), attachments };
  return [
    [`${folder}/${uuid}-result.json`, json(test)],
    ...(isPlain ? [] : [[`${folder}/${source}`, `${visible(fullText(one))}\n`] as const]),
  ];
}

/** A category for each severity, for errors of the harness, and for each reason not to judge; matched by the message. */
const categories = [
  ...['critical', 'serious', 'moderate', 'minor'].map((severity) => ({
    name: `Faults: ${severity}`,
    matchedStatuses: ['failed'],
    messageRegex: `${severity}: [\\s\\S]*`,
  })),
  { name: 'Errors of the tool', matchedStatuses: ['broken'] },
  { name: 'Known deviations', matchedStatuses: ['skipped'], messageRegex: 'known deviation: [\\s\\S]*' },
  { name: 'Blocked by a fault', matchedStatuses: ['skipped'], messageRegex: 'blocked by a fault: [\\s\\S]*' },
  {
    name: 'Not judged',
    matchedStatuses: ['skipped'],
    messageRegex: '(inconclusive|not-applicable|not run): [\\s\\S]*',
  },
];

function environment({ tool, sut, seed }: RunResult): string {
  const values = {
    'cstore-conformance': tool.version,
    SUT: sut.address,
    Role: sut.role,
    ImplementationClassUID: sut.implementationClassUID,
    ImplementationVersionName: sut.implementationVersionName,
    Seed: String(seed),
  };
  return Object.entries(values)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${propertyValue(value)}\n`]))
    .join('');
}

/** A value of a Java properties file: ASCII, with escapes for all else and for what has a meaning there. */
function propertyValue(text: string): string {
  return visibleLine(text)
    .replaceAll(/[\\:=#!]|^ /g, '\\$&')
    .replaceAll(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
