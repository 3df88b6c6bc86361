// The faults of a run in a line each, worst first: new ones, then what is known; and how to see more of them.

import { type Fault, type Severity, severities } from '../../model/fault.ts';
import type { CaseResult, RunResult } from '../../model/run-result.ts';
import { expectedLines, furtherReason, harmText, observedText } from '../../words/case-text.ts';
import { counted } from '../../words/count-text.ts';
import { disputeText } from '../../words/dispute-text.ts';
import { faultSuffix } from '../../words/fault-text.ts';
import { waiverText } from '../../words/waiver-text.ts';
import { type Colour, escapeControls, fitTo, type Paint } from '../terminal.ts';

export interface FaultListOptions {
  readonly paint: Paint;
  /** Width to which titles are cut; Infinity: not at all. */
  readonly columns: number;
  readonly verbose?: boolean | undefined;
  readonly quiet?: boolean | undefined;
  readonly strict?: boolean | undefined;
  readonly report?: string | undefined;
}

const colours: Readonly<Record<Severity, Colour>> = {
  critical: 'red',
  serious: 'red',
  moderate: 'yellow',
  minor: 'yellow',
  warning: 'cyan',
};

const width = Math.max(...severities.map((name) => name.length));
/** A title is not cut to less than this, however narrow the terminal is. */
const leastTitle = 20;

/** The lines; none if there is no fault. */
export function faultList(result: RunResult, options: FaultListOptions): string[] {
  const { paint, verbose, strict, quiet } = options;
  const fresh = result.faults.filter(({ waiver }) => !waiver);
  const warnings = fresh.filter(({ severity }) => severity === 'warning');
  const listed = verbose || strict ? fresh : fresh.filter(({ severity }) => severity !== 'warning');
  const left =
    verbose || strict || quiet || warnings.length === 0
      ? []
      : [`${counted(warnings.length, 'warning')}; --verbose lists them`];
  const known = quiet ? [] : result.faults.flatMap((fault) => knownLine(fault, options));
  const more = quiet ? [] : moreLine(listed, result, options);
  return [
    ...listed.flatMap((fault) => [
      faultLine(fault.severity, colours[fault.severity], fault, options),
      ...(quiet ? [] : disputeLine(fault, paint)),
      ...(verbose ? caseLines(fault, result) : []),
    ]),
    ...known.map((line) => paint('grey', line)),
    ...left,
    ...more,
  ];
}

function faultLine(label: string, colour: Colour, fault: Fault, { paint, columns }: FaultListOptions): string {
  const suffix = escapeControls(faultSuffix(fault));
  const room = columns - width - suffix.length - 3;
  const title = fitTo(Math.max(leastTitle, room), escapeControls(fault.title));
  return `${paint(colour, label.padEnd(width))}  ${title} ${suffix}`;
}

function knownLine(fault: Fault, options: FaultListOptions): string[] {
  if (!fault.waiver) return [];
  const line = faultLine('known', 'grey', fault, { ...options, paint: (_, text) => text });
  return [`${line}: ${escapeControls(waiverText(fault.waiver))}`, ...disputeLine(fault, (_, text) => text)];
}

/** The vendor's words, below the fault that they are about. */
function disputeLine({ dispute }: Fault, paint: Paint): string[] {
  return dispute ? [paint('grey', `${' '.repeat(width)}  ${escapeControls(disputeText(dispute))}`)] : [];
}

/** Where to look next, once for all faults. */
function moreLine(
  listed: readonly Fault[],
  { cases }: RunResult,
  { paint, report, verbose }: FaultListOptions,
): string[] {
  const id = listed.flatMap((fault) => exampleOf(fault, cases) ?? [])[0];
  if (id === undefined) return [];
  const ways = [`cstore explain ${id}`, ...(report === undefined ? [] : [report]), ...(verbose ? [] : ['--verbose'])];
  return [paint('grey', `more: ${ways.map(escapeControls).join(', ')}`)];
}

/** A case that shows the fault and that can be run: for a rule that always holds, one in which it was broken. */
function exampleOf({ cases: ids }: Fault, cases: readonly CaseResult[]): string | undefined {
  const first = cases.find(({ id }) => id === ids[0]);
  return first?.observed.kind === 'rule' ? first.observed.brokenIn[0] : ids[0];
}

/** The clearest case of a fault: clause, what was expected, what came, and why that is wrong. */
function caseLines(fault: Fault, { cases }: RunResult): string[] {
  const first = cases.find(({ id }) => id === fault.cases[0]);
  if (!first) return [];
  const { ref, level, text } = first.requirement;
  const [reason, harm] = [furtherReason(first), harmText(first)];
  const others = fault.cases.length > 1 ? ` and ${fault.cases.length - 1} more` : '';
  const lines: (readonly [string, string])[] = [
    ['fault', fault.id],
    ['case', `${first.id}${others}`],
    ['clause', `${ref} (${level}): ${text}`],
    ...expectedLines(first).map((line, at) => [at === 0 ? 'expected' : 'or', line] as const),
    ['actual', observedText(first)],
    ...(reason ? [['reason', reason] as const] : []),
    ...(harm && !reason?.includes(harm) ? [['after', harm] as const] : []),
    ...(first.dispute && !fault.dispute ? [['dispute', disputeText(first.dispute)] as const] : []),
  ];
  return lines.map(([name, line]) => `  ${name.padEnd(8)} ${escapeControls(line)}`);
}
