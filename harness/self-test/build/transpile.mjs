// From TypeScript to dist/: each module stays a file of its own, without its types. What does not parse is told and ends the build.

import { join } from 'node:path';
import { build } from 'esbuild';

/** Other modules of the project are imported by the name that they have in dist/; nothing is pulled into the importer. */
const renamedImports = {
  name: 'renamed-imports',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.?\// }, ({ path, kind }) =>
      kind === 'entry-point' ? undefined : { path: path.replace(/\.ts$/, '.js'), external: true },
    );
  },
};

/** Writes dist/x.js and its map for each x.ts of `files`, which are named from `root`. Returns whether all of them compile. */
export async function transpile(root, files) {
  try {
    await build({
      absWorkingDir: root,
      entryPoints: files.map((file) => join(root, file)),
      outdir: join(root, 'dist'),
      outbase: root,
      bundle: true,
      packages: 'external',
      plugins: [renamedImports],
      format: 'esm',
      platform: 'node',
      target: 'node20',
      sourcemap: true,
      logLevel: 'error',
    });
    return true;
  } catch {
    return false; // esbuild has said what is wrong, and where
  }
}
