// The program as it is installed: compiled once for all tests of a process, and removed when the process ends.

import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../scenario/package-root.ts';

/** Within the package, so that the compiled program finds package.json and node_modules as the installed one does. */
const folder = join(packageRoot, 'node_modules', '.cache', `cstore-tests-${process.pid}`);

let compiled: Promise<string> | undefined;

/** The path of the compiled entry, harness/cli/main.js. */
export function compiledMain(): Promise<string> {
  compiled ??= compile();
  return compiled;
}

function compile(): Promise<string> {
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
  const args = [
    join(typescript, 'bin', 'tsc'),
    '-p',
    packageRoot,
    '--outDir',
    folder,
    '--declaration',
    'false',
    '--sourceMap',
    'false',
  ];
  return new Promise((resolve) => {
    // What tsc objects to is for the type check to tell; it compiles all the same.
    execFile(process.execPath, args, () => resolve(join(folder, 'harness', 'cli', 'main.js')));
  });
}
