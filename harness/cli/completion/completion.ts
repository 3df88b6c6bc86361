// `cstore completion`: scripts by which a shell completes the names of commands and options.

import { Argument, type Command } from 'commander';
import { ExitStatus } from '../exit-status.ts';
import { type Subcommand, withExamples } from '../subcommand.ts';

const shells = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof shells)[number];

/** Defines `cstore completion`. */
export const completion: Subcommand = (program, finish) => {
  const command = program
    .command('completion')
    .summary('complete commands and options in a shell')
    .description('Prints a script by which a shell completes the commands and options of cstore.')
    .addArgument(new Argument('<shell>', 'the shell').choices(shells));
  withExamples(command, [
    ['cstore completion bash > ~/.local/share/bash-completion/completions/cstore', 'for bash, from its next start'],
    ['cstore completion zsh > ~/.zfunc/_cstore', 'for zsh, if ~/.zfunc is in fpath'],
    ['cstore completion fish > ~/.config/fish/completions/cstore.fish', 'for fish'],
  ]).action(async (shell: Shell) => {
    process.stdout.write(await scriptFor(shell, program));
    finish(ExitStatus.ok);
  });
};

async function scriptFor(shell: Shell, program: Command): Promise<string> {
  const { describeCommand } = await import('./command-description.ts');
  const description = describeCommand(program);
  if (shell === 'bash') return (await import('./bash.ts')).bashCompletion(description);
  if (shell === 'zsh') return (await import('./zsh.ts')).zshCompletion(description);
  return (await import('./fish.ts')).fishCompletion(description);
}
