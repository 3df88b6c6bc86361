// --shard and --resume, and the journal of a run: which part of the selection runs, and what of it has run already.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import type { Case } from '../../case/case.ts';
import type { Journal, JournalHead } from '../../journal/journal.ts';
import type { JournalWriter } from '../../journal/journal-writer.ts';
import type { Shard } from '../../journal/shard.ts';
import type { RunResult } from '../../model/run-result.ts';
import type { EarlierRun } from '../../run/earlier-run.ts';
import { messageOf, usageError } from '../cli-error.ts';
import { ownStepTexts } from '../own-steps-option.ts';
import { readRunJournal } from '../read-journal.ts';
import type { SutFlags } from '../sut-options.ts';

export interface JournalFlags {
  readonly shard?: Shard;
  readonly resume?: boolean;
}

/** What the journal is made of beside the cases. */
export interface JournalRun extends JournalFlags, SutFlags {
  readonly out: string;
  readonly seed?: number;
  readonly timeout?: number;
  readonly repeat?: number;
  readonly lastFailed?: boolean;
}

/** A journal that is open, and what its run has to know. */
export interface OpenJournal extends Disposable {
  readonly writer: JournalWriter | undefined;
  /** The run that goes on, as far as it went. */
  readonly earlier?: EarlierRun;
  /** The run had come to its end: this is its result. */
  readonly result?: RunResult;
  /** What to tell before the run. */
  readonly notes: readonly string[];
  /** Ends the journal and puts back that of an earlier run, if there is one; else it is removed when this one is disposed of. */
  readonly keepEarlier?: () => void;
}

/** Adds --shard and --resume. */
export function withJournalOptions(command: Command): Command {
  return command
    .option(
      '--shard <i/n>',
      'run the i-th of n parts of what is selected, always the same; cstore merge joins them',
      shard,
    )
    .option('--resume', 'go on with the run whose run.ndjson is in --out: what has ended is not run again');
}

