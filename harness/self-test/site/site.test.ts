import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../scenario/package-root.ts';
import { exportsOf } from './api-reference.ts';
import { render } from './markdown.ts';
import { fileOf, generated, navigation } from './navigation.ts';
import { siteFiles } from './site.ts';

const part = `import { z } from 'zod';
/** Holds on to {@link helper}. */
export declare class Keeper<T> {
\t/** How many. */
\treadonly count: number;
}
declare const inner: number;
/**
 * Helps.
 * @param of what
 */
export declare function helper(of: string): void;
export type Word = 'a' | 'b';
`;

describe('the documentation site', function () {
  this.timeout(60_000);
  let types = '';
  let files: ReadonlyMap<string, string | Buffer>;
  before(() => {
    types = mkdtempSync(join(tmpdir(), 'cstore-site-'));
    mkdirSync(join(types, 'src'));
    writeFileSync(join(types, 'src', 'part.d.ts'), part);
    const door = `export * from './part.js';\nexport { helper as help, type Word } from './part.js';\n`;
    writeFileSync(join(types, 'src', 'index.d.ts'), door);
    files = siteFiles(types);
  });
  after(() => rmSync(types, { recursive: true }));

  it('lists every document', () => {
    const listed = navigation.flatMap(({ pages }) => pages.map(([source]) => source));
    const documents = readdirSync(join(packageRoot, 'docs')).filter((name) => name.endsWith('.md'));
    expect(listed).to.include.members(documents.map((name) => `docs/${name}`));
    expect(listed.filter((source) => !source.endsWith('.md'))).to.have.members([...generated]);
    for (const source of listed) expect([...files.keys()], source).to.include(fileOf(source));
  });

  it('has no link that leads nowhere, and takes nothing from the network', () => {
    const anchors = new Map(
      [...files].map(([name, text]) => [
        name,
        new Set([...String(text).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)),
      ]),
    );
    const broken: string[] = [];
    for (const [name, content] of files) {
      if (!name.endsWith('.html')) continue;
      expect(/<(?:script|link|img)[^>]*(?:src|href)="(?:https?:)?\/\//.exec(String(content)), name).to.equal(null);
      for (const [, href = ''] of String(content).matchAll(/<a [^>]*?href="([^"]*)"/g)) {
        if (/^[a-z]+:/.test(href)) continue;
        const [file = '', anchor] = href.split('#');
        const known = anchors.get(file === '' ? name : file);
        if (!known || (anchor && !known.has(anchor))) broken.push(`${name}: ${href}`);
      }
    }
    expect(broken).to.deep.equal([]);
  });

  it('has every command with its options, and every field of results.json', () => {
    const cli = String(files.get('cli.html'));
    for (const text of ['cstore statement check', '--baseline &lt;file&gt;', 'cstore doctor'])
      expect(cli).to.include(text);
    const results = String(files.get('results-json.html'));
    for (const text of ['cases[].requirement.ref', 'faults[].severity', 'summary.pass'])
      expect(results).to.include(text);
  });

  it('has what a door exports, under its own name, with docstring and declaration', () => {
    const entries = exportsOf(join(types, 'src', 'index.d.ts'));
    const names = entries.map(({ name, kind }) => `${kind} ${name}`);
    expect(names).to.have.members(['class Keeper', 'function helper', 'function help', 'type Word']);
    const keeper = entries.find(({ name }) => name === 'Keeper');
    expect(keeper?.text).to.equal('Holds on to helper.');
    expect(keeper?.declaration).to.equal('class Keeper<T> {\n  /** How many. */\n  readonly count: number;\n}');
    expect(entries.find(({ name }) => name === 'help')?.text).to.equal('Helps.\n*param* of what');
    expect(files.get('api-index-keeper.html')).to.include('How many.');
  });

  it('gives headings the anchors that GitHub gives them, and the search their text', () => {
    const text = '# A `b`, c\n\nOne *two*.\n\n## Same\n\n## Same\n\n| x |\n|---|\n| three |\n';
    const { html, sections } = render(text, (to) => to);
    expect([...html.matchAll(/id="([^"]*)"/g)].map(([, id]) => id)).to.deep.equal(['a-b-c', 'same', 'same-1']);
    expect(sections.map((one) => one.text.trim())).to.deep.equal(['One two .', '', 'x three']);
  });
});
