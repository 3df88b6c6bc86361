// Completion for zsh: `_describe` for commands, `_arguments` for options, with what --help says of each.

import { type CommandDescription, commandCases, type OptionDescription, withAllBelow } from './command-description.ts';

/** The script, for a file `_cstore` in a folder of `fpath`, or for `source <(cstore completion zsh)`. */
export function zshCompletion(program: CommandDescription): string {
  const commands = withAllBelow(program);
  return `#compdef ${program.name}
# Completion of ${program.name} for zsh: source <(${program.name} completion zsh)
_${program.name}() {
  local command=${program.name} word
  local -a names
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$command $word" in
${commandCases(commands)}
    esac
  done
  case "$command" in
${commands.map(branch).join('\n')}
  esac
}
if [ "\${funcstack[1]}" = "_${program.name}" ]; then
  _${program.name} "$@"
else
  compdef _${program.name} ${program.name}
fi
`;
}

function branch({ path, commands, options }: CommandDescription): string {
  const specs = options.map((option) => `        ${optionSpec(option)}`);
  if (commands.length === 0)
    return `    '${path}')\n      _arguments \\\n${[...specs, "        '*:file:_files'"].join(' \\\n')}\n      ;;`;
  const names = commands.map(({ name, summary }) => quoted(`${name}:${summary.replaceAll(':', '\\:')}`)).join(' ');
  return `    '${path}')
      if [[ $words[CURRENT] == -* ]]; then
        _arguments \\
${specs.map((spec) => `  ${spec}`).join(' \\\n')}
      else
        names=(${names})
        _describe -t commands command names
      fi
      ;;`;
}

const actions = { file: ':file:_files', folder: ':folder:_files -/', other: ':value: ' };

function optionSpec({ long, short, text, value }: OptionDescription): string {
  const meaning = text.replaceAll(/\s+/g, ' ').replaceAll(/[[\]:\\]/g, '\\$&');
  return quoted(`*${long ?? short}[${meaning}]${value ? actions[value] : ''}`);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
