// What the subcommands share in how they are defined.

import type { Command } from 'commander';

/** Receives the exit status when a subcommand has ended by itself. */
export type Finish = (status: number) => void;

/** Adds one subcommand to the program. */
export type Subcommand = (program: Command, finish: Finish) => void;

/** Adds examples below the options, and the option every subcommand has. */
export function withExamples(command: Command, examples: readonly (readonly [string, string])[]): Command {
  const lines = examples.map(([line, meaning]) => `  $ ${line}\n      ${meaning}`);
  return command
    .option('--verbose', 'print more, and the stack trace of an unexpected error')
    .addHelpText('after', `\nExamples:\n${lines.join('\n')}`);
}
