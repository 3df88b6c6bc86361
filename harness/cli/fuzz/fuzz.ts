// `cstore fuzz`: sends inputs that are wrong or unusual to an SCP until it fails, and writes each find as a scenario.

import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { type FuzzOptions, type FuzzResult, type Maximized, maximized } from '../../fuzz/campaign/fuzz-options.ts';
import type { ListenAddress, PeerAddress } from '../../sut/peer-address.ts';
import type { Sut } from '../../sut/sut.ts';
import { messageOf, notJudged, usageError } from '../cli-error.ts';
import { type ConnectionFlags, withConnectionOptions } from '../connection-options.ts';
import { type Interrupt, watchInterrupt } from '../interrupt.ts';
import { aeTitle, duration, integer, list, listenAddress, peerAddressWithAnyPort, seconds } from '../option-values.ts';
import { ExitStatus } from '../run/exit-status.ts';
import { sutOf } from '../run/sut-options.ts';
import { type Subcommand, withExamples } from '../subcommand.ts';
import { escapeControls } from '../terminal.ts';
import { readDictionary } from './dictionary-file.ts';
import { type FocusName, focusNames, subjectsOf } from './focus.ts';
import { showFuzzProgress } from './fuzz-progress.ts';
import { summaryLines } from './fuzz-summary.ts';
import { listMutations } from './list-mutations.ts';
import { replayAll } from './replay.ts';

export interface FuzzFlags extends ConnectionFlags {
  readonly scp?: PeerAddress;
  readonly start?: string;
  readonly scu?: string;
  readonly listen?: ListenAddress;
  readonly calledAe?: string;
  readonly storeDir?: string;
  readonly runs?: number;
  readonly time?: number;
  readonly seed?: number;
  readonly path?: number;
  readonly mutation?: readonly string[];
  readonly focus?: FocusName;
  readonly sopClass?: string;
  readonly shrinkTime?: number;
  readonly concurrency?: number;
  readonly healthEvery?: number;
  readonly probe?: string;
  readonly maximize?: Maximized;
  readonly corpus?: string | false;
  readonly timeout?: number;
  readonly maxFinds?: number;
  readonly strict?: boolean;
  readonly replay?: string;
  readonly dict?: string;
  readonly listMutations?: boolean;
  readonly out: string;
  readonly quiet?: boolean;
}

