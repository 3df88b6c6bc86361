#!/usr/bin/env node
// The entry of `cstore`: parses, runs one subcommand, and turns whatever goes wrong into one line and an exit status.

import { CommanderError } from 'commander';
import { CliError, messageOf } from './cli-error.ts';
import { ExitStatus } from './exit-status.ts';
import { createProgram } from './program.ts';

/** Commander's codes for "the help or the version was shown because it was asked for". */
const shown = new Set(['commander.helpDisplayed', 'commander.version']);

/** What commander printed already needs no second line; its errors are wrong usage. */
function statusOfCommanderError({ code }: CommanderError): number {
  return shown.has(code) ? ExitStatus.ok : ExitStatus.usage;
}

/** Says what went wrong in one line on stderr and returns the exit status. */
function explain(error: unknown, verbose: boolean): number {
  if (error instanceof CommanderError) return statusOfCommanderError(error);
  const known = error instanceof CliError;
  const hint = known || verbose ? '' : ' (unexpected; --verbose shows where)';
  const lines = (known && error.lines) || [`cstore: ${messageOf(error)}${hint}`];
  process.stderr.write(`${lines.join('\n')}\n`);
  if (verbose && error instanceof Error) process.stderr.write(`${stackWithCauses(error)}\n`);
  return known ? error.exitStatus : ExitStatus.notJudged;
}

function stackWithCauses(error: Error): string {
  const cause = error.cause instanceof Error ? `\ncaused by ${stackWithCauses(error.cause)}` : '';
  return `${error.stack ?? error.message}${cause}`;
}

/** `cstore list | head` closes the pipe early; that is no error of the command. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

async function main(argv: readonly string[]): Promise<number> {
  let status: number = ExitStatus.ok;
  const program = createProgram((ended) => {
    status = ended;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return status;
  } catch (error) {
    return explain(error, argv.includes('--verbose'));
  }
}

process.stdout.on('error', ignoreClosedPipe);
process.stderr.on('error', ignoreClosedPipe);
const status = await main(process.argv.slice(2));
process.stdout.write('', () => process.exit(status));
