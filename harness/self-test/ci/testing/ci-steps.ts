// The shell steps of the CI templates, as a runner would run them: a folder of its own, the variables of the template, and
// an `npx` that starts this package as it was built.

import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';
import { shippedMain } from '../../../cli/testing/compiled.ts';
import { packageRoot } from '../../../scenario/package-root.ts';

/** A YAML file of this project as data. */
export async function yamlOf<T>(name: string): Promise<T> {
  return parse(await readFile(join(packageRoot, name), 'utf8')) as T;
}

/** How a shell step ended. */
export interface Ended {
  readonly status: number;
  readonly output: string;
}

/** A folder in which shell steps run. */
export class Job implements AsyncDisposable {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async create(): Promise<Job> {
    const folder = await mkdtemp(join(tmpdir(), 'cstore-ci-'));
    await mkdir(join(folder, 'bin'));
    const npx = join(folder, 'bin', 'npx');
    // npx --yes --package NAME cstore …
    await writeFile(
      npx,
      `#!/bin/sh\n[ "$1 $2 $3 $4" = "--yes --package cstore-conformance cstore" ] || exit 99\nshift 4\nexec "${process.execPath}" "${await shippedMain()}" "$@"\n`,
    );
    await chmod(npx, 0o755);
    return new Job(folder);
  }

  /** Runs a step in bash, which ends at the first error as runners have it. */
  run(script: string, variables: Readonly<Record<string, string>>): Promise<Ended> {
    const path = `${join(this.folder, 'bin')}${delimiter}${process.env.PATH ?? ''}`;
    const { GITHUB_ACTIONS: _, ...env } = process.env;
    const options = { cwd: this.folder, env: { ...env, NO_COLOR: '1', ...variables, PATH: path } };
    return new Promise((resolve) => {
      execFile('bash', ['-eo', 'pipefail', '-c', script], options, (error, stdout, stderr) => {
        const status = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        resolve({ status, output: `${stdout}${stderr}` });
      });
    });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}
