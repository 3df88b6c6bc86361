// Where the package lies, whether the command runs from dist/ or straight from its TypeScript sources.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder)
    throw new Error('package.json of cstore-conformance not found: the installation is incomplete');
  return findRoot(parent);
}

/** The folder of package.json; scenarios/ lies in it. */
export const packageRoot = findRoot(dirname(fileURLToPath(import.meta.url)));

/** The folder of the scenarios that come with the package. */
export const scenariosFolder = join(packageRoot, 'scenarios');

/** The version in package.json. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string };
  return version;
}
