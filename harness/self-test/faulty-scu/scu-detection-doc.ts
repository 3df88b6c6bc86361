// The part of docs/detection.md that is about SCUs, written from a run.

import type { CaseResult } from '../../model/run-result.ts';
import { expectedLines, findingLines, furtherReason, observedText } from '../../words/case-text.ts';
import { isCaughtScu, type ScuCatch, type ScuDetection } from './detect-scu.ts';
import type { LegalScuChoice } from './legal-scu-choice.ts';

const title = '# What the suite detects of SCUs';

const head = `${title}

Each row below is a Storage SCU that is good in everything but one thing, and the case that has to notice: by its own
requirement, or by the rule that is named, which always holds. \`npm run test:proof\` starts every one of them, and runs
every case against the SCU without a fault, which has to come out without a fail and without a warning. The faults are in
\`harness/self-test/faulty-scu/faults/\`; many were seen in products.
`;

/** The document from the part about SCUs on. */
export function scuPartOf(doc: string): string {
  const at = doc.indexOf(title);
  return at < 0 ? '' : doc.slice(at);
}

/** The document up to the part about SCUs. */
export function withoutScuPart(doc: string): string {
  return doc.slice(0, doc.length - scuPartOf(doc).length);
}

/** The part about SCUs. `cases`: how many cases the legal choices were run against. */
export function scuDetectionDoc(
  detections: readonly ScuDetection[],
  choices: readonly LegalScuChoice[],
  cases: number,
): string {
  const parts = [...new Set(detections.map(partOf))].sort((a, b) => partNumber(b) - partNumber(a));
  const caught = detections.filter(isCaughtScu).length;
  const by = new Set(detections.flatMap(({ fault }) => fault.caughtBy)).size;
  const rules = new Set(detections.flatMap(({ fault }) => fault.rule ?? [])).size;
  return [
    head,
    `${detections.length} faults, ${caught} caught, by ${by} cases and ${rules} rules.\n`,
    ...parts.map((part) =>
      section(
        part,
        detections.filter((one) => partOf(one) === part),
      ),
    ),
    legal(choices, cases),
  ].join('\n');
}

function section(part: string, detections: readonly ScuDetection[]): string {
  return [
    `## SCUs: ${part}\n`,
    '| Fault | Clause | The SCU | Caught by | Rule | Verdict | What the report says |',
    '|---|---|---|---|---|---|---|',
    ...detections.flatMap((detection) => detection.caughtBy.map((one) => row(detection, one))),
    '',
  ].join('\n');
}

function row({ fault }: ScuDetection, { id, evidence }: ScuCatch): string {
  const { name, clause, does, rule } = fault;
  return tableRow([
    `\`${name}\``,
    clause,
    does,
    `\`${id}\``,
    rule === undefined ? '' : `\`${rule}\``,
    evidence.verdict,
    report(evidence),
  ]);
}

function legal(choices: readonly LegalScuChoice[], cases: number): string {
  return [
    `## What is not held against an SCU

Each of these SCUs makes a choice that the standard leaves to it. None of ${cases} cases fails or warns against it.
\`npm run test:proof\` runs a case of every second scenario against each of them, others for each row.
`,
    tableRow(['Choice', 'Clause', 'The SCU']),
    '|---|---|---|',
    ...choices.map(({ name, clause, does }) => tableRow([`\`${name}\``, clause, does])),
    '',
  ].join('\n');
}

/** What a rule found; else what was expected and what came. */
function report(result: CaseResult): string {
  if (result.observed.kind === 'rule') return findingLines(result)[0] ?? '';
  const [best = 'something else', ...others] = expectedLines(result);
  if (result.reasons.some(({ kind }) => kind === 'requirement')) {
    return `${best}${others.length > 0 ? ' or another legal reaction' : ''} expected; ${observedText(result)}`;
  }
  return furtherReason(result) ?? findingLines(result)[0] ?? observedText(result);
}

function tableRow(cells: readonly string[]): string {
  const escaped = cells.map((cell) =>
    cell
      .replaceAll('|', '\\|')
      .replaceAll('<', '&lt;')
      .replaceAll(/[^\x20-\x7e]/g, '?'),
  );
  return `| ${escaped.join(' | ')} |`;
}

function partOf({ fault }: ScuDetection): string {
  return fault.clause.split(' ')[0] ?? '';
}

function partNumber(part: string): number {
  return Number(part.replace('PS3.', ''));
}
