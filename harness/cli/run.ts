// `cstore run`: judges a system under test by scenarios, shows how it goes, and writes the reports.

import type { Command } from 'commander';
import type { AppliedBaseline } from '../baseline/apply.ts';
import type { Case } from '../scenario/scenario.ts';
import type { Sut } from '../sut/sut.ts';
import type { VerdictKind } from '../verdict/verdict.ts';
import {
  type BaselineFlags,
  type LoadedBaseline,
  loadBaseline,
  withBaseline,
  withBaselineOptions,
  writeBaseline,
} from './baseline-options.ts';
import { type ConnectionFlags, withConnectionOptions } from './connection-options.ts';
import { ExitStatus, exitStatusOf } from './exit-status.ts';
import { watchInterrupt } from './interrupt.ts';
import { integer, peerAddressWithAnyPort, seconds } from './option-values.ts';
import type { PeerAddress } from './peer-address.ts';
import { checkReportOptions, type ReportFlags, withReportOptions, writeRunReports } from './report-options.ts';
import { type Selected, type SelectionFlags, select, withSelectionOptions } from './selection-options.ts';
import { type Subcommand, withExamples } from './subcommand.ts';
import { sutOf } from './sut-options.ts';
import { escapeControls } from './terminal.ts';

export interface RunFlags extends SelectionFlags, ReportFlags, ConnectionFlags, BaselineFlags {
  readonly scp?: PeerAddress;
  readonly start?: string;
  readonly storeDir?: string;
  readonly dryRun?: boolean;
  readonly concurrency?: number;
  readonly timeout?: number;
  readonly seed?: number;
  readonly repeat?: number;
  readonly verbose?: boolean;
}

/** Defines `cstore run`. */
export const run: Subcommand = (program, finish) => {
  const command = program
    .command('run')
    .summary('run scenarios against a system under test')
    .description(
      'Runs scenarios and judges the system under test; with none named, the built-in SCU and SCP.\nWrites reports, and ends with a summary.',
    );
  withSelectionOptions(command)
    .option('--scp <address>', 'the system under test is this SCP, AET@host:port', peerAddressWithAnyPort)
    .option('--start <command>', 'start and supervise that SCP: a command for the shell, {port} is filled in')
    .option('--store-dir <folder>', 'where that SCP writes files: what it stored is compared with what was sent');
  withConnectionOptions(withBaselineOptions(withRunOptions(withReportOptions(command))), 'CSTORE_SCU');
  withExamples(command, [
    ['cstore run', 'every scenario against the built-in pair'],
    ['cstore run --scp ARCHIVE@pacs.example.org:104 --calling-ae CT1', 'a third-party SCP'],
    ["cstore run --start 'storescp {port}'", 'start an SCP, supervise it, and tell which case kills it'],
    ['cstore run ps3.7/9.1.1 --sop-class CTImageStorage --reporter junit', 'some scenarios, as a CI job would'],
    ['cstore run --scp A@host:104 --baseline known.yaml', 'only what is not in known.yaml makes the run fail'],
    ['cstore run my-scenarios --dry-run', 'what would run, without running it'],
  ]).action(async (targets: string[], flags: RunFlags) => finish(await runCommand(targets, flags, command)));
};

function withRunOptions(command: Command): Command {
  return command
    .option('--dry-run', 'print the cases that would run, and run none')
    .option('--concurrency <n>', 'cases at once (default: 4, of the built-in pair 8)', integer(1, 64))
    .option('--timeout <seconds>', 'longest wait for any one reaction of the system under test (default: 10)', seconds)
    .option('--seed <n>', 'number that decides every generated value (default: 1)', integer(0, 0xffffffff))
    .option(
      '--repeat <n>',
      'run every case so often, and tell which are flaky; the worst verdict counts',
      integer(1, 1000),
    )
    .option('--strict', 'exit with 1 for warnings too');
}

async function runCommand(targets: readonly string[], flags: RunFlags, command: Command): Promise<number> {
  await checkReportOptions(flags);
  const baseline = await loadBaseline(flags);
  const sut = await sutOf(flags, (option) => command.getOptionValueSource(option) === 'cli');
  try {
    const selected = await select(targets, flags, sut.roles);
    const { cases, slowLeftOut } = selected;
    const status = flags.dryRun ? dryRun(cases) : await judgeAndReport(selected, sut, flags, baseline);
    if (slowLeftOut > 0) process.stdout.write(`${slowLeftOut} slow cases were left out; --slow runs them too\n`);
    return status;
  } finally {
    await sut.close();
  }
}

async function judgeAndReport(
  { cases, known }: Selected,
  sut: Sut,
  flags: RunFlags,
  baseline: LoadedBaseline | undefined,
): Promise<number> {
  const { judgeRepeatedly, printSummary } = await import('./judge.ts');
  using interrupt = watchInterrupt();
  const applied = await withBaseline(await judgeRepeatedly(cases, sut, flags, interrupt.signal), baseline, known);
  const { result } = applied;
  printSummary(result, { known: applied.known, started: flags.start !== undefined, stopped: interrupt.words });
  const reports = await writeRunReports(result, flags);
  process.stdout.write(`reports: ${reports.map(escapeControls).join(', ')}\n`);
  const updates = baseline && flags.updateBaseline && !result.interrupted;
  if (updates) process.stdout.write(`${escapeControls(await writeBaseline(baseline, applied, flags.strict))}\n`);
  if (result.interrupted && interrupt.signal.aborted) return interrupt.exitStatus;
  return exitStatusOf(result, { strict: flags.strict, known: updates ? result.summary : countKnown(applied) });
}

function countKnown({ result, known }: AppliedBaseline): { readonly fail: number; readonly warn: number } {
  const count = (kind: VerdictKind) =>
    result.cases.filter(({ id, verdict }) => verdict === kind && known.has(id)).length;
  return { fail: count('fail'), warn: count('warn') };
}

function dryRun(cases: readonly Case[]): number {
  for (const { id, requirement } of cases) process.stdout.write(`${id}  ${requirement.ref} (${requirement.level})\n`);
  process.stdout.write(`${cases.length} ${cases.length === 1 ? 'case' : 'cases'} would run\n`);
  return ExitStatus.ok;
}
