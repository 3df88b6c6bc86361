// The documentation site in a folder, with the script of its pages as one file.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { siteFiles } from './site.ts';

/** Writes the folder anew; `types` has the declarations of the library. Returns how many files it has. */
export function writeSite(folder: string, types: string): number {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files = siteFiles(types);
  for (const [name, content] of files) writeFileSync(join(folder, name), content);
  buildSync({
    entryPoints: [fileURLToPath(new URL('client.mjs', import.meta.url))],
    outfile: join(folder, 'site.js'),
    ...{ bundle: true, minify: true, format: 'iife', target: 'es2022' },
  });
  return files.size + 1;
}
