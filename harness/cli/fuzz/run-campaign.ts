// One campaign from the command line: run, shown while it goes on, and written down.

import { join } from 'node:path';
import type { FuzzResult } from '../../fuzz/campaign/fuzz-options.ts';
import type { FuzzFind, FuzzRun } from '../../model/fuzz-run.ts';
import { packageVersion } from '../../scenario/package-root.ts';
import type { Sut } from '../../sut/sut.ts';
import { sutOptionsText } from '../../sut/sut-options-text.ts';
import { messageOf, notJudged } from '../cli-error.ts';
import { ExitStatus } from '../exit-status.ts';
import type { Interrupt } from '../interrupt.ts';
import { escapeControls } from '../terminal.ts';
import { campaignCommand } from './campaign-command.ts';
import { dictionaryOf, type FuzzFlags, fuzzOptions } from './fuzz-flags.ts';
import { showFuzzProgress } from './fuzz-progress.ts';
import { summaryLines } from './fuzz-summary.ts';

/** Runs a campaign and writes its reports, also if it is stopped. Resolves with the exit status. */
export async function runCampaign(sut: Sut, flags: FuzzFlags, interrupt: Interrupt): Promise<number> {
  const { prepareRunner, fuzz } = await import('../../fuzz/fuzz.ts');
  const { writeFinds } = await import('../../fuzz/found/write-finds.ts');
  const { readCorpus } = await import('../../fuzz/found/read-corpus.ts');
  const options = { ...fuzzOptions(flags, interrupt.signal), ...(await dictionaryOf(flags)) };
  const startedAt = new Date().toISOString();
  const { prepared } = await prepareRunner(sut, options);
  const progress = showFuzzProgress(process.stdout, flags);
  const isAlone = flags.corpus === false || flags.path !== undefined;
  const corpus = isAlone ? [] : await readCorpus(flags.corpus || join(flags.out, 'found'), prepared.target);
  const parts = { prepared, corpus, ...(flags.storeDir !== undefined && { storeDirectory: flags.storeDir }) };
  const result = await fuzz(sut, { ...options, onEvent: progress.tell }, parts).finally(() => progress.end());
  const { target, checks } = prepared;
  const { out } = flags;
  const files = await writeFinds(result, { out, target, checks, sutOptions: sutOptionsText(flags) });
  return await concludeCampaign(
    { result, files, startedAt, sut: { address: sut.address, role: 'scp' } },
    flags,
    interrupt,
  );
}

/** What a campaign came to, and the files of its finds. */
export interface RanCampaign {
  readonly result: FuzzResult;
  readonly files: readonly FuzzFind['files'][];
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly sut: FuzzRun['sut'];
}

/** Writes the reports of a campaign and tells what it came to. Resolves with the exit status. */
export async function concludeCampaign(
  { result, files, startedAt, sut }: RanCampaign,
  flags: FuzzFlags,
  interrupt: Interrupt,
): Promise<number> {
  const { fuzzRunOf } = await import('../../fuzz/found/fuzz-run.ts');
  const stopped: FuzzResult = interrupt.signal.aborted ? { ...result, ended: interrupt.words } : result;
  const run = fuzzRunOf(stopped, {
    ...{ startedAt, sutOptions: sutOptionsText(flags), out: flags.out, command: campaignCommand(flags), sut, files },
    tool: { name: 'cstore-conformance', version: packageVersion() },
  });
  const paths = await writeReports(run, flags);
  for (const line of summaryLines(run, flags)) process.stdout.write(`${escapeControls(line)}\n`);
  if (!flags.quiet) process.stdout.write(`reports: ${escapeControls(paths.join(', '))}\n`);
  const { tellGitHubOfFuzzing } = await import('./github.ts');
  tellGitHubOfFuzzing(run);
  return exitStatusOf(run, interrupt);
}

async function writeReports(run: FuzzRun, { out, reporter }: FuzzFlags): Promise<readonly string[]> {
  const { fuzzReporterNames, writeFuzzReports } = await import('../../report/fuzz/index.ts');
  try {
    return await writeFuzzReports(run, out, reporter ?? fuzzReporterNames);
  } catch (error) {
    throw notJudged(messageOf(error), { cause: error });
  }
}

function exitStatusOf({ finds, ended, runs }: FuzzRun, interrupt: Interrupt): number {
  if (interrupt.signal.aborted) return interrupt.exitStatus;
  if (finds.some(({ isFail }) => isFail)) return ExitStatus.failed;
  return ended === undefined && runs > 0 ? ExitStatus.ok : ExitStatus.notJudged;
}
