// A fault as a ticket for the vendor, in Markdown: what is wrong, what it leads to, the clause, its bytes, and how to see it again.

import type { Fault } from '../model/fault.ts';
import type { CaseResult, RunResult } from '../model/run-result.ts';
import { captureFilter } from './capture-filter.ts';
import { actualText, expectedParts, furtherReason, givenSuffix, harmText } from './case-text.ts';
import { counted } from './count-text.ts';
import { describeRecord } from './describe-wire.ts';
import { meaningOfFault } from './fault-meaning.ts';
import { faultRequest } from './fault-request.ts';
import { markdownText } from './markdown-text.ts';
import { runAgainCommand } from './run-again.ts';
import { runsText } from './runs-text.ts';
import { decisiveBytes } from './ticket-bytes.ts';
import { visibleLine } from './visible-text.ts';

/** Lines of the conversation that a ticket has: its end, in which the fault shows. */
const shownRecords = 20;
/** Cases that are named. */
const namedCases = 20;

type TicketRun = Pick<RunResult, 'sut' | 'tool' | 'startedAt' | 'seed'>;

/** What is told of a fault. */
export interface TicketCases {
  /** The case that says best what was expected and what came; of a rule that always holds, that of the rule. */
  readonly clearest: CaseResult | undefined;
  /** The case whose conversation shows it. */
  readonly shown?: CaseResult | undefined;
  /** Every case in which it shows, the clearest first; the first of them is the one to be run again. */
  readonly seen: readonly CaseResult[];
}

/** The ticket of one fault. */
export function ticketText(fault: Fault, cases: TicketCases, run: TicketRun): string {
  const { clearest, shown = clearest, seen } = cases;
  const request = faultRequest(fault, seen, namedCases);
  return [
    `## ${markdownText(fault.title)}`,
    '',
    ...(request === undefined ? [] : [markdownText(request), '']),
    `- Severity: ${fault.severity}`,
    `- Clause: ${markdownText(fault.clause)}`,
    `- Seen: in ${counted(fault.occurrences, 'case')}${runsText(fault, seen)}`,
    '',
    markdownText(meaningOfFault(fault)),
    ...(clearest ? caseLines(clearest) : []),
    ...(seen[0] ? againLines(seen[0].id, run.sut) : []),
    ...(shown && shown.wire.length > 0 ? wireLines(shown) : []),
    ...(seen.length > 1 ? ['', 'The cases:', '', ...codeBlock(caseIds(seen))] : []),
    '',
    ticketTail(run),
  ].join('\n');
}

/** What every ticket of a run ends with: the system and the tool. Tickets that are copied together have it once, at the top. */
export function ticketTail({ sut, tool, startedAt, seed }: TicketRun): string {
  const version = [sut.implementationVersionName, sut.implementationClassUID].filter((each) => each !== undefined);
  return [
    `- System: ${[sut.address, ...version].map(code).join(', ')}`,
    `- Found by ${tool.name} ${tool.version} on ${startedAt.slice(0, 10)}, with seed ${seed}.`,
    `- The tool is the npm package ${tool.name}: \`npx ${tool.name}\` stands for \`cstore\` if it is not installed.`,
    '',
  ].join('\n');
}

/** What stands above the tickets of all faults. */
export function ticketsHead(count: number, run: TicketRun): string {
  return [`# ${counted(count, 'fault')} of ${code(run.sut.address)}, the worst first`, '', ticketTail(run)].join('\n');
}

function caseLines(result: CaseResult): string[] {
  const reason = furtherReason(result);
  const harm = harmText(result);
  const { wanted, tolerated } = expectedParts(result);
  const alternatives = (lines: readonly string[]) => lines.map(markdownText).join('; or ');
  return [
    '',
    `The case: ${markdownText(`${result.title}${givenSuffix(result.given)}`)}`,
    '',
    `The standard: ${markdownText(result.requirement.text)}`,
    '',
    ...(wanted.length > 0 ? [`- Expected: ${alternatives(wanted)}`] : []),
    ...(tolerated.length > 0 ? [`- Tolerated: ${alternatives(tolerated)}`] : []),
    `- Actual: ${markdownText(actualText(result))}`,
    ...(reason === undefined ? [] : [`- Reason: ${markdownText(reason)}`]),
    ...(harm === undefined ? [] : [`- Afterwards: ${markdownText(harm)}`]),
  ];
}

function againLines(id: string, sut: RunResult['sut']): string[] {
  const how = sut.role === 'scp' ? 'To see it again:' : 'To see it again, with the options that name the system:';
  return ['', how, '', ...codeBlock([runAgainCommand(id, sut)])];
}

function wireLines(shown: CaseResult): string[] {
  return [
    '',
    'Conversation:',
    '',
    ...codeBlock([`case ${visibleLine(shown.id)}`, ...conversation(shown)]),
    ...(shown.capture ? ['', `In the capture of the run, wire.pcapng: \`${captureFilter(shown.capture)}\``] : []),
    ...decisiveBytes(shown).flatMap(({ title, lines }) => ['', `${title}:`, '', ...codeBlock(lines)]),
  ];
}

function conversation({ wire }: CaseResult): string[] {
  const left = wire.length - shownRecords;
  const shown = wire.slice(-shownRecords).map((record) => visibleLine(describeRecord(record)));
  return left > 0 ? [`... ${left} earlier lines`, ...shown] : shown;
}

function caseIds(seen: readonly CaseResult[]): string[] {
  const left = seen.length - namedCases;
  const named = seen.slice(0, namedCases).map(({ id }) => visibleLine(id));
  return left > 0 ? [...named, `... ${left} more`] : named;
}

/** Indented, so that no backtick in it ends the block. */
function codeBlock(lines: readonly string[]): string[] {
  return lines.map((line) => `    ${line}`);
}

/** A name as code, in which nobody is mentioned; a name with a backtick as text. */
function code(name: string): string {
  const line = visibleLine(name);
  return line.includes('`') ? markdownText(name) : `\`${line}\``;
}
