// `cstore list`: the scenarios with clause, level and how many cases each expands to.

import type { CaseIdentity } from '../../case/case-identity.ts';
import type { ListedScenario } from '../../scenario/scenario.ts';
import { ExitStatus } from '../exit-status.ts';
import { type SelectionFlags, selectListed, withSelectionOptions } from '../selection-options.ts';
import { type Subcommand, withExamples } from '../subcommand.ts';
import { escapeControls } from '../terminal.ts';

interface ListFlags extends SelectionFlags {
  readonly cases?: boolean;
  readonly json?: boolean;
}

/** Defines `cstore list`. */
export const list: Subcommand = (program, finish) => {
  const command = program
    .command('list')
    .summary('list scenarios')
    .description('Lists scenarios: role of the system under test, level, clause, number of cases, id and title.');
  withSelectionOptions(command).option('--cases', 'list every case instead').option('--json', 'print JSON');
  withExamples(command, [
    ['cstore list --section PS3.7-9.1.1', 'what is checked of the C-STORE service'],
    ['cstore list ps3.4/gg.4.1 --cases', 'the cases of the SCU scenarios'],
  ]).action(async (targets: string[], flags: ListFlags) => {
    const { scenarios, cases } = await selectListed(targets, { ...flags, slow: true });
    const lines = flags.json
      ? [jsonText(flags.cases ? cases : scenarios)]
      : flags.cases
        ? cases.map(({ id }) => id)
        : scenarioLines(scenarios);
    for (const line of lines) process.stdout.write(`${line}\n`);
    finish(ExitStatus.ok);
  });
};

/** Columns as wide as their widest entry, the title last. */
function scenarioLines(scenarios: readonly ListedScenario[]): string[] {
  const rows = scenarios.map(({ role, requirement, cases, id, title }) => [
    role,
    requirement.level,
    requirement.ref,
    String(cases.length),
    id,
    escapeControls(title),
  ]);
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 3 ? cell.padStart(widths[3] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  '),
  );
}

function jsonText(entries: readonly (ListedScenario | CaseIdentity)[]): string {
  const rows = entries.map((entry) => ({
    id: entry.id,
    title: entry.title,
    requirement: entry.requirement,
    sut: entry.role,
    tags: entry.tags,
    file: entry.file,
    ...('cases' in entry ? { cases: entry.cases.length } : { given: entry.given }),
  }));
  return JSON.stringify(rows, undefined, 2);
}