/** Defines `cstore fuzz`. */
export const fuzz: Subcommand = (program, finish) => {
  const command = program
    .command('fuzz')
    .summary('find inputs that break an SCP, or answers that break an SCU')
    .description(
      'Sends Data Sets, commands, PDUs and sequences of operations that are wrong or unusual to an SCP until it dies, hangs or\nanswers wrongly; or answers an SCU so until it dies, hangs or claims what was not confirmed. Each find is shrunk to the simplest input and written as a scenario that `cstore run` runs.',
    )
    .option('--scp <address>', 'the system under test is this SCP, AET@host:port', peerAddressWithAnyPort)
    .option('--start <command>', 'start and supervise that SCP: a command for the shell, {port} is filled in')
    .option('--scu <command>', 'the system under test is an SCU, started by this command; see cstore run --help')
    .option('--listen <host:port>', 'with --scu: where to listen for it', listenAddress)
    .option('--called-ae <title>', 'with --scu: the AE title of this side (default: CSTORE_SCP)', aeTitle)
    .option('--store-dir <folder>', 'where that SCP writes files: whether any appear outside of it is watched')
    .option('--runs <n>', 'inputs at most (default: 3000)', integer(1))
    .option('--time <duration>', 'how long at most, e.g. 10m', duration)
    .option('--seed <n>', 'number that decides every input (default: 1)', integer(0, 0x7fffffff))
    .option('--path <n>', 'run the input of this number alone', integer(1))
    .option('--mutation <id>', 'only mutations of this id, or whose ids begin so; repeatable', list)
    .addOption(new Option('--focus <what>', 'only mutations of these').choices(focusNames))
    .option('--sop-class <keyword>', 'SOP Class of the instances (default: one that the SCP stores)')
    .option('--shrink-time <seconds>', 'longest time to shrink one find (default: 20)', seconds)
    .option('--concurrency <n>', 'connections in flight (default: as many as it serves, at most 16)', integer(1, 64))
    .option('--health-every <n>', 'inputs between two looks at its health (default: 50)', integer(1, 10_000))
    .option('--probe <command>', 'a command that tells by exit status 0 that the SCP is well, at each look')
    .addOption(new Option('--maximize <what>', 'mutate what takes the SCP the most of this').choices([...maximized]))
    .option('--corpus <folder>', 'finds to begin with (default: those of --out)')
    .option('--no-corpus', 'begin with no finds of before')
    .option('--timeout <seconds>', 'longest wait for an answer that is owed (default: 10)', seconds)
    .option('--max-finds <n>', 'stop after so many finds', integer(1))
    .option('--strict', 'Success for a Data Set that no reader can decode is a find, and not a warning')
    .option('--replay <path>', 'send finds once more, a file or a folder of them, and tell which are fixed')
    .option('--dict <file>', 'put tokens of this dictionary of AFL into inputs; dicom: the one of the package')
    .option('--list-mutations', 'print every mutation that the options select, with its clause, and end')
    .option('--out <folder>', 'folder of the reports', 'reports')
    .option('--quiet', 'print the finds and nothing else');
  withConnectionOptions(command, 'CSTORE_SCU');
  withExamples(command, [
    ["cstore fuzz --start 'storescp {port}'", 'start an SCP, and find what kills it'],
    ['cstore fuzz --scp ARCHIVE@pacs.example.org:104 --time 10m', 'an SCP that runs elsewhere'],
    ["cstore fuzz --start './scp {port}' --focus dataset --seed 7", 'Data Sets alone, other ones'],
    ["cstore fuzz --scu 'storescu -aec {called-ae} {host} {port} {files}'", 'find answers that break an SCU'],
    ["cstore fuzz --start './scp {port}' --replay reports/found", 'what was found before: is it fixed?'],
  ]).action(async (flags: FuzzFlags) => finish(await fuzzCommand(flags, command)));
};

async function fuzzCommand(flags: FuzzFlags, command: Command): Promise<number> {
  if (flags.listMutations) return await listMutations(fuzzOptions(flags, new AbortController().signal));
  if (!flags.scp && flags.start === undefined && flags.scu === undefined)
    throw usageError(
      'name what to fuzz: --scp AET@host:port, --start with the command that starts an SCP, or --scu with that of an SCU',
    );
  if (flags.scu === 'manual' || flags.scu === 'wait')
    throw usageError(`--scu ${flags.scu}: an SCU is fuzzed by hundreds of runs: give the command that starts it`);
  const sut = await sutOf(flags, (option) => command.getOptionValueSource(option) === 'cli');
  using interrupt = watchInterrupt();
  try {
    if (flags.replay !== undefined) return await replayAll(sut, flags.replay, fuzzOptions(flags, interrupt.signal));
    return await (flags.scu === undefined ? campaign(sut, flags, interrupt) : scuCampaign(sut, flags, interrupt));
  } catch (error) {
    if (interrupt.signal.aborted) return interrupt.exitStatus;
    throw await asCliError(error);
  } finally {
    await sut.close();
  }
}

async function campaign(sut: Sut, flags: FuzzFlags, interrupt: Interrupt): Promise<number> {
  const { prepareRunner, fuzz: run, selectMutations } = await import('../../fuzz/fuzz.ts');
  const { readCorpus } = await import('../../fuzz/found/read-corpus.ts');
  const { writeFinds } = await import('../../fuzz/found/write-finds.ts');
  const dictionary = flags.dict === undefined ? [] : await readDictionary(flags.dict);
  const options = { ...fuzzOptions(flags, interrupt.signal), ...(dictionary.length > 0 && { dictionary }) };
  const { sutOptionsText } = await import('./sut-options-text.ts');
  try {
    selectMutations(options);
  } catch (error) {
    throw usageError(`--mutation ${(flags.mutation ?? []).join(', ')}: ${messageOf(error)}`, { cause: error });
  }
  const { prepared } = await prepareRunner(sut, options);
  const corpus =
    flags.corpus === false || flags.path !== undefined
      ? []
      : await readCorpus(flags.corpus ?? join(flags.out, 'found'), prepared.target);
  const progress = showFuzzProgress(process.stdout, flags);
  const parts = { prepared, corpus, ...(flags.storeDir !== undefined && { storeDirectory: flags.storeDir }) };
  const result = await run(sut, { ...options, onEvent: progress.tell }, parts);
  progress.end();
  const paths = await writeFinds(result, {
    out: flags.out,
    target: prepared.target,
    checks: prepared.checks,
    sutOptions: sutOptionsText(flags),
  });
  for (const line of summaryLines(result, paths, flags)) process.stdout.write(`${escapeControls(line)}\n`);
  return await exitStatusOf(result, interrupt);
}

