// TAP 14, the Test Anything Protocol: a test point a case, with a YAML block for what did not pass.

import type { CaseResult, RunResult } from '../model/run-result.ts';
import { fullText, givenSuffix, outcomeLine } from '../words/case-text.ts';
import { disputeText } from '../words/dispute-text.ts';
import { faultLine } from '../words/fault-text.ts';
import { visible, visibleLine } from '../words/visible-text.ts';
import { caseTitle } from './case-title.ts';
import type { Reporter } from './reporter.ts';
import { skipReason } from './skip-reason.ts';

export const tap: Reporter = {
  name: 'tap',
  description: 'results.tap, TAP version 14',
  end: (result) => ({ 'results.tap': tapText(result) }),
};

/**
 * The run as TAP. A known fail is a TODO, which is what TAP calls a test that is expected to fail; what could not be judged is
 * a SKIP. The faults are comments at the end.
 */
export function tapText(result: RunResult): string {
  const { cases, faults, sut } = result;
  const lines = [
    'TAP version 14',
    `# cstore-conformance against ${visibleLine(sut.address)}`,
    cases.length > 0 ? `1..${cases.length}` : '1..0 # SKIP no case ran',
    ...cases.flatMap((one, at) => point(one, at + 1, result)),
    ...faults.map((fault) => `# ${fault.waiver ? 'known' : fault.severity}: ${visibleLine(faultLine(fault))}`),
    ...(sut.reachable ? [] : [`Bail out! ${escaped(sut.unreachableReason ?? 'the system under test was lost')}`]),
  ];
  return `${lines.join('\n')}\n`;
}

function point(one: CaseResult, number: number, { faults }: RunResult): string[] {
  const isBroken = one.verdict === 'fail' || one.verdict === 'error';
  const skipped = skipReason(one, faults);
  const isTodo = isBroken && skipped !== undefined;
  const directive = skipped === undefined ? '' : ` # ${isTodo ? 'TODO' : 'SKIP'} ${escaped(skipped)}`;
  const name = escaped(`${one.id}: ${caseTitle(one)}${givenSuffix(one.given)}`);
  const line = `${isBroken ? 'not ok' : 'ok'} ${number} - ${name}${directive}`;
  return skipped === undefined && one.verdict !== 'pass' ? [line, ...block(one)] : [line];
}

/** Backslashes and hashes are escaped, so that no text becomes a directive. */
function escaped(text: string): string {
  return visibleLine(text).replaceAll('\\', '\\\\').replaceAll('#', '\\#');
}

/** The YAML block of a test point: strings as JSON writes them, and the text of the case as a literal. */
function block(one: CaseResult): string[] {
  const { requirement, verdict, place, dispute } = one;
  const values: Record<string, string | number | undefined> = {
    message: outcomeLine(one),
    severity: verdict,
    clause: requirement.ref,
    file: place?.file,
    line: place?.line,
    dispute: dispute && disputeText(dispute),
  };
  const rows = Object.entries(values).filter(([, value]) => value !== undefined);
  return [
    '  ---',
    ...rows.map(([name, value]) => `  ${name}: ${JSON.stringify(typeof value === 'string' ? visible(value) : value)}`),
    '  text: |2-',
    ...visible(fullText(one))
      .split('\n')
      .map((line) => `    ${line}`),
    '  ...',
  ];
}