function shard(text: string): Shard {
  const [, index = 0, of = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
  if (index >= 1 && index <= of && of <= 1000) return { index, of };
  throw new InvalidArgumentError('expected the number of a part and how many there are, e.g. 2/4, at most 1000.');
}

/** @throws CliError (status 2) for options that do not go together. */
export function checkJournalOptions({ shard, resume, repeat = 1, lastFailed }: JournalRun): void {
  const option = shard ? '--shard' : resume ? '--resume' : undefined;
  if (option === undefined) return;
  if (repeat > 1) throw usageError(`${option} and --repeat: give one of them; a run that is repeated is in one part`);
  if (lastFailed && resume) throw usageError('--resume and --last-failed: a run goes on with the cases that it had');
}

/** Those of the selected cases that are to run. @throws CliError (status 2) if the part has none. */
export async function casesToRun(cases: readonly Case[], { shard }: JournalFlags): Promise<readonly Case[]> {
  if (!shard) return cases;
  const { casesOfShard, shardText } = await import('../../journal/shard.ts');
  const mine = casesOfShard(cases, shard);
  if (mine.length > 0) return mine;
  const scenarios = new Set(cases.map(({ scenario }) => scenario)).size;
  throw usageError(
    `--shard: ${shardText(shard)} has no case, since only ${scenarios} scenarios are selected; use fewer`,
  );
}

/**
 * Begins the journal of a run of these selected cases, or goes on with the one in --out.
 * @throws CliError (status 2) if there is none to go on with, or if it is of another run.
 */
export async function openJournal(selected: readonly Case[], flags: JournalRun): Promise<OpenJournal> {
  const { JournalWriter } = await import('../../journal/journal-writer.ts');
  const { journalName } = await import('../../journal/journal.ts');
  const file = join(flags.out, journalName);
  const head = await headOf(selected, flags);
  if (flags.resume) return await resumed(file, head, await casesToRun(selected, flags), flags);
  const { planned } = await import('../../run/not-run.ts');
  const lines = selected.map((one) => ({ kind: 'planned', result: planned(one) }) as const);
  const { EarlierJournal } = await import('../../journal/earlier-journal.ts');
  try {
    const before = EarlierJournal.putAside(flags.out);
    const writer = JournalWriter.begin(file, head, lines);
    const keepEarlier = (): void => {
      writer[Symbol.dispose]();
      before.putBack();
    };
    const dispose = (): void => {
      writer[Symbol.dispose]();
      before.remove();
    };
    return { writer, notes: [], keepEarlier, [Symbol.dispose]: dispose };
  } catch (error) {
    throw usageError(`--out: ${file} cannot be written: ${messageOf(error)}; choose another folder`, { cause: error });
  }
}

async function headOf(selected: readonly Case[], flags: JournalRun): Promise<JournalHead> {
  const { hashOf, suiteHash } = await import('../../journal/suite.ts');
  const { journalVersion } = await import('../../journal/journal.ts');
  const { reactionsFile } = await import('../../scenario/find-files.ts');
  const { packageVersion } = await import('../../scenario/package-root.ts');
  const version = packageVersion();
  const { scp, start, scu, calledAe, shard } = flags;
  return {
    kind: 'journal',
    version: journalVersion,
    tool: { name: 'cstore-conformance', version },
    suite: suiteHash(selected, {
      ...{ version, shared: reactionsFile, textOf: (path) => readFileSync(path) },
      ownSteps: ownStepTexts(),
    }),
    // A hash, because a command may hold a password.
    sut: hashOf({ scp, start, scu, calledAe }),
    ...(shard && { shard }),
  };
}

async function resumed(
  file: string,
  head: JournalHead,
  cases: readonly Case[],
  flags: JournalRun,
): Promise<OpenJournal> {
  const { journal } = await readRunJournal(file);
  const other = otherRun(journal, head, cases, flags);
  if (other) throw usageError(`--resume: ${file} is of ${other}; give the options of that run, or leave out --resume`);
  const { earlierRun } = await import('../../run/earlier-run.ts');
  const { extentOf, resultOf } = await import('../../journal/journal-result.ts');
  const { withoutCapture } = await import('../../results/captured.ts');
  const events = journal.runs[0] ?? [];
  const earlier = earlierRun(
    // What was captured before the kill is lost.
    events.map((event) => (event.kind === 'case-end' ? { ...event, result: withoutCapture(event.result) } : event)),
  );
  const torn = journal.torn === undefined ? [] : [`line ${journal.torn} of ${file} is torn, and left out`];
  if (extentOf(journal).isWhole && earlier.ended.size === cases.length) {
    const result = resultOf(journal);
    if (result && !result.interrupted)
      return {
        writer: undefined,
        result,
        notes: ['the run had come to its end: nothing is left to run'],
        ...noDispose,
      };
  }
  const { JournalWriter } = await import('../../journal/journal-writer.ts');
  const writer = JournalWriter.goOn(file, journal.length);
  const notes = [...torn, `${earlier.ended.size} of ${cases.length} cases had ended, and are not run again`];
  return { writer, ...(events.length > 0 && { earlier }), notes, [Symbol.dispose]: () => writer[Symbol.dispose]() };
}

const noDispose = { [Symbol.dispose]: () => {} };

/** What a journal is of instead of this run; undefined if it is of this run. */
function otherRun(
  { head, runs }: Journal,
  wanted: JournalHead,
  cases: readonly Case[],
  { seed = 1, timeout = 10_000 }: JournalRun,
): string | undefined {
  if (head.tool.version !== wanted.tool.version) return `cstore-conformance ${messageOf(head.tool.version)}`;
  if (head.suite !== wanted.suite) return 'other scenarios, or another selection of them';
  if (head.sut !== wanted.sut) return 'another system under test';
  const { index, of } = head.shard ?? { index: 1, of: 1 };
  const { shard = { index: 1, of: 1 } } = wanted;
  if (index !== shard.index || of !== shard.of) return 'another --shard';
  if (runs.length > 1) return 'a run with --repeat';
  const [begin] = runs[0] ?? [];
  if (begin?.kind !== 'run-begin') return undefined;
  const { plan } = begin;
  if (plan.seed !== seed) return `--seed ${plan.seed}`;
  if (plan.timeoutMs !== timeout) return `--timeout ${plan.timeoutMs / 1000}`;
  const isSame = plan.cases.length === cases.length && cases.every(({ id }, at) => id === plan.cases[at]);
  return isSame ? undefined : 'other cases';
}
