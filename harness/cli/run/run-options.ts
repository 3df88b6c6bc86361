// How `cstore run` goes about its cases: how many at once, for how long, how often, and when it is enough.

import type { Command } from 'commander';
import { integer, seconds } from '../option-values.ts';

/** Adds these options. */
export function withRunOptions(command: Command): Command {
  return command
    .option('--dry-run', 'print the cases that would run, and run none')
    .option('--concurrency <n>', 'cases at once (default: 4, of the built-in pair 8)', integer(1, 64))
    .option('--timeout <seconds>', 'longest wait for any one reaction of the system under test (default: 10)', seconds)
    .option(
      '--max-time <seconds>',
      'longest duration of the run, e.g. 900 or 15m; what did not run by then is inconclusive (default: 300 for a third-party system, no limit for the built-in pair and with --slow)',
      seconds,
    )
    .option('--seed <n>', 'number that decides every generated value (default: 1)', integer(0, 0xffffffff))
    .option(
      '--repeat <n>',
      'run every case so often, and tell which are flaky; the worst verdict counts',
      integer(1, 1000),
    )
    .option('--strict', 'exit with 1 for warnings too')
    .option(
      '--require <file>',
      'facts of kind required, as of a buyer: say which lines are met, and exit with 1 if one is not',
    )
    .option('--max-fails <n>', 'stop after so many new faults, with the reports of what ran', integer(1, 100_000))
    .option('--last-failed', 'only cases that failed or were blocked in the results.json of --out')
    .option('--quiet', 'print the verdict and the faults, and nothing else');
}
