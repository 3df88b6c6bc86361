// The documents of this project, with the commands and the links in them.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../../scenario/package-root.ts';

/** All that people read, by path from the project. */
export const documents: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  'scenarios/README.md',
  ...readdirSync(join(packageRoot, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

const textOf = (document: string) => readFileSync(join(packageRoot, document), 'utf8');

/** The commands that begin with `cstore` or `npx cstore` in the fenced blocks of a text, each on one line. */
export function commandsIn(text: string): string[] {
  const blocks = [...text.matchAll(/^ *```\w*\n([\s\S]*?)^ *```/gm)].map(([, block = '']) => block);
  const lines = blocks.flatMap((block) => block.replaceAll(/\\\n\s*/g, ' ').split('\n'));
  return lines.map((line) => line.trim()).filter((line) => /^(\$ )?(npx )?cstore( |$)/.test(line));
}

/** The commands of a document. */
export const commandsOf = (document: string) => commandsIn(textOf(document));

/**
 * The arguments of a command as a shell would give them: without the program, and up to a comment, a redirection, a pipe or another
 * command.
 */
export function argumentsOf(line: string): string[] {
  const words: string[] = [];
  const rest = line.replace(/^(\$ )?(npx )?cstore */, '');
  for (const [, blank, quoted, word = ''] of rest.matchAll(/(\s+)|((?:'[^']*'|"[^"]*"|[^\s'"])+)|(['"])/g)) {
    if (blank !== undefined) continue;
    if (quoted === undefined) throw new Error(`${line}: a quotation that does not end at ${word}`);
    if (/^(#|\d?>|[|&;]|<$)/.test(quoted)) break;
    words.push(quoted.replaceAll(/'([^']*)'|"([^"]*)"/g, '$1$2'));
  }
  return words;
}

/** Links of a document to files of this project that are not there, or to a heading that the file does not have. */
export function brokenLinks(document: string): string[] {
  const prose = textOf(document).replaceAll(/^ *```[\s\S]*?^ *```/gm, '');
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets.filter((target) => !/^[a-z]+:/.test(target)).filter((target) => !isThere(document, target));
}

function isThere(document: string, target: string): boolean {
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? document : join(dirname(document), path);
  if (!existsSync(join(packageRoot, file))) return false;
  return anchor === undefined || anchorsOf(file).includes(anchor);
}

/** The anchors that a page has by its headings, as GitHub makes them. */
function anchorsOf(file: string): string[] {
  const headings = [...textOf(file).matchAll(/^#+ +(.*)$/gm)].map(([, heading = '']) => heading);
  return headings.map((heading) =>
    heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
