/** docs/interop.md: what the suite says of SCPs that were not written for it, written from the results of a run. */

import { severities } from '../../../model/fault.ts';
import type { RunResult } from '../../../model/run-result.ts';
import { verdictKinds } from '../../../model/verdict.ts';
import { faultsOf } from '../../../results/faults.ts';
import { expectedLines } from '../../../words/case-text.ts';
import type { CheckedFail } from './checked-fails.ts';
import { type CheckedGroup, type FailGroup, groupFails } from './group-fails.ts';
import { shortTranscript } from './reaction.ts';

/** One peer and what came of its run. */
export interface PeerRecord {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  /** The command line that started it. */
  readonly command: string;
  readonly remark: string;
  readonly result: RunResult;
}

const head = `# Interoperability record

Written from results by \`npm run docs:interop\`; do not edit.

The default suite against Storage SCPs that were not written for this project, each started, supervised and, where it died,
started again by \`cstore run --start\`. Every fail below was checked by hand against the text of the standard (2024c). The
checks are in \`harness/self-test/interop/checked-fails.yaml\`; a fail without one stops the writing of this file. Where a check showed
that the standard allows what the peer did, the scenario was mended, so what is left are faults of the peers, and they stay
fails. A peer is judged as it was configured here, in the version named. Many of the cases are about requests that no
well-behaved requestor sends.
`;

const shownReactions = 4;

/** The document. */
export function interopDoc(records: readonly PeerRecord[], checks: readonly CheckedFail[]): string {
  return [head, summaryTable(records), faultTable(records), ...records.map((record) => section(record, checks))].join(
    '\n',
  );
}

/** How many cases came to which verdict. */
export function summaryTable(records: readonly PeerRecord[], what = 'Peer'): string {
  const rows = records.map(({ title, version, result: { summary } }) => {
    return `| [${title}](#${anchor(title)}) | ${version} | ${verdictKinds.map((kind) => summary[kind]).join(' | ')} |`;
  });
  return [...tableHead([what, 'Version'], verdictKinds), ...rows, ''].join('\n');
}

/** How many faults of each severity a peer has: one fault is told once, however many cases show it. */
export function faultTable(records: readonly PeerRecord[], what = 'Peer'): string {
  const rows = records.map(({ title, result }) => {
    const faults = faultsOf(result.cases);
    const counts = severities.map((severity) => faults.filter((fault) => fault.severity === severity).length);
    return `| [${title}](#${anchor(title)}) | ${counts.join(' | ')} |`;
  });
  return ['Faults, each told once:\n', ...tableHead([what], severities), ...rows, ''].join('\n');
}

/** The first two lines of a table: columns of text, then of numbers. */
export function tableHead(texts: readonly string[], numbers: readonly string[]): readonly string[] {
  const rules = [...texts.map(() => '---'), ...numbers.map(() => '--:')];
  return [`| ${[...texts, ...numbers].join(' | ')} |`, `|${rules.join('|')}|`];
}

/** The faults of a peer that are more than a warning, worst first. */
function faultList({ cases }: RunResult): readonly string[] {
  const faults = faultsOf(cases).filter(({ severity }) => severity !== 'warning');
  const lines = faults.map(({ severity, title, clause, occurrences }) => {
    const times = `${occurrences} ${occurrences === 1 ? 'case' : 'cases'}`;
    return `- **${severity}**: ${escapeMarkdown(title)} (${clause}; ${times})`;
  });
  return lines.length === 0 ? [] : [...lines, ''];
}

/** As GitHub makes it of a heading. */
function anchor(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\w -]/g, '')
    .replaceAll(' ', '-');
}

export interface SectionOptions {
  /** Before its command line. */
  readonly started?: string;
  /** So many transcripts are shown for one check, at most. */
  readonly transcripts?: number;
}

/** All that is told of one peer. */
export function section(
  record: PeerRecord,
  checks: readonly CheckedFail[],
  { started = 'Started with', transcripts = Number.POSITIVE_INFINITY }: SectionOptions = {},
): string {
  const { id, title, version, command, remark, result } = record;
  const { checked, unchecked } = groupFails(id, result.cases, checks);
  const counts = verdictKinds.map((kind) => `${result.summary[kind]} ${kind}`).join(', ');
  return [
    `## ${title}\n`,
    `Version ${version}. ${started} \`${command}\`. ${remark}\n`,
    `${result.cases.length} cases: ${counts}.\n`,
    ...faultList(result),
    ...notesOf(result),
    ...checked.map((one) => checkedSection(one, transcripts)),
    ...(unchecked.length === 0 ? [] : ['### Not checked\n', ...unchecked.map((one) => groupText(one, true))]),
    ...(result.summary.fail === 0 ? ['No fail.\n'] : []),
  ].join('\n');
}

/** What the run told of the peer as a whole; its memory differs from run to run. */
function notesOf({ sut: { notes = [] } }: RunResult): readonly string[] {
  const lasting = notes.filter((note) => !note.startsWith('resident memory'));
  const deaths = lasting.filter((note) => note.startsWith('process died')).length;
  const others = lasting.filter((note) => !note.startsWith('process died'));
  const told = deaths === 0 ? others : [...others, `its process died ${deaths === 1 ? 'once' : `${deaths} times`}`];
  return told.length === 0 ? [] : [...told.map((note) => `- ${note}`), ''];
}

function checkedSection({ check, groups }: CheckedGroup, transcripts: number): string {
  const judgement = check.judgement === 'true-fault' ? 'A fault of the peer' : 'Disputed';
  return [
    `### ${check.title}\n`,
    `**${judgement}** (${check.clause}). ${check.because}\n`,
    ...groups.map((one, at) => groupText(one, at < transcripts)),
  ].join('\n');
}

function groupText({ cases, first, reactions }: FailGroup, hasTranscript: boolean): string {
  const { ref, level } = first.requirement;
  return [
    `- ${caseList(cases)} (${ref}, ${level})`,
    `  - expected: ${escapeMarkdown(expectedLines(first).join('; or ') || first.requirement.text)}`,
    `  - came: ${escapeMarkdown(few(reactions, shownReactions).join('; or '))}`,
    ...(hasTranscript ? ['', '  ```text', ...shortTranscript(first.wire).map((line) => `  ${line}`), '  ```'] : []),
    '',
  ].join('\n');
}

/** The scenario once, and what tells its cases apart. */
function caseList(cases: readonly { readonly id: string; readonly scenario: string }[]): string {
  const scenario = cases[0]?.scenario ?? '';
  const names = cases.map(({ id }) => id.slice(scenario.length).replace(/^:/, '')).filter((name) => name !== '');
  if (names.length === 0) return `\`${scenario}\``;
  if (names.length === 1 && cases.length === 1) return `\`${scenario}:${names[0]}\``;
  const all = names.map((name) => `\`${name}\``).join(', ');
  return `\`${scenario}\`, ${cases.length} cases: ${all}`;
}

function few(texts: readonly string[], most: number): readonly string[] {
  return texts.length <= most ? texts : [...texts.slice(0, most - 1), `${texts.length - most + 1} more`];
}

function escapeMarkdown(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll('*', '\\*');
}
