#!/usr/bin/env node
// The entry of `cstore`: one command line in a process of its own, which ends once its output is read.

import { messageOf, systemCode } from './cli-error.ts';
import { ExitStatus } from './exit-status.ts';
import { outliveTerminal } from './lost-terminal.ts';
import { explainTooManyFiles } from './too-many-files.ts';

/** Milliseconds that a command stopped by a signal waits for whoever reads its output. */
const outputGraceMs = 500;

/** Exit statuses from here on stand for a signal. */
const signalled = 128;

/** Why the output could not be written. */
let outputFault: NodeJS.ErrnoException | undefined;

/** `cstore list | head` closes the pipe early, and a terminal may go away; neither is an error of the command. */
function noteOutputFault(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE' && error.code !== 'EIO') outputFault = error;
}

/** Tells that output is missing, unless the command was stopped anyway. */
function statusWithOutput(status: number): number {
  if (outputFault === undefined || status >= signalled) return status;
  process.stderr.write(`cstore: the output could not be written: ${messageOf(outputFault)}\n`);
  return status === ExitStatus.ok ? ExitStatus.notJudged : status;
}

/** Ends the process once its output is read. A reader that has stopped does not hold up who was stopped by a signal. */
function exitAfterOutput(status: number): void {
  if (status >= signalled) setTimeout(() => process.exit(status), outputGraceMs);
  process.stdout.write('', () => process.exit(statusWithOutput(status)));
}

/** The program has many files, which a limit of the system on open ones may be too small for. */
async function loadAndRun(argv: readonly string[]): Promise<number> {
  try {
    const { runCommandLine } = await import('./command-line.ts');
    return await runCommandLine(argv);
  } catch (error) {
    if (systemCode(error) !== 'EMFILE') throw error;
    return explainTooManyFiles();
  }
}

outliveTerminal();
process.stdout.on('error', noteOutputFault);
process.stderr.on('error', () => undefined);
exitAfterOutput(await loadAndRun(process.argv.slice(2)));
