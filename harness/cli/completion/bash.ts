// Completion for bash: names of commands and options; what is neither is left to bash, which completes files.

import { type CommandDescription, commandCases, withAllBelow } from './command-description.ts';

/** The script, for `source <(cstore completion bash)`. */
export function bashCompletion(program: CommandDescription): string {
  const commands = withAllBelow(program);
  return `# Completion of ${program.name} for bash: source <(${program.name} completion bash)
_${program.name}() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]}
  local command=${program.name} word
  COMPREPLY=()
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$command $word" in
${commandCases(commands)}
    esac
  done
  case "$command $previous" in
${commands.flatMap(valueCases).join('\n')}
  esac
  local names='' options=''
  case "$command" in
${commands.map(wordsCase).join('\n')}
  esac
  if [[ $current == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$current"))
  else
    COMPREPLY=($(compgen -W "$names" -- "$current"))
  fi
}
complete -o default -F _${program.name} ${program.name}
`;
}

/** Where a value stands that bash cannot know, it is to propose nothing; files it proposes by itself. */
function valueCases({ path, options }: CommandDescription): string[] {
  const named = (kinds: readonly string[]) =>
    options
      .filter(({ value }) => value !== undefined && kinds.includes(value))
      .flatMap(({ long, short }) => [long, short])
      .filter((name) => name !== undefined)
      .map((name) => `'${path} ${name}'`);
  const [others, folders, files] = [named(['other']), named(['folder']), named(['file'])];
  return [
    ...(others.length > 0 ? [`    ${others.join('|')}) compopt +o default; return ;;`] : []),
    ...(folders.length > 0
      ? [`    ${folders.join('|')}) COMPREPLY=($(compgen -d -- "$current")); compopt -o filenames; return ;;`]
      : []),
    ...(files.length > 0 ? [`    ${files.join('|')}) return ;;`] : []),
  ];
}

function wordsCase({ path, commands, options }: CommandDescription): string {
  const names = commands.map(({ name }) => name).join(' ');
  const longs = options.map(({ long, short }) => long ?? short).join(' ');
  return `    '${path}') names='${names}' options='${longs}' ;;`;
}
