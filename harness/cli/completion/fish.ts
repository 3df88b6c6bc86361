// Completion for fish: a line for each command and option, with what --help says of it.

import { type CommandDescription, type OptionDescription, withAllBelow } from './command-description.ts';

/** The script, for ~/.config/fish/completions/cstore.fish. */
export function fishCompletion(program: CommandDescription): string {
  const commands = withAllBelow(program);
  const { name } = program;
  return `# Completion of ${name} for fish: ${name} completion fish > ~/.config/fish/completions/${name}.fish
function __${name}_at
  set -l command ${name}
  set -l words (commandline -opc)
  for word in $words[2..]
    switch "$command $word"
      case ${commands
        .slice(1)
        .map(({ path }) => `'${path}'`)
        .join(' ')}
        set command "$command $word"
    end
  end
  test "$command" = "$argv[1]"
end
${commands.flatMap((command) => linesOf(name, command)).join('\n')}
`;
}

function linesOf(program: string, { path, commands, options }: CommandDescription): string[] {
  const begin = `complete -c ${program} -n "__${program}_at '${path}'"`;
  return [
    ...commands.map(({ name, summary }) => `${begin} -f -a ${name} -d ${quoted(summary)}`),
    ...options.map((option) => `${begin} ${optionWords(option)}`),
  ];
}

const values = { file: ' -r -F', folder: " -x -a '(__fish_complete_directories)'", other: ' -x' };

function optionWords({ long, short, text, value }: OptionDescription): string {
  const names = [...(long ? [`-l ${long.slice(2)}`] : []), ...(short ? [`-s ${short.slice(1)}`] : [])];
  return `${names.join(' ')} -d ${quoted(text)}${value ? values[value] : ''}`;
}

function quoted(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').replaceAll(/[\\']/g, '\\$&');
  return `'${line}'`;
}
