// The library from its declarations: a page for each door, and one for each class, with the docstrings of the sources. As Markdown.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a door exports. */
export interface Entry {
  readonly name: string;
  readonly kind: 'class' | 'function' | 'const' | 'interface' | 'type';
  /** The docstring, without its marks. */
  readonly text: string;
  readonly declaration: string;
}

/** Lines of a declaration that a page shows: schemas have hundreds, which the fields of results.json say better. */
const shownLines = 60;

/** What a file of declarations exports, by name, of its own or of others. */
export function exportsOf(file: string, seen = new Set<string>()): Entry[] {
  if (seen.has(file) || !existsSync(file)) return [];
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  const from = (specifier: string) => join(dirname(file), specifier.replace(/\.js$/, '.d.ts'));
  const all = [...text.matchAll(/^export (?:type )?\* from '([^']+)';/gm)].flatMap(([, specifier = '']) =>
    exportsOf(from(specifier), seen),
  );
  const named = [...text.matchAll(/^export (?:type )?\{([^}]*)\} from '([^']+)';/gm)].flatMap(
    ([, names = '', specifier = '']) => chosen(names, exportsOf(from(specifier), new Set())),
  );
  return unique([...declared(text), ...all, ...named]);
}

/** `a, type B, C as D`. */
function chosen(names: string, entries: readonly Entry[]): Entry[] {
  return names.split(',').flatMap((part) => {
    const [own = '', as] = part
      .trim()
      .replace(/^type /, '')
      .split(' as ');
    const entry = entries.find(({ name }) => name === own);
    return entry ? [{ ...entry, name: as ?? own }] : [];
  });
}

function unique(entries: readonly Entry[]): Entry[] {
  return [...new Map(entries.map((entry) => [entry.name, entry])).values()];
}

/** Each exported statement that begins a line, with the docstring in front of it. */
function declared(text: string): Entry[] {
  const statement =
    /(?:^(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)\n)?^export (?:declare )?(?:abstract )?(class|function|const|interface|type) (\w+)((?:.*\n)(?:(?:[\t })\]].*)?\n)*)/gm;
  return [...text.matchAll(statement)].map(([, comment = '', kind, name = '', rest = '']) => ({
    ...{ name, kind: kind as Entry['kind'], text: docText(comment) },
    declaration: shortened(`${kind} ${name}${rest}`.trimEnd()),
  }));
}

function docText(comment: string): string {
  return comment
    .replace(/^\/\*\*\s?|\s*\*\/$/g, '')
    .replaceAll(/^\s*\* ?/gm, '')
    .replaceAll(/^@(\w+)/gm, '*$1*')
    .replaceAll(/\{@link (\w+)\}/g, '$1')
    .replaceAll('<', '&lt;')
    .trim();
}

function shortened(declaration: string): string {
  const lines = declaration.replaceAll('\t', '  ').split('\n');
  if (lines.length <= shownLines) return lines.join('\n');
  return [...lines.slice(0, shownLines), `  // and ${lines.length - shownLines} more lines`].join('\n');
}

/** The page of a door: classes by link, all else in full. */
export function doorPage(specifier: string, entries: readonly Entry[], pageOf: (entry: Entry) => string): string {
  const of = (...kinds: readonly Entry['kind'][]) =>
    entries.filter(({ kind }) => kinds.includes(kind)).sort((a, b) => a.name.localeCompare(b.name));
  const classes = of('class').map((entry) => `| [${entry.name}](${pageOf(entry)}) | ${firstLine(entry.text)} |`);
  return [
    `# ${specifier}`,
    `\`import { … } from '${specifier}';\``,
    ...(classes.length > 0 ? ['## Classes', ['| Class | |', '|---|---|', ...classes].join('\n')] : []),
    ...part('Functions', of('function')),
    ...part('Values', of('const')),
    ...part('Types', of('interface', 'type')),
  ].join('\n\n');
}

function part(title: string, entries: readonly Entry[]): string[] {
  return entries.length === 0 ? [] : [`## ${title}`, ...entries.map((entry) => entryText(entry, '###'))];
}

/** One entry with its docstring and declaration. */
export function entryText({ name, text, declaration }: Entry, mark: string): string {
  const code = ['```ts', declaration.trimEnd(), '```'].join('\n');
  return [`${mark} ${name}`, ...(text === '' ? [] : [text]), code].join('\n\n');
}

function firstLine(text: string): string {
  return (
    text
      .split(/\n\n|(?<=\.) /)[0]
      ?.replaceAll('\n', ' ')
      .replaceAll('|', '\\|') ?? ''
  );
}
