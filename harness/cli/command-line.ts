// One command line of `cstore`: parses, runs one subcommand, and turns whatever goes wrong into one line and an exit status.

import { CommanderError } from 'commander';
import { CliError, messageOf, systemCode } from './cli-error.ts';
import { ExitStatus } from './exit-status.ts';
import { createProgram } from './program.ts';
import { explainTooManyFiles } from './too-many-files.ts';

/** Commander's codes for "the help or the version was shown because it was asked for". */
const shown = new Set(['commander.helpDisplayed', 'commander.version']);

/** What commander printed already needs no second line; its errors are wrong usage. */
function statusOfCommanderError({ code }: CommanderError): number {
  return shown.has(code) ? ExitStatus.ok : ExitStatus.usage;
}

/** Says what went wrong in one line on stderr and returns the exit status. */
function explain(error: unknown, verbose: boolean): number {
  if (error instanceof CommanderError) return statusOfCommanderError(error);
  if (systemCode(error) === 'EMFILE') return explainTooManyFiles();
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

/** Runs the command with these arguments and returns its exit status; never rejects. What it left open is for the caller to end. */
export async function runCommandLine(argv: readonly string[]): Promise<number> {
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
