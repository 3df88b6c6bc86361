// The documentation site as files: the documents, references of the program, and every file of the project that they lead to.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describeCommand } from '../../cli/completion/command-description.ts';
import { createProgram } from '../../cli/program.ts';
import { runResultJsonSchema } from '../../model/run-result.ts';
import { packageRoot } from '../../scenario/package-root.ts';
import { doorPage, type Entry, entryText, exportsOf } from './api-reference.ts';
import { escaped, type Rendered, render } from './markdown.ts';
import { fileOf, navigation } from './navigation.ts';
import { pageHtml, siteStyle } from './page.ts';
import { commandReference, resultsReference } from './references.ts';

/** Characters of a section that the search knows; long tables are found by their first rows and headings. */
const searchedText = 1500;

/** Records of thousands of lines would else come before the page that explains a word. */
const recordWeight = 0.2;
const records = new Set(
  navigation.filter(({ title }) => title === 'Evidence').flatMap(({ pages }) => pages.map(([source]) => source)),
);

/** A section as the search gets it. */
type Found = readonly [title: string, href: string, heading: string, text: string, weight: number];

/** Everything of the site, by path in its folder. `types` is where the declarations of the library are. */
export function siteFiles(types: string): ReadonlyMap<string, string | Buffer> {
  const site = new Site();
  for (const [source] of navigation.flatMap(({ pages }) => pages)) if (source.endsWith('.md')) site.addDocument(source);
  site.add('cli', commandReference(describeCommand(createProgram(() => undefined))));
  site.add('results-json', resultsReference(runResultJsonSchema()));
  addApi(site, types);
  return site.finished();
}

class Site {
  readonly #files = new Map<string, string | Buffer>();
  readonly #found: Found[] = [];

  addDocument(path: string): void {
    const text = readFileSync(join(packageRoot, path), 'utf8');
    this.add(path, text, (target) => this.#linkFrom(path, target));
  }

  /** Adds a page of Markdown; `current` is the page that the navigation marks. */
  add(source: string, text: string, linkTo = (target: string) => target, current = fileOf(source)): void {
    const file = fileOf(source);
    const rendered = render(text, linkTo);
    this.#files.set(file, pageHtml({ file, title: rendered.title, html: rendered.html }, current));
    this.#found.push(...foundIn(file, rendered, records.has(source) ? recordWeight : 1));
  }

  finished(): ReadonlyMap<string, string | Buffer> {
    this.#files.set('site.css', siteStyle);
    this.#files.set('search-data.js', `globalThis.cstoreSections=${JSON.stringify(this.#found)};\n`);
    return this.#files;
  }

  #linkFrom(document: string, target: string): string {
    if (/^[a-z]+:/.test(target) || target.startsWith('#')) return target;
    const [path = '', anchor] = target.split('#');
    const file = normalize(join(dirname(document), path))
      .replaceAll('\\', '/')
      .replace(/\/$/, '');
    return `${this.#fileFor(file)}${anchor === undefined ? '' : `#${anchor}`}`;
  }

  /** A page of the site, a picture beside it, or the text of a file or folder of the project. */
  #fileFor(path: string): string {
    if (navigation.some(({ pages }) => pages.some(([source]) => source === path))) return fileOf(path);
    const place = join(packageRoot, path);
    if (!existsSync(place)) throw new Error(`${path}: a document leads to it, and it is not there`);
    const name = path.replaceAll('/', '-');
    if (/\.(png|svg)$/.test(path)) {
      this.#files.set(name, readFileSync(place));
      return name;
    }
    const file = `file-${name}.html`;
    if (this.#files.has(file)) return file;
    this.#files.set(file, '');
    this.#files.set(file, pageHtml({ file, title: path, html: this.#source(path, place) }, file));
    return file;
  }

  #source(path: string, place: string): string {
    const title = `<h1>${escaped(path)}</h1>`;
    if (!statSync(place).isDirectory())
      return `${title}<pre tabindex="0"><code>${escaped(readFileSync(place, 'utf8'))}</code></pre>`;
    const names = readdirSync(place).filter((name) => !name.startsWith('.'));
    const links = names
      .sort()
      .map((name) => `<li><a href="${this.#fileFor(`${path}/${name}`)}">${escaped(name)}</a></li>`);
    return `${title}<ul>${links.join('')}</ul>`;
  }
}

function foundIn(file: string, { title, sections }: Rendered, weight: number): Found[] {
  return sections.map(({ anchor, heading, text }) => [
    title,
    `${file}#${anchor}`,
    heading,
    text.slice(0, searchedText),
    weight,
  ]);
}

/** A page for each door of package.json, and for each class that one has. */
function addApi(site: Site, types: string): void {
  const { name, exports } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
    name: string;
    exports: Readonly<Record<string, { types?: string }>>;
  };
  const rows: string[] = [];
  for (const [path, { types: declared }] of Object.entries(exports)) {
    if (!declared) continue;
    const specifier = `${name}${path.slice(1)}`;
    const entries = exportsOf(join(types, declared.replace('./dist/lib/types/', '')));
    const door = `api-${path === '.' ? 'index' : path.slice(2)}`;
    const classPage = (entry: Entry) => fileOf(`${door}-${entry.name}`);
    site.add(door, doorPage(specifier, entries, classPage), undefined, fileOf('api'));
    for (const entry of entries.filter(({ kind }) => kind === 'class'))
      site.add(
        `${door}-${entry.name}`,
        `${entryText(entry, '#')}\n\nFrom [${specifier}](${fileOf(door)}).`,
        undefined,
        fileOf('api'),
      );
    rows.push(`| [${specifier}](${fileOf(door)}) | ${entries.length} |`);
  }
  site.add(
    'api',
    [
      '# Library',
      'Each door of the package, with what it exports. [The pair in your own tests](pair-as-fixture.html) and [scenarios in a test runner](test-runners.html) begin with examples.',
      ['| Import from | Exports |', '|---|---|', ...rows].join('\n'),
    ].join('\n\n'),
  );
}
