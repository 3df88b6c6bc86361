import { expect } from 'chai';
import fc from 'fast-check';
import { moduleReferences } from './import-scanner.ts';

const specifiers = (source: string) => moduleReferences(source).map((reference) => reference.specifier);

describe('The import scanner', () => {
  const forms: [string, string][] = [
    ['a side-effect import', "import './x.ts';"],
    ['a default import', "import x from './x.ts'"],
    ['a namespace import', "import * as x from './x.ts';"],
    ['a named import over several lines', "import {\n  a,\n  type B as C,\n} from\n  './x.ts';"],
    ['a type import', "import type { A } from './x.ts';"],
    ['a default and named import', "import x, { y } from './x.ts' with { type: 'json' };"],
    ['a re-export of everything', "export * from './x.ts';"],
    ['a namespace re-export', "export * as x from './x.ts';"],
    ['a named re-export', "export { a, default as b } from './x.ts';"],
    ['a type re-export', "export type { A } from './x.ts';"],
    ['a dynamic import', "const x = await import('./x.ts');"],
    ['a dynamic import in a template', `const x = \`a \${(await import('./x.ts')).name} b\`;`],
    ['a type query', "type X = typeof import('./x.ts');"],
    ['require', "const x = require('./x.ts');"],
    ['double quotes', 'import x from "./x.ts";'],
    ['an import after a division', "const a = b / c;\nimport x from './x.ts'; const d = e / f;"],
    ['an import after a regular expression with quotes', "const a = /['\"`/*]/;\nimport x from './x.ts';"],
    ['an import after an export', "export const from = 1;\nexport type T = string;\nimport x from './x.ts';"],
  ];
  for (const [name, source] of forms) {
    it(`sees ${name}`, () => expect(specifiers(source)).to.deep.equal(['./x.ts']));
  }

  const decoys: [string, string][] = [
    ['a line comment', "// import x from './x.ts'\n"],
    ['a block comment', "/* export * from './x.ts' */"],
    ['a string', 'const s = "import x from \'./x.ts\'";'],
    ['a template', `const s = \`import x from './x.ts' \${1}\`;`],
    ['a regular expression', "const s = /import('.\\/x.ts')/;"],
    ['import.meta', "const s = new URL('./x.ts', import.meta.url);"],
    ['a method called import', "table.import('./x.ts');"],
    ['an exported value', "export const from = './x.ts'; export { from };"],
    ['an exported type', "export type From = './x.ts';"],
  ];
  for (const [name, source] of decoys) {
    it(`sees no import in ${name}`, () => expect(specifiers(source)).to.deep.equal([]));
  }

  it('names the line and keeps the order', () => {
    const source = "/* one\n two */ import './a.ts';\n\nexport {\n  b,\n} from './b.ts';\nawait import(name);\n";
    expect(moduleReferences(source)).to.deep.equal([
      { specifier: './a.ts', line: 2 },
      { specifier: './b.ts', line: 4 },
      { specifier: undefined, line: 7 },
    ]);
  });

  it('finds an import wherever it stands among comments, strings and templates', () => {
    const noise = fc.constantFrom(
      ...decoys.map(([, source]) => source),
      ...['const a = (b) / 2;', "'it\\'s';", '`\\``;'],
    );
    const property = fc.property(fc.array(noise), fc.array(noise), (before, after) => {
      const source = [...before, "import { z } from './z.ts';", ...after].join('\n');
      expect(specifiers(source)).to.deep.equal(['./z.ts']);
    });
    fc.assert(property);
  });
});
