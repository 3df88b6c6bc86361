// Where a scenario that comes with cstore is found by its id: an id is the path of its file, so few files need be read.

import { readdirSync } from 'node:fs';
import { join, posix } from 'node:path';

/**
 * The files and folders below `folder` that can hold what has this id, or ids that begin like this; the folder itself
 * where there are none, so that the nearest ids can be suggested.
 */
export function bundledPaths(target: string, folder: string): string[] {
  const [id = ''] = target.split(':');
  const parent = posix.dirname(id);
  if (id === '' || posix.isAbsolute(id) || id.split('/').includes('..')) return [folder];
  const names = namesIn(join(folder, parent)).filter((name) => name.startsWith(posix.basename(id)));
  return names.length === 0 ? [folder] : names.map((name) => join(folder, parent, name));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() || /\.ya?ml$/.test(entry.name))
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
}
