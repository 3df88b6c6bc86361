// docs/detection.md: which case catches which seeded fault, written from a run.

import type { CaseResult } from '../../model/run-result.ts';
import { expectedLines, findingLines, furtherReason, observedText } from '../../words/case-text.ts';
import type { Reported } from './broad-run.ts';
import type { Catch, Detection } from './detect.ts';
import type { LegalChoice } from './legal-choice.ts';

const head = `# What the suite detects

Written from a run by \`npm run docs:detection\`; do not edit.

A harness that calls every system good is worthless. So each row below is a Storage SCP that is good in everything but one
thing, and the case of the suite that has to notice. \`npm run test:proof\` starts every one of them, runs that case and a few that
have to stay green, and runs the whole suite against the SCP without a fault, which has to come out without a fail and
without a warning. The faults are in \`harness/self-test/faulty/faults/\`. SCUs have a part of their own, further down.
`;

/** The document. */
export function detectionDoc(
  detections: readonly Detection[],
  choices: readonly LegalChoice[] = [],
  reported: Readonly<Record<string, Reported>> = {},
): string {
  const parts = [...new Set(detections.map(partOf))].sort((a, b) => partNumber(b) - partNumber(a));
  const sections = parts.map((part) =>
    section(
      part,
      detections.filter((one) => partOf(one) === part),
      reported,
    ),
  );
  return [head, summary(detections), reportedSummary(reported), ...sections, legal(choices), notFirst(reported)].join(
    '\n',
  );
}

const legalHead = `## What is not held against an SCP

Each of these SCPs makes a choice that the standard leaves to it, and the cases below have to let it.
`;

function legal(choices: readonly LegalChoice[]): string {
  const rows = choices.flatMap(({ name, clause, does, cases, verdict = 'pass' }) =>
    cases.map((id) => tableRow([`\`${name}\``, clause, does, `\`${id}\``, verdict])),
  );
  return [
    legalHead,
    tableRow(['Choice', 'Clause', 'The SCP', 'Case', 'Verdict']),
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function partOf({ fault }: Detection): string {
  return fault.clause.split(' ')[0] ?? '';
}

function summary(detections: readonly Detection[]): string {
  const cases = new Set(detections.flatMap(({ fault }) => fault.caughtBy));
  const missed = detections.filter((detection) => !isCaught(detection)).length;
  return `${detections.length} faults, ${detections.length - missed} caught, by ${cases.size} cases.\n`;
}

/** What the reports of broad runs come to. */
function reportedSummary(reported: Readonly<Record<string, Reported>>): string {
  const rows = Object.values(reported);
  const counts = rows.map(({ faults }) => faults).sort((a, b) => a - b);
  const median = counts[Math.floor(counts.length / 2)] ?? 0;
  const first = rows.filter(({ place }) => place === 1).length;
  return `The column "Faults reported" is from a run of two cases of every scenario against each of these SCPs
(\`npm run docs:reported\`): how many faults the report lists, warnings included. In the median of ${rows.length} runs it is ${median}, at most
${counts.at(-1) ?? 0}; the first is the seeded one in ${first}. The others are at the end.\n`;
}

function notFirst(reported: Readonly<Record<string, Reported>>): string {
  const rows = Object.entries(reported).filter(([, { place }]) => place !== 1);
  return [
    '## Where the seeded fault is not the first\n',
    tableRow(['Fault', 'Faults reported', 'Place', 'Before it']),
    '|---|---|---|---|',
    ...rows.map(([name, { faults, place, before = [] }]) =>
      tableRow([name, String(faults), place === 0 ? 'none' : String(place), before.join('; ')]),
    ),
    '',
  ].join('\n');
}

/** Whether every case that has to catch the fault did. */
export function isCaught({ fault, caughtBy }: Detection): boolean {
  return caughtBy.length > 0 && caughtBy.every(({ evidence }) => evidence.verdict === (fault.verdict ?? 'fail'));
}

function section(part: string, detections: readonly Detection[], reported: Readonly<Record<string, Reported>>): string {
  return [
    `## ${part}\n`,
    '| Fault | Clause | The SCP | Caught by | Verdict | Faults reported | What the report says |',
    '|---|---|---|---|---|---|---|',
    ...detections.flatMap((detection) =>
      detection.caughtBy.map((one) => row(detection, one, reported[detection.fault.name])),
    ),
    '',
  ].join('\n');
}

function row(detection: Detection, { id, evidence }: Catch, reported: Reported | undefined): string {
  const { name, clause, does } = detection.fault;
  const faults = reported === undefined ? '' : String(reported.faults);
  return tableRow([`\`${name}\``, clause, does, `\`${id}\``, evidence.verdict, faults, report(evidence)]);
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.map(escapeCell).join(' | ')} |`;
}

/** Expected and observed if a reaction was not the expected one; else the rule that was broken. */
function report(result: CaseResult): string {
  if (result.observed.kind === 'rule') return findingLines(result)[0] ?? '';
  const [best = 'something else', ...others] = expectedLines(result);
  const rule = furtherReason(result) ?? findingLines(result)[0];
  if (result.reasons.some(({ kind }) => kind === 'requirement')) {
    return `${best}${others.length > 0 ? ' or another legal reaction' : ''} expected; ${observedText(result)}`;
  }
  return rule ?? observedText(result);
}

/** Ports differ from run to run; a bar would end the cell. */
function escapeCell(text: string): string {
  return text
    .replaceAll(/\b127\.0\.0\.1:\d+/g, 'its port')
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;');
}

function partNumber(part: string): number {
  return Number(part.replace('PS3.', ''));
}
