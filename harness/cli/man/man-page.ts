// The man page cstore(1), in the macros of man(7), from what --help says.

import { type CommandDescription, type OptionDescription, withAllBelow } from '../completion/command-description.ts';

/** The page for the program and all its commands. */
export function manPage(program: CommandDescription, version: string): string {
  const commands = withAllBelow(program).filter(({ commands: below }) => below.length === 0);
  const lines = [
    '.\\" Written by npm run docs:man from what --help says; do not edit.',
    `.TH ${program.name.toUpperCase()} 1 "" "cstore-conformance ${version}" "User Commands"`,
    '.nh',
    '.ad l',
    '.SH NAME',
    `${program.name} \\- ${escaped(lowerFirst(program.text))}`,
    '.SH SYNOPSIS',
    `.B ${program.name}`,
    '.I command',
    '[options]',
    '.SH DESCRIPTION',
    ...paragraphs(`${program.text}.`),
    '.SH OPTIONS',
    ...program.options.flatMap(optionLines),
    '.SH COMMANDS',
    ...commands.flatMap(({ path, summary }) => ['.TP', `.B ${escaped(path)}`, ...paragraphs(summary)]),
    ...commands.flatMap(section),
    ...exitStatuses(program.after),
  ];
  return `${lines.join('\n')}\n`;
}

function section({ path, usage, text, arguments: args, options, after }: CommandDescription): string[] {
  return [
    `.SH ${quoted(path.toUpperCase())}`,
    `.B ${escaped(path)}`,
    escaped(usage),
    '.PP',
    ...paragraphs(text),
    ...args.flatMap(({ name, text: meaning }) => ['.TP', `.I ${escaped(name)}`, ...paragraphs(meaning)]),
    ...options.flatMap(optionLines),
    ...examples(after),
  ];
}

function optionLines({ flags, text }: OptionDescription): string[] {
  return ['.TP', `.B ${quoted(flags)}`, ...paragraphs(text)];
}

/** `$ cstore …` and below it, indented, what it does. */
function examples(after: string): string[] {
  const all = [...after.matchAll(/^ {2}\$ (.*)\n {6}(.*)$/gm)];
  if (all.length === 0) return [];
  return [
    '.SS Examples',
    ...all.flatMap(([, line = '', meaning = '']) => ['.TP', `.B ${quoted(line)}`, ...paragraphs(meaning)]),
  ];
}

function exitStatuses(after: string): string[] {
  const rows = after.split('\n').slice(1);
  return ['.SH "EXIT STATUS"', '.nf', ...rows.map(escaped), '.fi'];
}

/** Lines of text, none of which is taken for a request of troff. */
function paragraphs(text: string): string[] {
  return text
    .split('\n')
    .map((line) => escaped(line.trim()))
    .filter((line) => line !== '');
}

function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('~', '\\(ti')
    .replaceAll('^', '\\(ha')
    .replace(/^([.'])/, '\\&$1');
}

function quoted(text: string): string {
  return `"${escaped(text).replaceAll('"', '\\(dq')}"`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
