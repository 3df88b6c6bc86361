// `cstore worker`: runs units of the campaigns of a server, on this machine or any other.

import { ExitStatus } from '../exit-status.ts';
import { watchInterrupt } from '../interrupt.ts';
import { integer, list, seconds } from '../option-values.ts';
import { withOwnSteps } from '../own-steps-option.ts';
import { type Subcommand, withExamples } from '../subcommand.ts';
import { escapeControls } from '../terminal.ts';

interface WorkerFlags {
  readonly engine: string;
  readonly system?: readonly string[];
  readonly concurrency: number;
  readonly lock: number;
  readonly idle?: number;
  readonly quiet?: boolean;
}

const defaultLockMs = 30_000;

/** Defines `cstore worker`. */
export const worker: Subcommand = (program, finish) => {
  const command = withOwnSteps(program.command('worker'))
    .summary('run units of campaigns that others conduct')
    .description(
      'Looks for campaigns on a server and runs their units, until it is stopped. What it runs then is run to its end; stopped\n' +
        'twice, it ends at once, and its units go to other workers. A campaign of other scenarios is refused.',
    )
    .requiredOption(
      '--engine <url>',
      'redis://host:port or postgres://user@host:port/database, as cstore campaign was given',
    )
    .option('--system <names>', 'only units of these systems: those that can be reached from here', list)
    .option('--concurrency <n>', 'units of each system at once', integer(1, 64), 1)
    .option(
      '--lock <seconds>',
      'not heard of for so long, it is taken for dead, and its unit given to another',
      seconds,
      defaultLockMs,
    )
    .option('--idle <seconds>', 'end after so long without a campaign (default: never)', seconds)
    .option('--quiet', 'print nothing but what is wrong');
  withExamples(command, [
    ['cstore worker --engine redis://queue:6379', 'on each machine, as often as one likes'],
    ['cstore worker --engine postgres://lab@db/queue --system archive-a,archive-b', 'in the network of two systems'],
    ['cstore worker --engine redis://queue:6379 --idle 60', 'in a job of a CI server, which is to end'],
  ]).action(async (flags: WorkerFlags) => finish(await workerCommand(flags)));
};

async function workerCommand({ engine, system, concurrency, lock, idle, quiet }: WorkerFlags): Promise<number> {
  const { serverOf } = await import('./server.ts');
  const { serveCampaigns } = await import('../../campaign/bullmq/bullmq-worker.ts');
  const { unitRunner } = await import('../../campaign/run-unit.ts');
  const { casesFor, SuiteSource } = await import('./suite-source.ts');
  using interrupt = watchInterrupt();
  const source = new SuiteSource();
  let hasRefused = false;
  await serveCampaigns(await serverOf(engine), {
    ...{ systems: system, concurrency, lockMs: lock, idleMs: idle, signal: interrupt.signal },
    runnerFor: async (campaign) => unitRunner(await casesFor(campaign, source)),
    tell: (text, isWrong) => {
      hasRefused ||= isWrong && text.includes(' is refused: ');
      if (isWrong) process.stderr.write(`cstore: ${escapeControls(text)}\n`);
      else if (!quiet) process.stdout.write(`${escapeControls(text)}\n`);
    },
  });
  if (interrupt.signal.aborted) return interrupt.exitStatus;
  return hasRefused ? ExitStatus.usage : ExitStatus.ok;
}
