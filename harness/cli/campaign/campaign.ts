// `cstore campaign`: many systems, suites and seeds, in this process or by workers that a queue server hands units to.

import { join } from 'node:path';
import type { LoadedSuite } from '../../campaign/cut.ts';
import type { Announcement, Engine } from '../../campaign/engine.ts';
import type { Plan } from '../../campaign/plan.ts';
import type { Outcome, Unit } from '../../campaign/unit.ts';
import type { Case } from '../../case/case.ts';
import type { CampaignProgress } from '../../model/campaign-progress.ts';
import { messageOf, notJudged, usageError } from '../cli-error.ts';
import { ExitStatus, exitStatusOf } from '../exit-status.ts';
import { watchInterrupt } from '../interrupt.ts';
import { integer } from '../option-values.ts';
import { checkWritableFolder } from '../out-folder.ts';
import { withOwnSteps } from '../own-steps-option.ts';
import { clockText } from '../run/run-times.ts';
import { type Subcommand, withExamples } from '../subcommand.ts';
import { canRewriteLine, escapeControls } from '../terminal.ts';
import { writeFiles } from '../write-files.ts';
import type { CampaignSuite, SystemOutcome } from './campaign-reports.ts';

interface CampaignFlags {
  readonly engine?: string;
  readonly concurrency: number;
  readonly out: string;
  readonly resume?: boolean;
  readonly strict?: boolean;
  readonly quiet?: boolean;
}

/** Defines `cstore campaign`. */
export const campaign: Subcommand = (program, finish) => {
  const command = withOwnSteps(program.command('campaign'))
    .summary('judge many systems, with many seeds, on one machine or many')
    .description(
      'Runs the suites and the fuzzing that a plan names against its systems, cut into units. Without --engine this process runs\n' +
        'them; with it, every cstore worker of that server does. Ends with a page that has a column for each system.',
    )
    .argument('<plan>', 'the plan, a YAML file; docs/scale.md says what it may hold')
    .option('--engine <url>', 'redis://host:port or postgres://user@host:port/database: units go through BullMQ on it')
    .option('--concurrency <n>', 'without --engine: units at once', integer(1, 64), 4)
    .option('--resume', 'go on with the campaign in --out: what has ended is not run again')
    .option('--out <folder>', 'folder of the reports', 'reports')
    .option('--strict', 'exit with 1 for warnings too')
    .option('--quiet', 'print the verdicts, and nothing else');
  withExamples(command, [
    ['cstore campaign night.yaml', 'all of it in this process'],
    ['cstore campaign night.yaml --engine redis://queue:6379', 'by the workers of that server'],
    ['cstore campaign night.yaml --resume', 'the campaign that was stopped, from where it was'],
  ]).action(async (file: string, flags: CampaignFlags) => finish(await campaignCommand(file, flags)));
};

async function campaignCommand(file: string, flags: CampaignFlags): Promise<number> {
  await checkWritableFolder('--out', flags.out);
  const { readPlan } = await import('./read-plan.ts');
  const plan = await readPlan(file);
  const suites = await suitesOf(plan);
  const announcement = await announcementOf(plan, suites);
  const { OutcomeStore, StoreError } = await import('../../campaign/outcome-store.ts');
  const { conduct } = await import('../../campaign/conduct.ts');
  const { EngineError } = await import('../../campaign/engine.ts');
  using interrupt = watchInterrupt();
  const engine = await engineOf(flags, announcement, suites);
  try {
    const store = OutcomeStore.open(flags.out, announcement.id, { goesOn: flags.resume ?? false });
    const show = await progressOf(flags);
    const conducting = { announcement, plan, suites, engine, store, signal: interrupt.signal, onProgress: show };
    const onOutcome = (unit: Unit, outcome: Outcome) => keep(unit, outcome, flags.out);
    const progress = await conduct({ ...conducting, onOutcome });
    await show(progress, true);
    const { reportSystem } = await import('./campaign-reports.ts');
    const outcomes: SystemOutcome[] = [];
    for (const system of announcement.systems)
      outcomes.push(await reportSystem(system, { out: flags.out, store, suites, progress }));
    await tellOutcome(outcomes, { progress, flags, id: announcement.id });
    if (interrupt.signal.aborted) return interrupt.exitStatus;
    return worst(outcomes, progress, flags.strict);
  } catch (error) {
    if (error instanceof StoreError) throw usageError(`--resume: ${messageOf(error)}`, { cause: error });
    if (error instanceof EngineError) throw notJudged(`--engine: ${messageOf(error)}`, { cause: error });
    throw error;
  } finally {
    await engine.close();
  }
}

/** Each suite for each system that it is for. @throws CliError (status 2) for a selection that is wrong or empty. */
async function suitesOf(plan: Plan): Promise<CampaignSuite[]> {
  const { SuiteSource } = await import('./suite-source.ts');
  const source = new SuiteSource();
  const suites: CampaignSuite[] = [];
  for (const [suite, selection] of Object.entries(plan.suites)) {
    for (const [system, { spec }] of Object.entries(plan.systems)) {
      if (selection.systems && !selection.systems.includes(system)) continue;
      const { cases: full, hash, sut } = await source.select(selection, spec);
      const cases = full.map(({ id, scenario }) => ({ id, scenario }));
      suites.push({ suite, system, sut: spec, selection, hash, cases, full, known: sut });
    }
  }
  return suites;
}

