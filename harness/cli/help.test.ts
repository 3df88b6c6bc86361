import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { defaultTimeoutMs } from '../case/time-limits.ts';
import { builtInPair, runCases } from '../index.ts';
import { packageVersion } from '../scenario/package-root.ts';
import { compileFirst, cstore, cstoreAlone, startNode } from './testing/child.ts';
import { compiledMain } from './testing/compiled.ts';

const subcommands = [
  'run',
  'probe',
  'measure',
  'scp',
  'send',
  'validate',
  'list',
  'explain',
  'lint',
  'schema',
  'report',
  'merge',
  'diff',
  'doctor',
];

/** Paths of the scripts that a command loaded, as the coverage of V8 lists them: those of dist/, a file for each source. */
async function loadedScripts(args: readonly string[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'cstore-loaded-'));
  try {
    await startNode([await compiledMain(), ...args], { env: { NODE_V8_COVERAGE: folder } }).finished;
    const texts = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')));
    const urls = texts.flatMap((text) => (JSON.parse(text) as { result: { url: string }[] }).result);
    return urls.map(({ url }) => url.replace(/\?.*$/, '')).filter((url) => url.startsWith('file:'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('cstore', () => {
  compileFirst();

  it('prints a help that names every subcommand and every exit status', async () => {
    const { status, stdout, stderr } = await cstore(['--help']);
    expect([status, stderr]).to.deep.equal([0, '']);
    for (const name of subcommands) expect(stdout).to.match(new RegExp(`^  ${name} `, 'm'));
    for (const code of ['0', '1', '2', '3', '130']) expect(stdout).to.match(new RegExp(`^  ${code} `, 'm'));
  });

  it('prints a help with examples for every subcommand', async () => {
    for (const name of subcommands) {
      const { status, stdout, stderr } = await cstore([name, '--help']);
      expect([status, stderr]).to.deep.equal([0, '']);
      expect(stdout)
        .to.include(`Usage: cstore ${name} `)
        .and.match(/Examples:\n {2}\$ cstore /);
    }
  });

  it('names the defaults of a run as they are', async () => {
    const { stdout } = await cstore(['run', '--help']);
    const text = stdout.replaceAll(/\s+/g, ' ');
    expect(text).to.include(`of the system under test (default: ${defaultTimeoutMs / 1000})`);
    const sut = builtInPair();
    const { seed } = await runCases([], sut);
    await sut.close();
    expect(text).to.include(`every generated value (default: ${seed})`);
  });

  it('prints its version', async () => {
    expect(await cstoreAlone(['--version'])).to.include({ status: 0, stdout: `${packageVersion()}\n` });
  });

  it('without a subcommand prints the help where errors go', async () => {
    const { status, stdout, stderr } = await cstoreAlone([]);
    expect([status, stdout]).to.deep.equal([2, '']);
    expect(stderr).to.include('Usage: cstore');
  });

  it('loads nothing heavy to print a help', async () => {
    const scripts = await loadedScripts(['run', '--help']);
    expect(scripts.filter((url) => url.includes('/harness/cli/'))).to.not.deep.equal([]);
    expect(scripts.filter((url) => /\/src\/|\/(zod|yaml|dcmjs|mochawesome)\//.test(url))).to.deep.equal([]);
  });
});
