// The words in which every report tells a case: its name, what was given, and why it failed: clause, expected, actual.

import type { CaseResult } from '../model/run-result.ts';
import { describeExpected } from './describe-expectation.ts';
import { describeObservation } from './describe-observation.ts';
import { describeWire } from './describe-wire.ts';
import { disputeText } from './dispute-text.ts';

/** The parameters of a case in one line, e.g. `sopClass CTImageStorage, transferSyntax ExplicitVRLittleEndian`. */
export function givenText(given: CaseResult['given']): string {
  return Object.entries(given)
    .map(([name, value]) => `${name} ${givenValue(value)}`)
    .join(', ');
}

/** A value may be the end of a sentence of its scenario, and then begins with a comma. */
export function givenValue(value: string): string {
  return value.replace(/^[\s,;]+(?=[^\s,;])/, '');
}

/** The values of the parameters alone, for a title: `[CTImageStorage, ExplicitVRLittleEndian]`; empty without any. */
export function givenSuffix(given: CaseResult['given']): string {
  const values = Object.values(given)
    .filter((value) => value.trim() !== '')
    .map(givenValue);
  return values.length > 0 ? ` [${values.join(', ')}]` : '';
}

/** What tells a case from the others of its scenario: its parameters; the title where it has none. */
export function caseName({ title, given }: Pick<CaseResult, 'title' | 'given'>): string {
  return givenText(given) || title;
}

/** `PS3.4 GG.4.2 (shall): what it demands`. */
export function requirementText({ ref, level, text }: CaseResult['requirement']): string {
  return `${ref} (${level}): ${text}`;
}

/** The legal reactions in a line each, best first. */
export function expectedLines({ expected }: Pick<CaseResult, 'expected'>): string[] {
  return expected.map(describeExpected);
}

/** The same apart: what is wanted, and what is legal but no pass: unusual, or too little to judge by. */
export function expectedParts({ expected }: Pick<CaseResult, 'expected'>): {
  readonly wanted: readonly string[];
  readonly tolerated: readonly string[];
} {
  const isWanted = ({ verdict = 'pass' }: CaseResult['expected'][number]) => verdict === 'pass';
  return {
    wanted: expected.filter(isWanted).map(describeExpected),
    tolerated: expected.filter((each) => !isWanted(each)).map(describeExpected),
  };
}

/** What came, in one line. */
export function observedText({ observed }: Pick<CaseResult, 'observed'>): string {
  return describeObservation(observed);
}

/** What a rule of the clause of a case found wrong in the PDU on which its verdict turned. */
export function wrongInPdu({
  observed,
  findings,
  requirement,
}: Pick<CaseResult, 'observed' | 'findings' | 'requirement'>): string | undefined {
  return observed.kind === 'pdu' ? findings.find(({ clause }) => clause === requirement.ref)?.text : undefined;
}

/** What came, and what is wrong with it if a rule says that. */
export function actualText(result: Pick<CaseResult, 'observed' | 'findings' | 'requirement'>): string {
  const wrong = wrongInPdu(result);
  return `${observedText(result)}${wrong === undefined ? '' : `: ${wrong}`}`;
}

/** Why the verdict is what it is, in one line; undefined for a pass. */
export function reasonText(result: Pick<CaseResult, 'reasons' | 'requirement'>): string | undefined {
  const { ref, text } = result.requirement;
  const demand = result.reasons.some(({ kind }) => kind === 'requirement') ? [`${ref}: ${text}`] : [];
  const line = [...demand, furtherReason(result)].filter((part) => part !== undefined).join('; ');
  return line || undefined;
}

/** Why the verdict is what it is, beyond the demand of the clause, which is told with the case anyway. */
export function furtherReason({ reasons }: Pick<CaseResult, 'reasons'>): string | undefined {
  const texts = reasons.flatMap((reason) => {
    if (reason.kind === 'requirement') return [];
    if (reason.kind !== 'health') return [reason.text];
    return [`afterwards the system ${reason.text.startsWith('died') ? 'has' : 'is'} ${reason.text}`];
  });
  return texts.join('; ') || undefined;
}

/** Rules that were seen broken in the case, in a line each. */
export function findingLines({ findings }: Pick<CaseResult, 'findings'>): string[] {
  return findings.map(({ rule, clause, text }) => `${clause}: ${text} (${rule})`);
}

/** The conversation, with the bytes that are kept. */
export function transcriptText({ wire }: Pick<CaseResult, 'wire'>): string {
  return describeWire(wire);
}

/** One line that says what came of the case, for places that have room for no more. */
export function outcomeLine(result: CaseResult): string {
  const [actual, reason] = [observedText(result), reasonText(result)];
  if (reason === undefined) return actual;
  if (actual === reason) return reason;
  return result.reasons.some(({ kind }) => kind === 'requirement') ? `${actual}; ${reason}` : reason;
}

/** Everything a reader needs to dispute or repair: clause, given, expected, actual, the three axes and the transcript. */
export function fullText(result: CaseResult): string {
  const reason = furtherReason(result);
  return [
    `requirement  ${requirementText(result.requirement)}`,
    `given        ${givenText(result.given) || 'no parameters'}`,
    ...expectedLines(result).map((line, index) => `${index === 0 ? 'expected   ' : '        or '}  ${line}`),
    `actual       ${observedText(result)}`,
    ...(reason ? [`reason       ${reason}`] : []),
    `service      ${serviceText(result)}`,
    `transport    ${result.transport}`,
    `health       ${healthText(result)}`,
    ...findingLines(result).map((line) => `finding      ${line}`),
    ...result.notes.map((note) => `note         ${note}`),
    ...(result.dispute ? [`dispute      ${disputeText(result.dispute)}`] : []),
    ...(result.wire.length > 0 ? ['', transcriptText(result)] : []),
  ].join('\n');
}

/** What the service answered: the status, or that there was none. */
export function serviceText(result: CaseResult): string {
  if (result.answer) return describeObservation(result.answer);
  return result.status ?? 'no response';
}

/** How the SUT was afterwards, with the detail where there is one. */
export function healthText(result: CaseResult): string {
  return result.healthDetail ? `${result.health}: ${result.healthDetail}` : result.health;
}

/** How the SUT was after a case that it did not come out of well; undefined where it was well, or where nobody looked. */
export function harmText(result: CaseResult): string | undefined {
  return result.health === 'ok' || result.health === 'not-checked' ? undefined : healthText(result);
}
