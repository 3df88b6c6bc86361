// The command `cstore` with its subcommands; each one is defined in a file of its own and loads what it needs when it runs.

import { Command } from 'commander';
import { packageVersion } from '../scenario/package-root.ts';
import { campaign } from './campaign/campaign.ts';
import { worker } from './campaign/worker.ts';
import { completion } from './completion/completion.ts';
import { diff } from './diff/diff.ts';
import { doctor } from './doctor/doctor.ts';
import { checkNoneEmpty } from './empty-values.ts';
import { explain } from './explain/explain.ts';
import { fuzz } from './fuzz/fuzz.ts';
import { lint } from './lint/lint.ts';
import { list } from './list/list.ts';
import { measure } from './measure/measure.ts';
import { merge } from './merge/merge.ts';
import { newFile } from './new/new.ts';
import { probe } from './probe/probe.ts';
import { report } from './report/report.ts';
import { run } from './run/run.ts';
import { schema } from './schema/schema.ts';
import { scp } from './scp/scp.ts';
import { send } from './send/send.ts';
import { serve } from './serve/serve.ts';
import { statement } from './statement/statement.ts';
import type { Finish } from './subcommand.ts';
import { validate } from './validate/validate.ts';

const subcommands = [
  run,
  fuzz,
  probe,
  measure,
  statement,
  newFile,
  scp,
  send,
  validate,
  list,
  explain,
  lint,
  schema,
  report,
  merge,
  diff,
  serve,
  campaign,
  worker,
  doctor,
  completion,
];

const exitStatuses = `
Exit status:
  0    every judged case is pass or warn, at least one was judged, and none ended in an error
  1    a case failed (with --baseline: a new one), the peer refused what was sent, a file is not valid,
       fuzzing found something, or the second run of a diff is worse
  2    wrong usage, a wrong scenario, nothing selected, or a shard is missing from a merge
  3    the system under test could not be reached or was lost, a case ended in an error, or nothing could be judged
  130  stopped by Ctrl-C; 143 by SIGTERM, 129 by SIGHUP`;

/** One line, however commander breaks it: "unknown option '--foo' (Did you mean --out?)". */
function oneLine(text: string): string {
  return text
    .trim()
    .replace(/^error: /, '')
    .replace(/ is invalid\. (.*?)\.?$/s, ' is invalid: $1')
    .replaceAll(/\s*\n\s*/g, ' ');
}

/** Builds the command line; `finish` receives the exit status of the subcommand that ran. */
export function createProgram(finish: Finish): Command {
  const program = new Command('cstore');
  program
    .description('Conformance harness for DICOM C-STORE: judges SCPs and SCUs, and is one of each')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .configureOutput({ outputError: (text, write) => write(`cstore: ${oneLine(text)}; see --help\n`) })
    .configureHelp({ showGlobalOptions: false })
    .addHelpText('after', exitStatuses)
    .hook('preAction', (_, command) => checkNoneEmpty(command))
    .exitOverride();
  for (const subcommand of subcommands) subcommand(program, finish);
  return program;
}
