// The declarations of the library in dist/lib/types, written by the compiler, which checks all types: what npm runs before it packs.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { entries } from './bundle.mjs';

const root = process.cwd();
const made = mkdtempSync(join(tmpdir(), 'cstore-declarations-'));
try {
  process.exitCode = compileInto(made);
  if (process.exitCode === 0) copyDeclarations(made, join(root, 'dist', 'lib', 'types'));
} finally {
  rmSync(made, { recursive: true });
}

function compileInto(folder) {
  const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
  const options = ['-p', join(root, 'tsconfig.json'), '--emitDeclarationOnly', '--outDir', folder];
  const { status } = spawnSync(process.execPath, [join(typescript, 'bin', 'tsc'), ...options], { stdio: 'inherit' });
  return status ?? 1;
}

/**
 * Copies those of the doors and all that they import; specifiers get the extension by which every resolution finds them; tabs
 * are a tenth shorter than the compiler's spaces.
 */
function copyDeclarations(from, types) {
  const doors = Object.values(entries).map((file) => join(from, file.replace(/\.js$/, '.d.ts')));
  const waiting = doors.filter((file) => existsSync(file));
  const seen = new Set(waiting);
  rmSync(types, { recursive: true, force: true });
  for (const file of waiting) {
    const text = readFileSync(file, 'utf8')
      .replace(/((?:from|import)\s*\(?\s*['"]\.[^'"]*)\.ts(['"])/g, '$1.js$2')
      .replace(/^(?: {4})+/gm, (indent) => '\t'.repeat(indent.length / 4));
    for (const [, specifier] of text.matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]*)\.js['"]/g)) {
      const target = join(dirname(file), `${specifier}.d.ts`);
      if (!seen.has(target)) waiting.push(target);
      seen.add(target);
    }
    const copy = join(types, relative(from, file));
    mkdirSync(dirname(copy), { recursive: true });
    writeFileSync(copy, text);
  }
}
