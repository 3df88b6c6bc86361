// Patterns of file names, for shells that leave them to the program: `*` and `?` within a name, `**` over folders, `{a,b}`.

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** True for a path that holds a character of a pattern. */
export function isPattern(path: string): boolean {
  return /[*?]/.test(path) || choice.test(path);
}

/** The innermost `{a,b}`; braces without a comma stand for themselves, as in a shell. */
const choice = /\{([^{},]*(?:,[^{},]*)+)\}/;

/** Patterns so many stand for one at most: `{a,b}{a,b}…` doubles with each. */
const mostAlternatives = 1000;

/** A pattern with each of its alternatives in turn. @throws RangeError for too many. */
function alternatives(pattern: string): string[] {
  let open = [pattern];
  for (;;) {
    if (open.length > mostAlternatives) throw new RangeError(`${pattern}: more than ${mostAlternatives} alternatives`);
    if (!open.some((one) => choice.test(one))) return open;
    open = open.flatMap((one) => {
      const match = choice.exec(one);
      if (!match) return [one];
      const [whole, inner = ''] = match;
      const [before, after] = [one.slice(0, match.index), one.slice(match.index + whole.length)];
      return inner.split(',').map((part) => before + part + after);
    });
  }
}

/** One name of a pattern as a regular expression; as in a shell, `*` does not match a leading dot. */
function nameExpression(name: string): RegExp {
  const source = name
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${/^[*?]/.test(name) ? '(?!\\.)' : ''}${source}$`);
}

/** Files and folders that match, sorted; a folder that cannot be read has no matches. */
export async function matchingPaths(pattern: string): Promise<string[]> {
  const found = await flat(alternatives(pattern.replaceAll('\\', '/')).map(matchesOf));
  return [...new Set(found)].sort();
}

function matchesOf(pattern: string): Promise<string[]> {
  const names = pattern.split('/');
  const rooted = names[0] === '';
  return matchesBelow(rooted ? '/' : '', rooted ? names.slice(1) : names);
}

async function matchesBelow(folder: string, names: readonly string[]): Promise<string[]> {
  const [name, ...rest] = names;
  if (name === undefined) return [];
  if (name === '**') return matchesAnywhere(folder, rest);
  if (!isPattern(name)) return rest.length === 0 ? existing(folder, name) : matchesBelow(join(folder, name), rest);
  const expression = nameExpression(name);
  const matching = (await entriesOf(folder)).filter((entry) => expression.test(entry.name));
  if (rest.length === 0) return matching.map((entry) => join(folder, entry.name));
  const folders = matching.filter((entry) => entry.isDirectory());
  return flat(folders.map((entry) => matchesBelow(join(folder, entry.name), rest)));
}

/** `**` alone at the end stands for every file below. */
async function matchesAnywhere(folder: string, rest: readonly string[]): Promise<string[]> {
  const entries = await entriesOf(folder);
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
  const here = rest.length > 0 ? await matchesBelow(folder, rest) : files.map((entry) => join(folder, entry.name));
  return [...here, ...(await flat(folders.map((entry) => matchesAnywhere(join(folder, entry.name), rest))))];
}

async function existing(folder: string, name: string): Promise<string[]> {
  return (await entriesOf(folder)).some((entry) => entry.name === name) ? [join(folder, name)] : [];
}

async function entriesOf(folder: string) {
  return readdir(folder === '' ? '.' : folder, { withFileTypes: true }).catch(() => []);
}

async function flat(lists: readonly Promise<string[]>[]): Promise<string[]> {
  return (await Promise.all(lists)).flat();
}