async function announcementOf(plan: Plan, suites: readonly LoadedSuite[]): Promise<Announcement> {
  const { hashOf } = await import('../../journal/suite.ts');
  const { packageVersion } = await import('../../scenario/package-root.ts');
  const version = packageVersion();
  const announced = suites.map(({ suite, system, sut, selection, hash }) => ({ suite, system, sut, selection, hash }));
  return {
    id: hashOf({ plan, version, hashes: suites.map(({ hash }) => hash) }).slice(0, 16),
    ...{ name: plan.name, version, suites: announced, systems: Object.keys(plan.systems), isCancelled: false },
  };
}

async function engineOf(
  { engine, concurrency }: CampaignFlags,
  announcement: Announcement,
  suites: readonly CampaignSuite[],
): Promise<Engine> {
  if (engine === undefined) {
    const { InProcessEngine } = await import('../../campaign/in-process.ts');
    const { unitRunner } = await import('../../campaign/run-unit.ts');
    const { casesOfSuites, keyOf } = await import('./suite-source.ts');
    const full = new Map(suites.map((one): [string, readonly Case[]] => [keyOf(one.suite, one.system), one.full]));
    return new InProcessEngine(unitRunner(casesOfSuites(suites, full)), concurrency);
  }
  const { serverOf } = await import('./server.ts');
  const { BullMqEngine } = await import('../../campaign/bullmq/bullmq-engine.ts');
  return new BullMqEngine(await serverOf(engine), announcement);
}

/** Shows the progress, and writes it as a page that can be watched meanwhile. */
async function progressOf({ out, quiet }: CampaignFlags) {
  const { campaignTable } = await import('./campaign-table.ts');
  const { campaignProgressPage } = await import('../../report/html/campaign-progress.ts');
  const table = campaignTable(process.stdout, canRewriteLine(process.stdout));
  let writtenAt = Number.NEGATIVE_INFINITY;
  let writing: Promise<void> = Promise.resolve();
  return (progress: CampaignProgress, isOver = false): Promise<void> => {
    if (!quiet) table(progress, isOver);
    if (!isOver && performance.now() - writtenAt < pageEveryMs) return writing;
    writtenAt = performance.now();
    const page = campaignProgressPage({ progress, elapsed: clockText(progress.elapsedMs), isOver });
    writing = writing.then(() => writeFiles([[join(out, 'progress.html'), page]])).catch(() => {});
    return writing;
  };
}

/** Milliseconds between two pages. */
const pageEveryMs = 2000;

async function keep(unit: Unit, outcome: Outcome, out: string): Promise<void> {
  if (unit.kind !== 'fuzz') return;
  if ('error' in outcome) return;
  const { reportFuzz } = await import('./campaign-reports.ts');
  if (outcome.result.kind === 'fuzz') await reportFuzz(unit, outcome.result, out);
}

async function tellOutcome(
  outcomes: readonly SystemOutcome[],
  { progress, flags, id }: { progress: CampaignProgress; flags: CampaignFlags; id: string },
): Promise<void> {
  const { reportCampaign } = await import('./campaign-reports.ts');
  const engine = flags.engine === undefined ? 'in-process' : new URL(flags.engine).protocol.replace(':', '');
  const paths = await reportCampaign(flags.out, outcomes, { progress, campaign: id, engine });
  for (const { system, result, found } of outcomes) {
    const known = progress.systems.find((one) => one.system === system);
    const unstable = found.instabilities.length;
    const parts = [
      known?.unreachable === undefined ? undefined : `cannot be reached: ${known.unreachable}`,
      result && `${result.summary.fail} fails, ${result.summary.warn} warnings, ${result.summary.pass} passes`,
      known && known.finds > 0 ? `${known.finds} finds` : undefined,
      unstable > 0 ? `${unstable} cases that are not the same every time` : undefined,
      known && known.errors > 0 ? `${known.errors} units that could not be run` : undefined,
    ];
    process.stdout.write(`${escapeControls(`${system}: ${parts.filter(Boolean).join('; ')}`)}\n`);
  }
  if (!flags.quiet) process.stdout.write(`reports: ${paths.map(escapeControls).join(', ')}\n`);
}

/** A fail counts more than what could not be judged. */
function worst(outcomes: readonly SystemOutcome[], { systems }: CampaignProgress, strict: boolean | undefined): number {
  const all = outcomes.flatMap(({ result }) => (result ? [exitStatusOf(result, { strict })] : []));
  if (all.includes(ExitStatus.failed) || systems.some(({ finds }) => finds > 0)) return ExitStatus.failed;
  const isShort = systems.some(({ unreachable, errors }) => unreachable !== undefined || errors > 0);
  return isShort || all.some((status) => status !== ExitStatus.ok) ? ExitStatus.notJudged : ExitStatus.ok;
}
