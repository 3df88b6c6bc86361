// The program as it is installed: dist/, compiled and with its index of scenarios, if it is not of these sources.

import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../scenario/package-root.ts';

const builder = join(packageRoot, 'harness', 'self-test', 'build', 'build.mjs');

let compiled: Promise<string> | undefined;

/** The path of the compiled entry, harness/cli/main.js. Rejects with what the compiler says if it does not compile. */
export function compiledMain(): Promise<string> {
  compiled ??= new Promise((resolve, reject) => {
    execFile(process.execPath, [builder], { cwd: packageRoot }, (error, stdout) => {
      if (error) reject(new Error(`the program could not be compiled: ${stdout}`));
      else resolve(join(packageRoot, 'dist', 'harness', 'cli', 'main.js'));
    });
  });
  return compiled;
}

/** The path of the program as the package ships it: few files, which a process of its own loads in half the time. */
export async function shippedMain(): Promise<string> {
  return join(dirname(await compiledMain()), '..', '..', 'lib', 'cstore.js');
}
