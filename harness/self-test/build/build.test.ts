import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../scenario/package-root.ts';

const buildFolder = 'harness/self-test/build';

describe('npm start', function () {
  this.timeout(300_000);
  let root = '';
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'cstore-build-'));
    const isProgram = (path: string) => !path.endsWith('.ts');
    await cp(join(packageRoot, buildFolder), join(root, buildFolder), { recursive: true, filter: isProgram });
    await symlink(join(packageRoot, 'node_modules'), join(root, 'node_modules'));
    await write('package.json', '{ "type": "module" }');
    await write('harness/cli/main.ts', program('first'));
  });
  afterEach(() => rm(root, { recursive: true }));

  const program = (says: string) =>
    `declare const process: { argv: string[] }; declare const console: { log(...text: unknown[]): void };
     console.log('${says}', process.argv.slice(2).join(' '));`;

  async function write(name: string, text: string): Promise<void> {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }

  /** The lines that it prints, what it complains of, and how it ends. */
  function start(): Promise<{ lines: string[]; stderr: string; status: number }> {
    return new Promise((resolve) => {
      execFile(process.execPath, [join(root, buildFolder, 'start.mjs')], (error, stdout, stderr) => {
        const status = typeof error?.code === 'number' ? error.code : 0;
        resolve({ lines: stdout.trimEnd().split('\n'), stderr, status });
      });
    });
  }

  const compiles = async () => (await start()).lines.some((line) => line.startsWith('compiling'));

  it('says what it does before it compiles, and then does it', async () => {
    const { lines, status } = await start();
    expect(lines).to.deep.equal([
      'every scenario against the built-in SCU and SCP; the report will be reports/index.html',
      'compiling to dist/, which takes some seconds',
      'first run --out reports',
    ]);
    expect(status).to.equal(0);
  });

  it('does not compile what is compiled', async () => {
    expect(await compiles()).to.equal(true);
    expect(await compiles()).to.equal(false);
  });

  it('never runs what was compiled from other sources, whatever the times of the files say', async () => {
    await start();
    await write('harness/cli/main.ts', program('second'));
    await utimes(join(root, 'harness/cli/main.ts'), 0, 0);
    expect((await start()).lines.at(-1)).to.equal('second run --out reports');
    await write('package.json', '{ "type": "module", "version": "2.0.0" }');
    expect(await compiles()).to.equal(true);
  });

  it('never runs what somebody else has put into dist/', async () => {
    await start();
    const compiled = join(root, 'dist/harness/cli/main.js');
    await writeFile(compiled, `console.log('other')`);
    expect((await start()).lines.at(-1)).to.equal('first run --out reports');
    await rm(compiled);
    expect((await start()).lines.at(-1)).to.equal('first run --out reports');
    expect(await readFile(compiled, 'utf8')).to.contain('first');
  });

  it('runs nothing that does not compile, and says where', async () => {
    await start();
    await write('harness/cli/main.ts', `const n: number = ; ${program('wrong')}`);
    for (let time = 0; time < 2; time++) {
      const { lines, stderr, status } = await start();
      expect(status).to.not.equal(0);
      expect(lines.join('\n')).to.not.contain('wrong');
      expect(stderr).to.contain('main.ts:1:18');
    }
  });
});
