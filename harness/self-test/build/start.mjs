// `npm start`: every scenario against the built-in SCU and SCP. Says at once what it does.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '');
process.stdout.write('every scenario against the built-in SCU and SCP; the report will be reports/index.html\n');
process.exitCode = await build(root);
if (process.exitCode === 0) {
  const main = join(root, 'dist', 'harness', 'cli', 'main.js');
  const run = [main, 'run', '--out', 'reports', ...process.argv.slice(2)];
  process.exitCode = spawnSync(process.execPath, run, { cwd: root, stdio: 'inherit' }).status ?? 1;
}
