import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot, packageVersion } from '../../scenario/package-root.ts';
import { InstalledPackage, runIn } from './testing/installed-package.ts';

const tool = (...path: readonly string[]) => join(packageRoot, 'node_modules', ...path);

/** Uses each door of the library in a way that only its types allow. */
const program = `
import { buildInstance, cStore, openAssociation, startScp, type Association } from 'cstore-conformance';
import { readDataSet, transcode } from 'cstore-conformance/data-set';
import { iodOf, validateDataSet, type IodDefinition } from 'cstore-conformance/iod';
import { describeStatus, sopClassByUid } from 'cstore-conformance/registry';
import { decodePdu } from 'cstore-conformance/wire';
import { runCases, builtInPair, casesOf, type Reporter, type RunResult } from 'cstore-conformance/harness';

const scp = await startScp({ answer: ({ call }) => (call === 1 ? 0xa700 : 0x0000) });
const { bytes: dataSet, ...identity } = buildInstance('HangingProtocolStorage');
const contexts = [{ abstractSyntax: identity.sopClassUID, transferSyntaxes: [identity.transferSyntax] }];
const association: Association = await openAssociation(scp, { callingAETitle: 'USER', presentationContexts: contexts });
const status: number = (await cStore(association, { ...identity, dataSet })).status;
await association.release();
await scp.close();
const definition: IodDefinition | undefined = iodOf(identity.sopClassUID);
const functions: readonly Function[] = [readDataSet, transcode, validateDataSet, decodePdu, runCases, builtInPair];
const reporter: Pick<Reporter, 'name'> = { name: 'own' };
const cases: readonly { readonly id: string }[] = casesOf(['ps3.4/gg.4.2/stored']);
const judged: RunResult['cases'] | undefined = undefined;
console.log(describeStatus(status), definition?.sopClassUID, functions.length, reporter.name, cases.length > 0, judged);
console.log(sopClassByUid(identity.sopClassUID)?.keyword);
`;

/** What may not be there: tests, what serves them, maps without sources, what the compiler keeps for itself. */
const notForUsers =
  /\.test\.|\.interop\.|\.browser\.|\.spec\.|self-test|\/testing\/|\.map$|\.built-from|\.indexed-from|\.ts$/;

describe('the package', function () {
  this.timeout(300_000);
  let installed: InstalledPackage;
  before('pack and install it', async () => {
    installed = await InstalledPackage.create();
  });
  after(() => installed?.remove());

  it('holds what a user runs, and stays small', () => {
    const paths = installed.files.map(({ path }) => path);
    const surplus = paths.filter((path) => notForUsers.test(path.replace(/\.d\.ts$/, '')));
    expect(surplus).to.deep.equal([]);
    for (const needed of ['dist/lib/cstore.js', 'dist/scenario-index.json.gz', 'scenarios/reactions.yaml', 'LICENSE'])
      expect(paths).to.include(needed);
    expect(installed.files.reduce((sum, { size }) => sum + size, 0)).to.be.below(3_400_000);
  });

  it('is as publint and arethetypeswrong want a package to be', async () => {
    const publint = await runIn(packageRoot, process.execPath, [
      tool('publint', 'src', 'cli.js'),
      'run',
      installed.tarball,
      '--strict',
    ]);
    expect(publint.status, publint.output).to.equal(0);
    const attw = await runIn(packageRoot, process.execPath, [
      tool('@arethetypeswrong', 'cli', 'dist', 'index.js'),
      installed.tarball,
      '--profile',
      'esm-only',
    ]);
    expect(attw.status, attw.output).to.equal(0);
  });

  it('tells its version and lists its scenarios', async () => {
    expect(await installed.cstore('--version')).to.deep.equal({ status: 0, output: `${packageVersion()}\n` });
    const listed = await installed.cstore('list', '--section', 'PS3.4-GG.4.2', '--cases');
    expect(listed.status, listed.output).to.equal(0);
    expect(listed.output).to.include('ps3.4/gg.4.2/stored');
  });

  it('looks at the machine', async () => {
    const looked = await installed.cstore('doctor', '--json');
    expect([0, 1]).to.include(looked.status, looked.output);
    expect(JSON.parse(looked.output)).to.deep.include({ name: 'cstore', state: 'fine', found: packageVersion() });
  });

  it('judges the built-in pair and writes every report', async () => {
    const reporters = ['--reporter', 'html,json,junit,mochawesome', '--out', 'reports'];
    const ran = await installed.cstore('run', 'ps3.4/gg.4.2/stored', ...reporters);
    expect(ran.status, ran.output).to.equal(0);
    const written = await readdir(join(installed.folder, 'reports'));
    expect(written).to.include.members(['index.html', 'results.json', 'junit.xml', 'mochawesome.html']);
  });

  for (const [module, moduleResolution] of [
    ['node16', 'node16'],
    ['esnext', 'bundler'],
  ] as const) {
    it(`has types for strict TypeScript with moduleResolution ${moduleResolution}`, async () => {
      await writeFile(join(installed.folder, 'user.ts'), program);
      const options = { module, moduleResolution, target: 'es2023', strict: true, skipLibCheck: false };
      const lib = ['es2023', 'esnext.disposable'];
      const compilerOptions = { ...options, lib, types: ['node'], outDir: 'out', exactOptionalPropertyTypes: true };
      await writeFile(join(installed.folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['user.ts'] }));
      const compiled = await runIn(installed.folder, process.execPath, [tool('typescript', 'bin', 'tsc')]);
      expect(compiled.status, compiled.output).to.equal(0);
      const ran = await runIn(installed.folder, process.execPath, ['out/user.js']);
      expect(ran.status, ran.output).to.equal(0);
      expect(ran.output).to.match(
        /0xA700.* 1\.2\.840\.10008\.5\.1\.4\.38\.1 6 own true undefined\nHangingProtocolStorage\n$/,
      );
    });
  }
});
