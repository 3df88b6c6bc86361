// `cstore run`: judges a system under test by scenarios, shows how it goes, and writes the reports.

import { type Command, Option } from 'commander';
import type { Case } from '../../case/case.ts';
import type { RunResult } from '../../model/run-result.ts';
import type { ReportSession } from '../../report/index.ts';
import { retrieveWays } from '../../retrieve/retrieve-ways.ts';
import type { ConformanceFacts } from '../../statement/facts/conformance-facts.ts';
import type { Sut } from '../../sut/sut.ts';
import { messageOf } from '../cli-error.ts';
import { withConnectionOptions } from '../connection-options.ts';
import { ExitStatus, exitStatusOf } from '../exit-status.ts';
import { watchInterrupt } from '../interrupt.ts';
import { aeTitle, httpUrl, integer, listenAddress, peerAddressWithAnyPort, seconds } from '../option-values.ts';
import { type Selected, type SelectionFlags, select, withSelectionOptions } from '../selection-options.ts';
import { type Subcommand, withExamples } from '../subcommand.ts';
import { type SutFlags, sutOf } from '../sut-options.ts';
import { escapeControls } from '../terminal.ts';
import {
  type BaselineFlags,
  type LoadedBaseline,
  loadBaseline,
  withBaseline,
  withBaselineOptions,
  writeBaseline,
} from './baseline-options.ts';
import {
  casesToRun,
  checkJournalOptions,
  type JournalFlags,
  openJournal,
  withJournalOptions,
} from './journal-options.ts';
import {
  checkReportOptions,
  htmlReportOf,
  type ReportFlags,
  reportersOf,
  withReportOptions,
  writeRunReports,
} from './report-options.ts';
import { judgeRequired, loadRequired, type RequireFlags } from './require.ts';
import { withRunOptions } from './run-options.ts';

