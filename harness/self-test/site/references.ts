// Pages that are made of the program: the command line from what --help says, results.json from its schema. As Markdown.

import { type CommandDescription, withAllBelow } from '../../cli/completion/command-description.ts';

/** Text in a cell of a table, or beside a heading: nothing in it is taken for Markdown. */
const cell = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ').replaceAll(/([\\|<*_[\]])/g, '\\$1');

/** Every command with its arguments, options and examples. */
export function commandReference(program: CommandDescription): string {
  const commands = withAllBelow(program).filter(({ commands: below }) => below.length === 0);
  return ['# Command line', cell(program.text), ...commands.flatMap(commandLines)].join('\n\n');
}

function commandLines({ path, usage, text, arguments: args, options, after }: CommandDescription): string[] {
  const rows = [
    ...args.map(({ name, text: meaning }) => `| \`${name}\` | ${cell(meaning)} |`),
    ...options.map(({ flags, text: meaning }) => `| \`${flags.replaceAll('|', '\\|')}\` | ${cell(meaning)} |`),
  ];
  const examples = [...after.matchAll(/^ {2}\$ (.*)\n {6}(.*)$/gm)].map(([, line, meaning]) => `${line}  # ${meaning}`);
  return [
    `## ${path}`,
    `\`${path} ${usage}\``,
    cell(text),
    ['| Argument or option | Meaning |', '|---|---|', ...rows].join('\n'),
    ...(examples.length > 0 ? [['```sh', ...examples, '```'].join('\n')] : []),
  ];
}

interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly required?: readonly string[];
}

/** Every field of results.json, by its path. */
export function resultsReference(schema: unknown): string {
  const rows = fields(schema as JsonSchema, '', true);
  return [
    '# results.json',
    'The outcome of a run, of which every report is made. `cstore schema --results` prints its JSON Schema, and it lies beside each `results.json`.',
    ['| Field | Type | Meaning |', '|---|---|---|', ...rows].join('\n'),
  ].join('\n\n');
}

function fields(schema: JsonSchema, path: string, isRoot = false): string[] {
  const own = isRoot ? [] : [`| \`${path}\` | ${cell(typeOf(schema))} | ${cell(schema.description ?? '')} |`];
  const properties = Object.entries(schema.properties ?? {}).flatMap(([name, child]) =>
    fields(child, path === '' ? name : `${path}.${name}`),
  );
  const items = schema.items?.properties ? fields(schema.items, `${path}[]`).slice(1) : [];
  return [...own, ...properties, ...items];
}

function typeOf({ type, enum: values, const: value, anyOf, oneOf, items }: JsonSchema): string {
  if (values) return values.map((one) => JSON.stringify(one)).join(', ');
  if (value !== undefined) return JSON.stringify(value);
  const branches = anyOf ?? oneOf;
  if (branches)
    return [...new Set(branches.map((branch) => (branch.properties?.kind?.const as string) ?? typeOf(branch)))].join(
      ', ',
    );
  if (items) return `list of ${typeOf(items)}`;
  return typeof type === 'string' ? type : (type?.join(', ') ?? '');
}
