import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { listen, nonPatientSopClasses } from '../../../src/index.ts';
import { compileFirst } from '../../cli/testing/child.ts';
import { compiledMain } from '../../cli/testing/compiled.ts';
import { packageRoot } from '../../scenario/package-root.ts';

describe('examples/node-test.js', function () {
  this.timeout(300_000);
  compileFirst();
  let folder = '';

  /** A project that has this package installed, as it is compiled now. */
  before('install the package', async () => {
    folder = await mkdtemp(join(tmpdir(), 'cstore-example-'));
    const installed = join(folder, 'node_modules', 'cstore-conformance');
    await mkdir(installed, { recursive: true });
    await writeFile(join(installed, 'package.json'), '{ "exports": { "./harness": "./dist/harness/index.js" } }');
    await symlink(dirname(dirname(dirname(await compiledMain()))), join(installed, 'dist'));
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
    await copyFile(join(packageRoot, 'examples', 'node-test.js'), join(folder, 'node-test.js'));
  });
  after(() => rm(folder, { recursive: true }));

  /** Runs the example against an SCP as a user does; the counts of its summary. */
  async function run({ port }: { readonly port: number }) {
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const args = ['--test', '--test-reporter=tap', 'node-test.js'];
    const { status, stdout } = await new Promise<{ status: number; stdout: string }>((resolve) => {
      execFile(
        process.execPath,
        args,
        { cwd: folder, env: { ...env, CSTORE_PORT: String(port) }, maxBuffer: 1 << 26 },
        (error, text) => resolve({ status: typeof error?.code === 'number' ? error.code : 0, stdout: text }),
      );
    });
    const count = (what: string) => Number(new RegExp(`^# ${what} (\\d+)$`, 'm').exec(stdout)?.[1]);
    return { status, stdout, pass: count('pass'), fail: count('fail'), skipped: count('skipped') };
  }

  it('passes against a good SCP, and skips with the evidence what does not apply', async () => {
    const [accepted] = nonPatientSopClasses;
    await using scp = await listen({ port: 0, store: 'discard', sopClasses: accepted ? [accepted.uid] : [] });
    const { status, stdout, pass, fail, skipped } = await run(scp);
    expect({ status, fail }, stdout).to.deep.equal({ status: 0, fail: 0 });
    expect([pass > 0, skipped > 0]).to.deep.equal([true, true]);
    expect(stdout).to.match(/ok \d+ - ps3\.4\/gg\.4\.2\/stored:HangingProtocolStorage:ImplicitVRLittleEndian/);
    expect(stdout).to.match(/# SKIP not-applicable: \S/);
  });

  it('fails against a bad one, and says which clause it breaks', async () => {
    await using scp = await listen({ port: 0, store: 'discard', onCStore: () => 0xc000 });
    const { status, stdout, fail } = await run(scp);
    expect(status).to.equal(1);
    expect(fail).to.be.greaterThan(0);
    expect(stdout)
      .to.match(/PS3\.4 GG\.4\.2[^:]*: /)
      .and.contain('0xC000');
  });
});
