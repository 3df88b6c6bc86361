import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { circles, type Edge, readAllowLists, siblingEdges, targetOf } from './allow-lists.ts';
import { moduleReferences } from './import-scanner.ts';
import { fileViolation, isRelative, isTest, type Packages, packageViolation } from './layers.ts';

const root = new URL('../../../', import.meta.url);

/** Files that implement no clause of the standard. */
const withoutClause = [
  'src/errors.ts',
  'src/index.ts',
  'src/wire.ts',
  'src/data-set/write/dcmjs.ts',
  'src/data-set/read/limits.ts',
  'src/data-set/instance/changes.ts',
  'src/scp/store/byte-queue.ts',
  'src/scp/store/data-set-spool.ts',
  'src/scp/store/directory-sync.ts',
  'src/scp/store/leftovers.ts',
  'src/scp/store/own-folder.ts',
  'src/scp/store/temporary-space.ts',
  'src/scp/handler/handler-errors.ts',
  'src/scp/handler/handler-module.ts',
  'src/scp/handler/handler-outcome.ts',
  'src/scp/handler/scripted-handler.ts',
  'src/scp/option-error.ts',
];

/** Tables of data: as long as what they list. */
const dataTables = ['src/registry/sop-classes.ts', 'harness/statement/annex-n/template-sections.ts'];

/** Files that import a module whose name they only learn when the program runs. */
const computedImports = ['src/scp/handler/handler-module.ts', 'harness/cli/own-steps-option.ts'];

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
const lists = { src: readAllowLists(root, 'src'), harness: readAllowLists(root, 'harness') };

/** Every import of one file by another, tests left out. */
const edges: readonly Edge[] = files
  .filter((file) => !isTest(file))
  .flatMap((from) =>
    moduleReferences(read(from))
      .flatMap(({ specifier }) => (specifier !== undefined && isRelative(specifier) ? [targetOf(from, specifier)] : []))
      .filter((to) => to.endsWith('.ts'))
      .map((to) => ({ from, to })),
  );

const lengthOf = (file: string) => read(file).split('\n').length - 1;

function packages(): Packages {
  const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  // What imports a peer loads it only if somebody asks for it.
  const dependencies = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  return { dependencies, devDependencies: Object.keys(manifest.devDependencies) };
}

/** Every forbidden import of a source, as `file:line: imports x: why`. */
function forbiddenImports(file: string, source: string, known: Packages): string[] {
  return moduleReferences(source).flatMap(({ specifier, line }) => {
    if (specifier === undefined) {
      return computedImports.includes(file) ? [] : [`${file}:${line}: imports a module computed when the program runs`];
    }
    const why = isRelative(specifier)
      ? fileViolation(file, specifier, lists)
      : packageViolation(file, specifier, known);
    return why === undefined ? [] : [`${file}:${line}: imports ${specifier}: ${why}`];
  });
}

describe('The architecture', () => {
  const known = packages();

  it('has no import that the imports.list of its folder does not allow', () => {
    expect(files.flatMap((file) => forbiddenImports(file, read(file), known))).to.deep.equal([]);
  });

  it('lists no folder that is not imported', () => {
    const imported = new Set(
      edges.map(({ from, to }) => `${from.split('/', 2).join('/')} ${to.split('/')[1]?.replace(/\.ts$/, '')}`),
    );
    const listed = Object.entries(lists).flatMap(([side, byFolder]) =>
      Object.entries(byFolder).flatMap(([folder, names]) => [...names].map((name) => `${side}/${folder} ${name}`)),
    );
    expect(listed.filter((one) => !imported.has(one))).to.deep.equal([]);
  });

  it('has no circle between the folders of a folder', () => {
    expect(circles(siblingEdges(edges))).to.deep.equal([]);
  });

  it('has no circle of files', () => {
    expect(circles(edges)).to.deep.equal([]);
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
