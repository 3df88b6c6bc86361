// `cstore measure`: the facts of a product for its conformance statement, from live measurements and results (PS3.2).

import type { Command } from 'commander';
import type { Measurements } from '../../model/measurements.ts';
import type { RunResult } from '../../model/run-result.ts';
import type { Sut } from '../../sut/sut.ts';
import { notJudged, usageError } from '../cli-error.ts';
import { withConnectionOptions } from '../connection-options.ts';
import { ExitStatus } from '../exit-status.ts';
import { watchInterrupt } from '../interrupt.ts';
import { aeTitle, integer, listenAddress, peerAddressWithAnyPort, seconds } from '../option-values.ts';
import { checkWritableFile } from '../out-folder.ts';
import { readResults } from '../read-results.ts';
import { type Subcommand, withExamples } from '../subcommand.ts';
import { sutOf } from '../sut-options.ts';
import type { MeasureFlags } from './measure-flags.ts';
import { writeFacts } from './write-facts.ts';

/** Defines `cstore measure`. */
export const measure: Subcommand = (program, finish) => {
  const command = program
    .command('measure')
    .summary('measure an SCP or an SCU for its conformance statement')
    .description(
      'Measures what a conformance statement (PS3.2) says of an SCP or an SCU, and writes it as facts in YAML.\nEach value names its evidence; what nothing told is left open. Results of cstore run add what cases saw.',
    )
    .option('--scp <address>', 'measure this SCP, AET@host:port', peerAddressWithAnyPort)
    .option('--start <command>', 'start and supervise that SCP: a command for the shell, {port} is filled in')
    .option('--scu <command>', 'measure the SCU that this command for the shell starts; see cstore run --help')
    .option('--listen <address>', 'with --scu: where to listen for it, host:port', listenAddress)
    .option('--called-ae <title>', 'with --scu: the AE title of this side (default: CSTORE_SCP)', aeTitle)
    .option('--from <results...>', 'results.json of runs against the same system, or their folders')
    .option(
      '--slow',
      'wait for time limits too: of an SCP ARTIM and idle associations, of an SCU its waits for answers',
    )
    .option('--slow-time <seconds>', 'with --slow: longest wait for each (default: 120)', seconds)
    .option('--associations <n>', 'most associations to open at the same time (default: 64)', integer(1, 1024))
    .option('--timeout <seconds>', 'longest wait for any one reaction (default: 10)', seconds)
    .option('--seed <n>', 'number that decides every generated value (default: 1)', integer(0, 0xffffffff))
    .requiredOption('--out <file>', 'file of the facts, in YAML')
    .option('--quiet', 'print nothing but errors');
  withExamples(withConnectionOptions(command, 'CSTORE_SCU'), [
    ['cstore measure --scp ARCHIVE@pacs.example.org:104 --out facts.yaml', 'an SCP'],
    ["cstore measure --start 'storescp {port}' --slow --out facts.yaml", 'an SCP that is started, and its time limits'],
    ['cstore measure --scp A@host:104 --from reports/results.json --out facts.yaml', 'with what a run has seen'],
    [
      "cstore measure --scu 'storescu -aec {called-ae} {host} {port} {files}' --from reports --out facts.yaml",
      'an SCU: what it proposes, and from a run what it makes of each status',
    ],
    ['cstore measure --from scp/results.json scu/results.json --out facts.yaml', 'from results alone'],
  ]).action(async (flags: MeasureFlags) => finish(await measureCommand(flags, command)));
};

async function measureCommand(flags: MeasureFlags, command: Command): Promise<number> {
  const given = (option: string) => command.getOptionValueSource(option) === 'cli';
  const isLive = flags.scp !== undefined || flags.start !== undefined || flags.scu !== undefined;
  if (!isLive && flags.from === undefined)
    throw usageError(
      'nothing to measure: name an SCP with --scp or --start, an SCU with --scu, or results with --from',
    );
  if (flags.slowTime !== undefined && !flags.slow) throw usageError('--slow-time needs --slow');
  if (flags.slow && !isLive) throw usageError('--slow needs --scp, --start or --scu, a system to wait for');
  await checkWritableFile('--out', flags.out);
  const results = await Promise.all((flags.from ?? []).map(readResults));
  if (!isLive) return await fillAndWrite(results, [], flags);
  const sut = await sutOf(flags, given);
  using interrupt = watchInterrupt();
  try {
    const { measureSut } = await import('./measure-sut.ts');
    const measured = await measureSut(sut, flags, interrupt.signal);
    const status = await fillAndWrite(results, [measured], flags);
    if (measured.notMeasured.some(({ isLost }) => isLost)) throw notJudged(`${measured.address} was lost on the way`);
    return status;
  } catch (error) {
    if (interrupt.signal.aborted) return interrupt.exitStatus;
    throw await asCliError(error, sut, flags);
  } finally {
    await sut.close();
  }
}

async function fillAndWrite(
  results: readonly RunResult[],
  measurements: readonly Measurements[],
  flags: MeasureFlags,
): Promise<number> {
  const lines = await writeFacts({ results, measurements }, flags.out);
  if (!flags.quiet) process.stdout.write(`${lines.join('\n')}\n`);
  return ExitStatus.ok;
}

/** An SCP that cannot be reached is no fault of this program. */
async function asCliError(error: unknown, sut: Sut, flags: MeasureFlags): Promise<unknown> {
  const { ConnectionFailed } = await import('../../../src/index.ts');
  if (!(error instanceof ConnectionFailed)) return error;
  const { unreachable } = await import('../unreachable.ts');
  return unreachable(sut.address, error, { tls: flags.tls === true, certificate: flags.cert !== undefined });
}
