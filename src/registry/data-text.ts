// Tables of the standard (PS3.3, PS3.6) that are kept as text beside the module that reads them, and compressed in the package.

import { existsSync, readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

/** The text of `name` beside `module`; if the package has bundled the code, compressed beside it or above it. */
export function dataText(name: string, module: string): string {
  const packed = [`./${name}.br`, `../${name}.br`].map((place) => new URL(place, module));
  const found = packed.find((place) => existsSync(place));
  return found
    ? brotliDecompressSync(readFileSync(found)).toString('utf8')
    : readFileSync(new URL(name, module), 'utf8');
}
