// The words in which every report tells a case: its name, what was given, and why it failed: clause, expected, actual.

import type { CaseResult } from '../model/run-result.ts';

/** The parameters of a case in one line, e.g. `sopClass CTImageStorage, transferSyntax ExplicitVRLittleEndian`. */
export function givenText(given: CaseResult['given']): string {
  return Object.entries(given)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}

/** The values of the parameters alone, for a title: `[CTImageStorage, ExplicitVRLittleEndian]`; empty without any. */
export function givenSuffix(given: CaseResult['given']): string {
  const values = Object.values(given);
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

/** Why the verdict is what it is, beyond the demand of the clause, which is told with the case anyway. */
export function furtherReason({ reason, requirement: { ref, text } }: CaseResult): string | undefined {
  const demand = `${ref}: ${text}`;
  if (!reason?.startsWith(demand)) return reason;
  return reason.slice(demand.length).replace(/^; /, '') || undefined;
}

/** One line that says what came of the case, for places that have room for no more. */
export function outcomeLine(result: CaseResult): string {
  const { actual, reason } = result;
  if (reason === undefined) return actual;
  return actual !== '' && furtherReason(result) !== reason ? `${actual}; ${reason}` : reason;
}

/** Everything a reader needs to dispute or repair: clause, given, expected, actual, the three axes and the transcript. */
export function fullText(result: CaseResult): string {
  const reason = furtherReason(result);
  return [
    `requirement  ${requirementText(result.requirement)}`,
    `given        ${givenText(result.given) || 'no parameters'}`,
    ...result.expected.map((line, index) => `${index === 0 ? 'expected   ' : '        or '}  ${line}`),
    `actual       ${result.actual}`,
    ...(reason ? [`reason       ${reason}`] : []),
    `service      ${serviceText(result)}`,
    `transport    ${result.transport}`,
    `health       ${healthText(result)}`,
    ...result.notes.map((note) => `note         ${note}`),
    ...(result.transcript ? ['', result.transcript] : []),
  ].join('\n');
}

/** What the service answered: the status, or that there was none. */
export function serviceText(result: CaseResult): string {
  return result.service ?? result.status ?? 'no response';
}

/** How the SUT was afterwards, with the detail where there is one. */
export function healthText(result: CaseResult): string {
  return result.healthDetail ? `${result.health}: ${result.healthDetail}` : result.health;
}

/** How the SUT was after a case that it did not come out of well; undefined where it was well, or where nobody looked. */
export function harmText(result: CaseResult): string | undefined {
  return result.health === 'ok' || result.health === 'not-checked' ? undefined : healthText(result);
}
