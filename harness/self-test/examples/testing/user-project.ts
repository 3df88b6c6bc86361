// A user's project for the tests of examples/: a temporary folder that has this package installed, as it is compiled now,
// and vitest. Mocha is installed with this package.

import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compiledMain } from '../../../cli/testing/compiled.ts';
import { packageRoot } from '../../../scenario/package-root.ts';

const folderOf = (name: string) => join(packageRoot, 'node_modules', name);

interface TestRunner {
  /** The test file of it in a folder of examples/. */
  readonly file: string;
  readonly args: readonly string[];
  /** The words before or after a count in its summary. */
  readonly count: { readonly passed: RegExp; readonly failed: RegExp; readonly skipped: RegExp };
}

/** How a user starts one test file with each test runner, and reads what became of it. */
export const runners = {
  mocha: {
    file: 'mocha.test.js',
    args: [join(folderOf('mocha'), 'bin', 'mocha.js'), '--no-config'],
    count: { passed: /^ +(\d+) passing/m, failed: /^ +(\d+) failing/m, skipped: /^ +(\d+) pending/m },
  },
  vitest: {
    file: 'vitest.test.js',
    args: [join(folderOf('vitest'), 'vitest.mjs'), 'run'],
    count: {
      passed: /^ +Tests .*?(\d+) passed/m,
      failed: /^ +Tests .*?(\d+) failed/m,
      skipped: /^ +Tests .*?(\d+) skipped/m,
    },
  },
  'node:test': {
    file: 'node.test.js',
    args: ['--test', '--test-reporter=tap'],
    count: { passed: /^# pass (\d+)/m, failed: /^# fail (\d+)/m, skipped: /^# skipped (\d+)/m },
  },
} satisfies Record<string, TestRunner>;

/** What became of a test file. */
export interface Ended {
  readonly status: number;
  readonly output: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export type Runner = keyof typeof runners;

/**
 * Installs what `npm install cstore-conformance vitest` would. The files of this package are copied: vitest takes what lies
 * outside of node_modules, as the target of a link does, for sources of the user, and compiles it.
 */
async function install(modules: string): Promise<void> {
  const installed = join(modules, 'cstore-conformance');
  const dist = dirname(dirname(dirname(await compiledMain())));
  await mkdir(installed, { recursive: true });
  for (const name of ['lib', 'scenario-index.json.gz'])
    await cp(join(dist, name), join(installed, 'dist', name), { recursive: true });
  await symlink(join(packageRoot, 'scenarios'), join(installed, 'scenarios'));
  await cp(join(packageRoot, 'package.json'), join(installed, 'package.json'));
  const { dependencies } = JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8'));
  for (const name of [...Object.keys(dependencies), 'vitest']) await symlink(folderOf(name), join(modules, name));
}

/** The project of a user who has copied one folder of examples/. */
export class UserProject implements AsyncDisposable {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async copying(example: string): Promise<UserProject> {
    const folder = await mkdtemp(join(tmpdir(), 'cstore-example-'));
    await install(join(folder, 'node_modules'));
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
    await cp(join(packageRoot, 'examples', example), folder, { recursive: true });
    return new UserProject(folder);
  }

  /** Replaces a text of a file. Throws if the file does not have it. */
  async change(name: string, text: string, replacement: string): Promise<void> {
    const file = join(this.#folder, name);
    const before = await readFile(file, 'utf8');
    if (!before.includes(text)) throw new Error(`${name} has no ${text}`);
    await writeFile(file, before.replace(text, replacement));
  }

  /** Runs the test file of a runner to its end, which is when nothing is left open. */
  run(runner: Runner, more: Readonly<Record<string, string>> = {}): Promise<Ended> {
    const { file, args, count } = runners[runner];
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const options = {
      cwd: this.#folder,
      env: { ...env, NO_COLOR: '1', FORCE_COLOR: '0', ...more },
      maxBuffer: 1 << 26,
    };
    return new Promise((resolve) => {
      execFile(process.execPath, [...args, file], options, (error, stdout, stderr) => {
        const output = `${stdout}${stderr}`;
        const status = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        const counted = (pattern: RegExp) => Number(pattern.exec(output)?.[1] ?? 0);
        const { passed, failed, skipped } = count;
        resolve({ status, output, passed: counted(passed), failed: counted(failed), skipped: counted(skipped) });
      });
    });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return rm(this.#folder, { recursive: true });
  }
}
