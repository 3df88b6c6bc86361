// A fault as a ticket for the vendor, in Markdown: what is wrong, what it leads to, the clause, and how to see it again.

import type { Fault } from '../model/fault.ts';
import type { CaseResult, RunResult } from '../model/run-result.ts';
import { expectedLines, furtherReason, givenSuffix, harmText, observedText } from './case-text.ts';
import { counted } from './count-text.ts';
import { describeRecord } from './describe-wire.ts';
import { meaningOfFault } from './fault-meaning.ts';
import { faultRequest } from './fault-request.ts';
import { markdownText } from './markdown-text.ts';
import { shellWord } from './shell-word.ts';
import { visibleLine } from './visible-text.ts';

/** Lines of the conversation that a ticket has: its end, in which the fault shows. */
const shownRecords = 20;

/**
 * The ticket. `clearest` is the case that shows the fault best, and `toRun` the id of one that can be run again: a rule that always
 * holds has a case that cannot. `request` says what was special in the requests that show it.
 */
export function ticketText(
  fault: Fault,
  clearest: CaseResult | undefined,
  run: Pick<RunResult, 'sut' | 'tool' | 'startedAt' | 'seed'>,
  toRun: string | undefined = clearest?.id,
  request: string | undefined = clearest && faultRequest(fault, [clearest]),
): string {
  const { sut, tool, startedAt, seed } = run;
  const version = [sut.implementationVersionName, sut.implementationClassUID].filter((each) => each !== undefined);
  return [
    `## ${markdownText(fault.title)}`,
    '',
    ...(request === undefined ? [] : [markdownText(request), '']),
    `- Severity: ${fault.severity}`,
    `- Clause: ${markdownText(fault.clause)}`,
    `- System: ${[sut.address, ...version].map(code).join(', ')}`,
    `- Seen: in ${counted(fault.occurrences, 'case')}`,
    '',
    markdownText(meaningOfFault(fault)),
    ...(clearest ? caseLines(clearest) : []),
    ...(toRun === undefined ? [] : againLines(toRun, sut)),
    ...(clearest && clearest.wire.length > 0 ? ['', 'Conversation:', '', ...codeBlock(conversation(clearest))] : []),
    '',
    `Found by ${tool.name} ${tool.version} on ${startedAt.slice(0, 10)}, with seed ${seed}.`,
    '',
  ].join('\n');
}

function caseLines(result: CaseResult): string[] {
  const reason = furtherReason(result);
  const harm = harmText(result);
  return [
    '',
    `The case: ${markdownText(result.title)}${markdownText(givenSuffix(result.given))}`,
    '',
    `The standard: ${markdownText(result.requirement.text)}`,
    '',
    ...expectedLines(result).map((line, at) => `- ${at === 0 ? 'Expected' : 'or'}: ${markdownText(line)}`),
    `- Actual: ${markdownText(observedText(result))}`,
    ...(reason === undefined ? [] : [`- Reason: ${markdownText(reason)}`]),
    ...(harm === undefined ? [] : [`- Afterwards: ${markdownText(harm)}`]),
  ];
}

/** An SCU is named by its command, which may hold a password and is in no result. */
function againLines(id: string, { role, address }: RunResult['sut']): string[] {
  const how = role === 'scp' ? 'To see it again:' : 'To see it again, with the options that name the system:';
  const system = role === 'scp' ? ` --scp ${shellWord(address)}` : '';
  return ['', how, '', ...codeBlock([`cstore run ${shellWord(id)}${system}`])];
}

function conversation({ wire }: CaseResult): string[] {
  const left = wire.length - shownRecords;
  const shown = wire.slice(-shownRecords).map((record) => visibleLine(describeRecord(record)));
  return left > 0 ? [`... ${left} earlier lines`, ...shown] : shown;
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