export interface RunFlags extends SelectionFlags, ReportFlags, SutFlags, BaselineFlags, RequireFlags, JournalFlags {
  readonly dryRun?: boolean;
  readonly concurrency?: number;
  readonly timeout?: number;
  readonly maxTime?: number;
  readonly seed?: number;
  readonly repeat?: number;
  readonly maxFails?: number;
  readonly lastFailed?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** Defines `cstore run`. */
export const run: Subcommand = (program, finish) => {
  const command = program
    .command('run')
    .summary('run scenarios against a system under test')
    .description(
      'Runs scenarios and judges the system under test; with none named, the built-in SCU and SCP.\nWrites reports, and ends with the verdict and the faults.',
    );
  withSelectionOptions(command)
    .option('--scp <address>', 'the system under test is this SCP, AET@host:port', peerAddressWithAnyPort)
    .option(
      '--start <command>',
      'start and supervise that SCP: a command for the shell, {port} is filled in (outside Linux it must not leave its process group)',
    )
    .option(
      '--scu <command>',
      'the system under test is the SCU that this command for the shell starts; {host} {port} {called-ae} {calling-ae} {files} {folder} are filled in. manual: a person makes it send; wait: it sends on its own',
    )
    .option(
      '--listen <address>',
      'with --scu: where to listen for it, host:port (default: 127.0.0.1, a free port for each case)',
      listenAddress,
    )
    .option('--called-ae <title>', 'with --scu: the AE title of this side (default: CSTORE_SCP)', aeTitle)
    .option(
      '--answers <file>',
      'with --scu manual: what the person answers, a list in YAML, where there is no terminal',
    )
    .option('--send-time <seconds>', 'with --scu manual: how long the person has for each case (default: 180)', seconds)
    .option('--wait-time <seconds>', 'with --scu wait: how long it is waited in each case (default: 60)', seconds)
    .option(
      '--iod-validator <command>',
      'with --scu: another program that looks at what comes, {file} is filled in; its findings are shown',
    )
    .option(
      '--sweep',
      'store one instance of every storage SOP Class in every Transfer Syntax that the SCP accepts, and nothing else',
    )
    .option('--store-dir <folder>', 'where that SCP writes files: what it stored is compared with what was sent')
    .addOption(
      new Option('--retrieve <how>', 'fetch back what that SCP stored, and compare it with what was sent').choices(
        retrieveWays,
      ),
    )
    .option('--wado-url <url>', 'with --retrieve wado: the base URL of its DICOMweb services', httpUrl)
    .option('--move-port <port>', 'with --retrieve move: the port on which it reaches this program', integer(1, 65_535))
    .option('--move-ae <title>', 'with --retrieve move: the AE title by which it does (default: --calling-ae)', aeTitle)
    .option('--move-host <address>', 'with --retrieve move: the address to listen on (default: 127.0.0.1)');
  withConnectionOptions(
    withBaselineOptions(withJournalOptions(withRunOptions(withReportOptions(command)))),
    'CSTORE_SCU',
  );
  withExamples(command, [
    ['cstore run', 'every scenario against the built-in pair'],
    ['cstore run --scp ARCHIVE@pacs.example.org:104 --calling-ae CT1', 'a third-party SCP'],
    ["cstore run --start 'storescp {port}'", 'start an SCP, supervise it, and tell which case kills it'],
    [
      "cstore run --scu 'storescu -aec {called-ae} {host} {port} {files}'",
      'an SCU: what it sends, and what it makes of each status',
    ],
    ['cstore run ps3.7/9.1.1 --sop-class CTImageStorage --reporter junit', 'some scenarios, as a CI job would'],
    ['cstore run --scp A@host:104 --baseline known.yaml', 'only what is not in known.yaml makes the run fail'],
    ['cstore run --scp A@host:104 --last-failed', 'what failed or was blocked the last time, once more'],
    ['cstore run --shard 2/4 --out shards/2', 'the second of four parts, which cstore merge joins'],
    ['cstore run --resume', 'the run that was killed, from where it was'],
    [
      'cstore run --sweep --scp A@host:104 --retrieve get',
      'what it accepts, against what it stores and what comes back',
    ],
    ['cstore run my-scenarios --dry-run', 'what would run, without running it'],
  ]).action(async (targets: string[], flags: RunFlags) => finish(await runCommand(targets, flags, command)));
};

async function runCommand(targets: readonly string[], flags: RunFlags, command: Command): Promise<number> {
  checkJournalOptions(flags);
  await checkReportOptions(flags);
  const baseline = await loadBaseline(flags);
  const required = await loadRequired(flags);
  const sut = await sutOf(flags, (option) => command.getOptionValueSource(option) === 'cli');
  try {
    const selected = await selectedBy(targets, flags, sut);
    const { cases, slowLeftOut } = selected;
    const status = flags.dryRun
      ? dryRun(await casesToRun(cases, flags))
      : await judgeAndReport(selected, sut, flags, { baseline, required });
    if (slowLeftOut > 0 && !flags.quiet)
      process.stdout.write(`${slowLeftOut} slow cases were left out; --slow runs them too\n`);
    return status;
  } finally {
    await sut.close();
  }
}

/** The cases to run; with --last-failed, of these only what failed, slow ones too. */
async function selectedBy(targets: readonly string[], flags: RunFlags, sut: Sut): Promise<Selected> {
  if (!flags.lastFailed) return select(targets, flags, sut);
  const { lastFailed, onlyThese } = await import('./last-failed.ts');
  const ids = await lastFailed(flags.out);
  const selected = await select(targets, { ...flags, slow: true }, sut);
  const cases = onlyThese(selected.cases, ids);
  return { ...selected, cases, slowLeftOut: 0, known: { ...selected.known, whole: false } };
}

/** What the run is judged by beside the scenarios. */
interface Measures {
  readonly baseline: LoadedBaseline | undefined;
  readonly required: ConformanceFacts | undefined;
}

async function judgeAndReport(
  { cases: all, known: knownCases }: Selected,
  sut: Sut,
  flags: RunFlags,
  { baseline, required }: Measures,
): Promise<number> {
  const { judgeRepeatedly, printSummary } = await import('./judge.ts');
  const { FaultLimit } = await import('./fault-limit.ts');
  const cases = await casesToRun(all, flags);
  const known = flags.shard ? { ...knownCases, whole: false } : knownCases;
  using journal = await openJournal(all, flags);
  using interrupt = watchInterrupt();
  const limit = new FaultLimit(flags.maxFails ?? Number.POSITIVE_INFINITY, baseline?.waivers);
  using reports = await reportersOf(flags, sut.role === 'pair');
  const tell = (text: string) => flags.quiet || process.stdout.write(`${escapeControls(text)}\n`);
  for (const note of journal.notes) tell(note);
  const ends = { signal: interrupt.signal, limit };
  const ran = journal.result ?? (await judgeRepeatedly(cases, sut, { ...flags, reports, journal }, ends));
  tellLostJournal(journal.writer?.failure);
  const applied = await withBaseline(ran, baseline, known);
  const { result } = applied;
  const { verbose, quiet, strict } = flags;
  const isEndedByPerson = sut.stopped?.aborted ?? false;
  const [started, report] = [flags.start !== undefined, htmlReportOf(flags)];
  printSummary(result, {
    verbose,
    quiet,
    strict,
    report,
    started,
    stopped: isEndedByPerson ? 'stopped by the person who operates the system' : interrupt.words,
    isEnough: limit.isReached || isEndedByPerson,
  });
  tell(`reports: ${await writtenReports(reports, result, flags, journal.keepEarlier)}`);
  const { tellGitHub } = await import('./github.ts');
  await tellGitHub(result);
  const updates = baseline !== undefined && flags.updateBaseline === true && !result.interrupted;
  if (updates) tell(await writeBaseline(baseline, applied, strict));
  if (result.interrupted && interrupt.signal.aborted) return interrupt.exitStatus;
  const isEnough = limit.isReached || isEndedByPerson;
  const status = exitStatusOf(result, { strict, accepted: updates, isEnough });
  if (required === undefined || !result.sut.reachable) return status;
  const { text, exitStatus } = await judgeRequired(required, result, sut, flags, interrupt.signal);
  process.stdout.write(`${text}\n`);
  return worse(status, exitStatus);
}

/** A run without a journal is a run all the same. */
function tellLostJournal(failure: string | undefined): void {
  if (failure === undefined) return;
  const what = 'run.ndjson ends before the run did, and cannot be merged or resumed';
  process.stderr.write(`cstore: ${what}: ${messageOf(failure)}\n`);
}

/** A fail counts more than what could not be judged, and either more than success. */
function worse(one: number, other: number): number {
  if (one === ExitStatus.failed || other === ExitStatus.failed) return ExitStatus.failed;
  return one === ExitStatus.ok ? other : one;
}

/** Writes the reports and says where they are; those of an earlier run stay if this one reached nobody. */
async function writtenReports(
  reports: ReportSession,
  result: RunResult,
  flags: ReportFlags,
  keepEarlierJournal: (() => void) | undefined,
): Promise<string> {
  const { out } = flags;
  const { keepsEarlierReports } = await import('./keep-reports.ts');
  if (await keepsEarlierReports(result, out)) {
    keepEarlierJournal?.();
    return `those of an earlier run in ${out} are left as they are, since nothing was reached`;
  }
  return (await writeRunReports(reports, result, flags)).join(', ');
}

function dryRun(cases: readonly Case[]): number {
  for (const { id, requirement } of cases) process.stdout.write(`${id}  ${requirement.ref} (${requirement.level})\n`);
  process.stdout.write(`${cases.length} ${cases.length === 1 ? 'case' : 'cases'} would run\n`);
  return ExitStatus.ok;
}
