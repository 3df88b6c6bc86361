import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { moduleReferences } from './architecture/import-scanner.ts';
import { fileViolation, isRelative, isTest, type Packages, packageViolation } from './architecture/layers.ts';

const root = new URL('../', import.meta.url);

/** Files that implement no clause of the standard. */
const withoutClause = [
  'src/errors.ts',
  'src/index.ts',
  'src/wire.ts',
  'src/data-set/dcmjs.ts',
  'src/data-set/limits.ts',
  'src/data-set/instance/changes.ts',
  ...['byte-queue', 'data-set-spool', 'directory-sync', 'temporary-names', 'temporary-space'].map(
    (name) => `src/scp/${name}.ts`,
  ),
  ...['handler-errors', 'handler-module', 'handler-outcome', 'option-error', 'scripted-handler'].map(
    (name) => `src/scp/${name}.ts`,
  ),
];

/** Tables of data: as long as what they list. */
const dataTables = ['src/registry/dictionary-data.ts', 'src/registry/sop-classes.ts'];

/** Files that import a module whose name they only learn when the program runs. */
const computedImports = ['src/scp/handler-module.ts'];

const longest = 250;
/** Tests list many cases. */
const longestTest = 400;
/** Lines from the top in which a file says its clause. */
const head = 15;

function sourceFiles(): string[] {
  return ['src', 'harness'].flatMap((side) =>
    readdirSync(new URL(side, root), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${side}/${name}`),
  );
}

const files = sourceFiles().sort();
const text = new Map(files.map((file) => [file, readFileSync(new URL(file, root), 'utf8')]));
const read = (file: string) => text.get(file) ?? '';
const lengthOf = (file: string) => read(file).split('\n').length - 1;

function packages(): Packages {
  const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  return { dependencies: Object.keys(manifest.dependencies), devDependencies: Object.keys(manifest.devDependencies) };
}

/** Every forbidden import of a source, as `file:line: imports x: why`. */
function forbiddenImports(file: string, source: string, known: Packages): string[] {
  return moduleReferences(source).flatMap(({ specifier, line }) => {
    if (specifier === undefined) {
      return computedImports.includes(file) ? [] : [`${file}:${line}: imports a module computed when the program runs`];
    }
    const why = isRelative(specifier) ? fileViolation(file, specifier) : packageViolation(file, specifier, known);
    return why === undefined ? [] : [`${file}:${line}: imports ${specifier}: ${why}`];
  });
}

describe('The architecture', () => {
  const known = packages();

  it('has no import against the map of ARCHITECTURE.md', () => {
    expect(files.flatMap((file) => forbiddenImports(file, read(file), known))).to.deep.equal([]);
  });

  it('would notice a forbidden import in a real file', () => {
    const seeded = `${read('src/errors.ts')}\nexport * from './scp/listen.ts';\n`;
    const line = seeded.split('\n').length - 1;
    expect(forbiddenImports('src/errors.ts', seeded, known)).to.deep.equal([
      `src/errors.ts:${line}: imports ./scp/listen.ts: src/errors may import no other part, not scp`,
    ]);
  });

  it('says in the first lines of each file of src which clause it implements', () => {
    const silent = files.filter((file) => {
      if (!file.startsWith('src/') || isTest(file) || withoutClause.includes(file)) return false;
      const top = read(file).split('\n', head).join('\n');
      return !/^\s*(\/\/|\/\*)/.test(top) || !/\b(PS3\.\d|RFC \d|BCP \d)/.test(top);
    });
    expect(silent).to.deep.equal([]);
  });

  it(`has no file over ${longest} lines but tables of data`, () => {
    const isLong = (file: string) => lengthOf(file) > (isTest(file) ? longestTest : longest);
    const long = files.filter((file) => isLong(file) && !dataTables.includes(file));
    expect(long.map((file) => `${file}: ${lengthOf(file)}`)).to.deep.equal([]);
  });

  it('names in its exceptions only files that exist and need them', () => {
    const named = [...withoutClause, ...dataTables, ...computedImports];
    expect(named.filter((file) => !files.includes(file))).to.deep.equal([]);
    expect(dataTables.filter((file) => lengthOf(file) <= longest)).to.deep.equal([]);
  });
});
