// `cstore fuzz`: sends inputs that are wrong or unusual to an SCP until it fails, and writes each find as a scenario.

import { type Command, Option } from 'commander';
import { maximized } from '../../fuzz/campaign/fuzz-options.ts';
import { messageOf, notJudged, usageError } from '../cli-error.ts';
import { withConnectionOptions } from '../connection-options.ts';
import { watchInterrupt } from '../interrupt.ts';
import { aeTitle, integer, list, listenAddress, peerAddressWithAnyPort, seconds } from '../option-values.ts';
import { type Subcommand, withExamples } from '../subcommand.ts';
import { sutOf } from '../sut-options.ts';
import { focusNames } from './focus.ts';
import { checkFuzzFlags, type FuzzFlags, fuzzOptions, shard } from './fuzz-flags.ts';
import { listMutations } from './list-mutations.ts';
import { replayAll } from './replay.ts';

/** Defines `cstore fuzz`. */
export const fuzz: Subcommand = (program, finish) => {
  const command = program
    .command('fuzz')
    .summary('find inputs that break an SCP, or answers that break an SCU')
    .description(
      'Sends Data Sets, commands, PDUs and sequences of operations that are wrong or unusual to an SCP until it dies, hangs or\nanswers wrongly; or answers an SCU so until it dies, hangs or claims what was not confirmed. Each find is shrunk to the simplest input and written as a scenario that `cstore run` runs.',
    )
    .option('--scp <address>', 'the system under test is this SCP, AET@host:port', peerAddressWithAnyPort)
    .option(
      '--start <command>',
      'start and supervise that SCP: a command for the shell, {port} is filled in (outside Linux it must not leave its process group)',
    )
    .option('--scu <command>', 'the system under test is an SCU, started by this command; see cstore run --help')
    .option('--listen <host:port>', 'with --scu: where to listen for it', listenAddress)
    .option('--called-ae <title>', 'with --scu: the AE title of this side (default: CSTORE_SCP)', aeTitle)
    .option('--store-dir <folder>', 'where that SCP writes files: whether any appear outside of it is watched')
    .option('--runs <n>', 'inputs at most (default: 3000, with --time no limit)', integer(1))
    .option('--time <duration>', 'how long at most, e.g. 10m', seconds)
    .option('--seed <n>', 'number that decides every input (default: 1)', integer(0, 0x7fffffff))
    .option('--path <path>', 'run one input alone: what a find tells beside the seed, e.g. 31 or 1812.1560')
    .option('--shard <i/n>', 'run every n-th input alone, for n campaigns that share the work', shard)
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
    .option('--out <folder>', 'folder of the reports; finds are in found/ below it', 'reports')
    .option('--reporter <names>', 'formats, any of html, junit, json (default: all)', list)
    .option('--quiet', 'print the verdict and the finds, and nothing else');
  withConnectionOptions(command, 'CSTORE_SCU');
  withExamples(command, [
    ["cstore fuzz --start 'storescp {port}'", 'start an SCP, and find what kills it'],
    ['cstore fuzz --scp ARCHIVE@pacs.example.org:104 --time 10m', 'an SCP that runs elsewhere'],
    ["cstore fuzz --start './scp {port}' --focus dataset --seed 7", 'Data Sets alone, other ones'],
    ["cstore fuzz --start './scp {port}' --time 1h --shard 2/4", 'the second of four machines'],
    ["cstore fuzz --start './scp {port}' --seed 7 --path 1812.1560", 'one input alone, as a find names it'],
    ["cstore fuzz --scu 'storescu -aec {called-ae} {host} {port} {files}'", 'find answers that break an SCU'],
    ["cstore fuzz --start './scp {port}' --replay reports/found", 'what was found before: is it fixed?'],
  ]).action(async (flags: FuzzFlags) => finish(await fuzzCommand(flags, command)));
};

async function fuzzCommand(flags: FuzzFlags, command: Command): Promise<number> {
  if (flags.listMutations) return await listMutations(fuzzOptions(flags, new AbortController().signal));
  await checkFuzzFlags(flags);
  const sut = await sutOf(flags, (option) => command.getOptionValueSource(option) === 'cli');
  using interrupt = watchInterrupt();
  try {
    if (flags.replay !== undefined) return await replayAll(sut, flags.replay, fuzzOptions(flags, interrupt.signal));
    const { runCampaign } = await import('./run-campaign.ts');
    const { runScuCampaign } = await import('./run-scu-campaign.ts');
    return await (flags.scu === undefined ? runCampaign : runScuCampaign)(sut, flags, interrupt);
  } catch (error) {
    if (interrupt.signal.aborted) return interrupt.exitStatus;
    throw await asCliError(error);
  } finally {
    await sut.close();
  }
}

/** A SUT that cannot be reached or started is no fault of this program, and a path that names no input is none of the SUT. */
async function asCliError(error: unknown): Promise<unknown> {
  const { NothingToFuzz } = await import('../../fuzz/campaign/prepare-target.ts');
  const { UnknownPath } = await import('../../fuzz/campaign/selected-inputs.ts');
  if (error instanceof UnknownPath) return usageError(`--path: ${messageOf(error)}`, { cause: error });
  const isStart = error instanceof Error && error.message.startsWith('the started process');
  return error instanceof NothingToFuzz || isStart ? notJudged(messageOf(error), { cause: error }) : error;
}
