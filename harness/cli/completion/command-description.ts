// The commands as data, read from what --help is made of: for completion and the man page, which so never differ from it.

import type { Command, Option } from 'commander';

/** What the value of an option is, as far as a shell can complete it. */
export type ValueKind = 'file' | 'folder' | 'other';

/** One option of a command. */
export interface OptionDescription {
  /** As --help shows it: `-d, --directory <folder>`. */
  readonly flags: string;
  readonly long?: string;
  readonly short?: string;
  readonly text: string;
  /** Of an option that takes a value. */
  readonly value?: ValueKind;
}

/** One command, or a group of them. */
export interface CommandDescription {
  /** With the names of the groups it is in: `cstore statement check`. */
  readonly path: string;
  readonly name: string;
  readonly summary: string;
  readonly text: string;
  /** Its options and arguments as --help shows them. */
  readonly usage: string;
  readonly arguments: readonly { readonly name: string; readonly text: string }[];
  readonly options: readonly OptionDescription[];
  /** What --help says below the options: examples, exit statuses. */
  readonly after: string;
  readonly commands: readonly CommandDescription[];
}

/** Describes a command and those below it. */
export function describeCommand(command: Command, parent = ''): CommandDescription {
  const help = command.createHelp();
  const path = `${parent} ${command.name()}`.trim();
  const visible = help.visibleCommands(command).filter((below) => below.name() !== 'help');
  return {
    path,
    name: command.name(),
    summary: command.summary() || command.description(),
    text: command.description(),
    usage: command.usage(),
    arguments: command.registeredArguments.map((one) => ({
      name: one.name(),
      text: help.argumentDescription(one),
    })),
    options: help.visibleOptions(command).map((option) => describeOption(option, help.optionDescription(option))),
    after: textAfter(command),
    commands: visible.map((below) => describeCommand(below, path)),
  };
}

/** A command and all below it. */
export function withAllBelow(command: CommandDescription): CommandDescription[] {
  return [command, ...command.commands.flatMap(withAllBelow)];
}

function describeOption({ flags, long, short, required, optional }: Option, text: string): OptionDescription {
  return {
    flags,
    text,
    ...(long && { long }),
    ...(short && { short }),
    ...((required || optional) && { value: valueKind(flags) }),
  };
}

/** By the placeholder: `<file>`, `<folder>`. */
function valueKind(flags: string): ValueKind {
  if (/[<[](file|path|.*-file)[.>\]]/.test(flags)) return 'file';
  return /[<[](folder|directory)[.>\]]/.test(flags) ? 'folder' : 'other';
}

/** What `addHelpText` has put below the options, which commander gives only as a part of the whole help. */
function textAfter(command: Command): string {
  let whole = '';
  const before = command.configureOutput();
  command.configureOutput({
    ...before,
    writeOut: (text) => {
      whole += text;
    },
  });
  command.outputHelp();
  command.configureOutput(before);
  return whole.slice(command.helpInformation().length).trim();
}

/** The branches of a shell's `case` that follow the words of a command line to its command; the first is the program itself. */
export function commandCases(commands: readonly CommandDescription[]): string {
  return commands
    .slice(1)
    .map(({ path }) => `      '${path}') command='${path}' ;;`)
    .join('\n');
}
