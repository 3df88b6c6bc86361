/** The part of docs/interop.md about sweeps: of every storage SOP Class in every Transfer Syntax, what an SCP stored (PS3.4 B.2.2). */

import type { CaseResult, RunResult } from '../../../model/run-result.ts';
import { sweepScenarios, sweptInstances } from '../../../results/swept-classes.ts';
import { tableHead } from './interop-doc.ts';

/** One SCP and what came of its sweep. */
export interface SweepRecord {
  /** Of the results that a run has left. */
  readonly id: string;
  readonly title: string;
  readonly version: string;
  /** How it was looked at what is stored. */
  readonly lookedAt: string;
  readonly result: RunResult;
}

const head = `# Sweeps

\`cstore run --sweep\` stores a typical instance of every storage SOP Class in every Transfer Syntax without image compression, and
of every image in each of JPEG, JPEG-LS, JPEG 2000 and HTJ2K that has room for its pixels. What is stored is looked at and compared
with what was sent.
`;

const asSent = /^stored as it was sent/;

/** The part about sweeps. */
export function sweepDoc(records: readonly SweepRecord[]): string {
  return [head, summaryTable(records), byTransferSyntax(records), ...records.map(othersOf)].join('\n');
}

function summaryTable(records: readonly SweepRecord[]): string {
  const rows = records.map(({ title, version, lookedAt, result }) => {
    const swept = sweptInstances(result.cases);
    const good = swept.filter(({ outcome }) => asSent.test(outcome)).length;
    const left = result.cases.filter(isSweep).filter(({ verdict }) => verdict === 'not-applicable');
    const notMade = left.filter(isNotMade).length;
    const numbers = [good, swept.length - good, left.length - notMade, notMade, Math.round(result.durationMs / 1000)];
    return `| ${title} | ${version} | ${lookedAt} | ${numbers.join(' | ')} |`;
  });
  const numbers = ['Stored as sent', 'Otherwise', 'Not accepted', 'Not made', 'Seconds'];
  return [...tableHead(['SCP', 'Version', 'Looked at with'], numbers), ...rows, ''].join('\n');
}

const isSweep = ({ scenario }: CaseResult): boolean => sweepScenarios.includes(scenario);

/** The pixels have no place in the Transfer Syntax. */
function isNotMade({ observed }: CaseResult): boolean {
  return observed.kind === 'nothing' && observed.text.startsWith('the harness makes no such instance');
}

function byTransferSyntax(records: readonly SweepRecord[]): string {
  const all = records.map(({ result }) => sweptInstances(result.cases));
  const syntaxes = [...new Set(all.flat().map(({ transferSyntax }) => transferSyntax))];
  const rows = syntaxes.map((syntax) => {
    const cells = all.map((swept) => {
      const own = swept.filter(({ transferSyntax }) => transferSyntax === syntax);
      return `${own.filter(({ outcome }) => asSent.test(outcome)).length} of ${own.length}`;
    });
    return `| ${syntax} | ${cells.join(' | ')} |`;
  });
  const titles = records.map(({ title }) => title);
  return [
    'Stored as sent, of those that were accepted:\n',
    ...tableHead(['Transfer Syntax'], titles),
    ...rows,
    '',
  ].join('\n');
}

/** What was accepted and not stored as it was sent. */
function othersOf({ title, result }: SweepRecord): string {
  const others = sweptInstances(result.cases).filter(({ outcome }) => !asSent.test(outcome));
  if (others.length === 0) return `${title} stored all that it accepted as it was sent.\n`;
  const lines = others.map(
    ({ sopClass, transferSyntax, outcome }) => `- ${sopClass} in ${transferSyntax}: ${outcome.replaceAll('<', '&lt;')}`,
  );
  return [`${title} accepted these, and did not store them as they were sent:\n`, ...lines, ''].join('\n');
}