async function scuCampaign(sut: Sut, flags: FuzzFlags, interrupt: Interrupt): Promise<number> {
  const { fuzzScu, prepareScuRunner, selectAcceptorMutations } = await import('../../fuzz/scu/fuzz-scu.ts');
  const { writeScuFinds } = await import('../../fuzz/found/write-scu-finds.ts');
  const { sutOptionsText } = await import('./sut-options-text.ts');
  const options = fuzzOptions(flags, interrupt.signal);
  try {
    selectAcceptorMutations(options);
  } catch (error) {
    throw usageError(`--mutation ${(flags.mutation ?? []).join(', ')}: ${messageOf(error)}`, { cause: error });
  }
  const { scu } = await prepareScuRunner(sut, options);
  const progress = showFuzzProgress(process.stdout, flags);
  const result = await fuzzScu(sut, { ...options, onEvent: progress.tell }, { known: scu });
  progress.end();
  const paths = await writeScuFinds(result, { out: flags.out, scu, sutOptions: sutOptionsText(flags) });
  for (const line of summaryLines(result, paths, { ...flags, isScu: true }))
    process.stdout.write(`${escapeControls(line)}\n`);
  return await exitStatusOf(result, interrupt);
}

async function exitStatusOf({ finds, ended }: FuzzResult, interrupt: Interrupt): Promise<number> {
  const { isFail } = await import('../../fuzz/campaign/find.ts');
  if (interrupt.signal.aborted) return interrupt.exitStatus;
  if (finds.some(isFail)) return ExitStatus.failed;
  return ended === undefined ? ExitStatus.ok : ExitStatus.notJudged;
}

function fuzzOptions(flags: FuzzFlags, signal: AbortSignal): FuzzOptions & { readonly signal: AbortSignal } {
  const { runs, time, seed, path, mutation, focus, sopClass, shrinkTime, concurrency, timeout, maxFinds, strict } =
    flags;
  const { healthEvery, probe, maximize } = flags;
  return {
    signal,
    ...(runs !== undefined && { runs }),
    ...(runs === undefined && time !== undefined && { runs: Number.MAX_SAFE_INTEGER }),
    ...(time !== undefined && { timeMs: time }),
    ...(seed !== undefined && { seed }),
    ...(path !== undefined && { path }),
    ...(mutation && { mutations: mutation }),
    ...(focus && { focus: subjectsOf(focus) }),
    ...(sopClass !== undefined && { sopClass }),
    ...(shrinkTime !== undefined && { shrinkTimeMs: shrinkTime }),
    ...(concurrency !== undefined && { concurrency }),
    ...(healthEvery !== undefined && { healthEvery }),
    ...(probe !== undefined && { probe }),
    ...(maximize !== undefined && { maximize }),
    ...(timeout !== undefined && { timeoutMs: timeout }),
    ...(maxFinds !== undefined && { maxFinds }),
    ...(strict !== undefined && { strict }),
  };
}

/** A SUT that cannot be reached or started is no fault of this program. */
async function asCliError(error: unknown): Promise<unknown> {
  const { NothingToFuzz } = await import('../../fuzz/campaign/prepare-target.ts');
  const isStart = error instanceof Error && error.message.startsWith('the started process');
  return error instanceof NothingToFuzz || isStart ? notJudged(messageOf(error), { cause: error }) : error;
}
