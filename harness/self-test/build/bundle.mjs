// From dist/ to dist/lib/, which the package ships: the command and the library in few files. Names of variables are cut short,
// those of functions and classes kept, so that a stack trace can be read. The declarations come from declarations.mjs.

import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { buildSync } from 'esbuild';

/** What a user starts or imports, by its name in dist/lib/. */
export const entries = {
  cstore: 'harness/cli/main.js',
  index: 'src/index.js',
  'data-set': 'src/data-set.js',
  registry: 'src/registry.js',
  iod: 'src/iod.js',
  wire: 'src/wire.js',
  harness: 'harness/index.js',
};

/** Tables that a module reads from beside itself when it is asked for them; compressed, they shrink to a fifth. */
export const dataFiles = [
  'src/registry/dictionary.txt',
  'src/registry/storage/storage-iods.txt',
  'src/data-set/instance/storage/compressed-frames.txt',
];
/** Scripts of the pages, which are read in the same way. */
const pageScripts = ['harness/report/html/client.bundle.js', 'harness/web/live.bundle.js'];

/**
 * Writes dist/lib/ anew: first elsewhere, then over what is there, and only then takes away what is left of before. So two builds of
 * the same sources at once, or a command that runs meanwhile, do each other no harm.
 */
export function bundle(root) {
  const dist = join(root, 'dist');
  const lib = join(dist, 'lib');
  const made = mkdtempSync(join(tmpdir(), 'cstore-bundle-'));
  try {
    bundleInto(made, dist);
    cpSync(made, lib, { recursive: true });
    for (const file of filesBelow(lib)) if (!existsSync(join(made, file))) rmSync(join(lib, file), { force: true });
  } finally {
    rmSync(made, { recursive: true });
  }
}

function bundleInto(lib, dist) {
  const present = Object.entries(entries).filter(([, file]) => existsSync(join(dist, file)));
  bundleCode(dist, lib, Object.fromEntries(present.map(([name, file]) => [name, join(dist, file)])));
  for (const script of pageScripts)
    if (existsSync(join(dist, script))) copyFileSync(join(dist, script), join(lib, basename(script)));
  for (const file of dataFiles)
    if (existsSync(join(dist, file)))
      writeFileSync(join(lib, `${basename(file)}.br`), brotliCompressSync(readFileSync(join(dist, file))));
}

function filesBelow(folder) {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return found.map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/** Parts that a command loads when it needs them stay files of their own; what several load is in files that they share. */
function bundleCode(dist, lib, entryPoints) {
  buildSync({
    entryPoints,
    outdir: lib,
    chunkNames: 'parts/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    legalComments: 'none',
    minifyWhitespace: true,
    minifySyntax: true,
    minifyIdentifiers: true,
    keepNames: true,
    logLevel: 'warning',
    absWorkingDir: dist,
  });
  if (entryPoints.cstore) chmodSync(join(lib, 'cstore.js'), 0o755);
}
