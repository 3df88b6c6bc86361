import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { expect } from 'chai';
import { createProgram } from '../program.ts';
import { compileFirst, cstore } from '../testing/child.ts';
import { temporaryFolder } from '../testing/folder.ts';
import { bashCompletion } from './bash.ts';
import { type CommandDescription, describeCommand, withAllBelow } from './command-description.ts';
import { fishCompletion } from './fish.ts';
import { zshCompletion } from './zsh.ts';

const program = describeCommand(createProgram(() => undefined));
const at = (path: string): CommandDescription => {
  const found = withAllBelow(program).find((command) => command.path === path);
  if (!found) throw new Error(`no command ${path}`);
  return found;
};

const hasShell = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0;

/** Leaves a test out on a machine without this shell; in CI all are there. */
function needs(context: Mocha.Context, shell: string): void {
  if (hasShell(shell)) return;
  if (process.env.CI === 'true') throw new Error(`${shell} is not installed`);
  context.skip();
}

describe('cstore completion', function () {
  this.timeout(60_000);
  compileFirst();
  const file = temporaryFolder();

  it('describes what --help shows', async () => {
    for (const path of ['cstore run', 'cstore statement check', 'cstore doctor']) {
      const { stdout } = await cstore([...path.split(' ').slice(1), '--help']);
      for (const { flags } of at(path).options) expect(stdout).to.include(flags);
      expect(at(path).after).to.match(/^Examples:/);
    }
    expect(program.commands.map(({ name }) => name)).to.include.members(['run', 'new', 'completion']);
  });

  it('knows which options take files and folders, and which take no value', () => {
    const kinds = (path: string) => Object.fromEntries(at(path).options.map(({ long, value }) => [long, value]));
    expect(kinds('cstore run')).to.include({
      '--cert': 'file',
      '--out': 'folder',
      '--seed': 'other',
      '--tls': undefined,
    });
  });

  it('prints the script of each shell, and wants no other', async () => {
    expect((await cstore(['completion', 'bash'])).stdout).to.equal(bashCompletion(program));
    expect((await cstore(['completion', 'zsh'])).stdout).to.equal(zshCompletion(program));
    expect((await cstore(['completion', 'fish'])).stdout).to.equal(fishCompletion(program));
    expect((await cstore(['completion', 'csh'])).status).to.equal(2);
  });

  describe('in bash', () => {
    /** What bash proposes for the last of these words. */
    function proposed(...words: readonly string[]): string[] {
      const script = `${bashCompletion(program)}
compopt() { :; }
COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')})
COMP_CWORD=${words.length - 1}
_cstore
printf '%s\\n' "\${COMPREPLY[@]}"`;
      const cwd = file();
      const output = execFileSync('bash', ['--norc', '-c', script], { cwd, encoding: 'utf8' });
      return output.split('\n').filter((line) => line !== '');
    }

    it('completes commands, and those of a group', function () {
      needs(this, 'bash');
      expect(proposed('cstore', 'co')).to.deep.equal(['completion']);
      expect(proposed('cstore', 'statement', '')).to.deep.equal(['render', 'lint', 'check', 'compare']);
    });

    it('completes the options of the command that stands there, whatever stands between', function () {
      needs(this, 'bash');
      expect(proposed('cstore', 'run', '--scp', 'A@h:1', '--conc')).to.deep.equal(['--concurrency']);
      expect(proposed('cstore', 'run', '--sar')).to.deep.equal([]);
      expect(proposed('cstore', 'statement', 'check', '--fr')).to.deep.equal(['--from']);
    });

    it('completes folders after an option that takes one, and nothing after a number', function () {
      needs(this, 'bash');
      execFileSync('mkdir', [file('reports')]);
      writeFileSync(file('report.txt'), '');
      expect(proposed('cstore', 'run', '--out', 're')).to.deep.equal(['reports']);
      expect(proposed('cstore', 'run', '--seed', '')).to.deep.equal([]);
    });
  });

  it('completes in fish', function () {
    needs(this, 'fish');
    writeFileSync(file('cstore.fish'), fishCompletion(program));
    const proposed = (line: string) => {
      const script = `source ${file('cstore.fish')}; complete -C '${line}'`;
      return execFileSync('fish', ['--no-config', '-c', script], {
        encoding: 'utf8',
        env: { ...process.env, HOME: file() },
      });
    };
    expect(proposed('cstore stat')).to.equal(`statement\t${at('cstore statement').summary}\n`);
    expect(proposed('cstore run --scp A@h:1 --conc')).to.match(/^--concurrency\t\w/);
    expect(proposed('cstore statement check --fr')).to.match(/^--from\t\w/);
    expect(proposed('cstore list --conc')).to.equal('');
  });

  it('gives the completion system of zsh commands and options', function () {
    needs(this, 'zsh');
    // The functions of the completion system work in an interactive shell alone; here they tell what they were given.
    const given = (...words: readonly string[]) =>
      execFileSync(
        'zsh',
        [
          '-f',
          '-c',
          `compdef() { : }
_arguments() { print -rl -- "$@" }
_describe() { print -rl -- "\${names[@]}" }
${zshCompletion(program)}
words=(${words.map((word) => `'${word}'`).join(' ')})
CURRENT=${words.length}
_cstore`,
        ],
        { encoding: 'utf8' },
      ).split('\n');
    expect(given('cstore', '')).to.include('lint:check scenario files');
    expect(given('cstore', 'statement', '').map((line) => line.replace(/:.*/, ''))).to.include('compare');
    expect(given('cstore', 'run', '--scp', 'A@h:1', '').some((line) => line.startsWith('*--out['))).to.equal(true);
    expect(given('cstore', 'list', '').some((line) => line.startsWith('*--out['))).to.equal(false);
  });
});
