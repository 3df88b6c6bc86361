// How a file is named in results that others read: as short as it is from where the harness runs.

import { isAbsolute, relative, sep } from 'node:path';

/** The path from `folder`, with `/`; as it is where it does not lie below. */
export function shownPath(path: string, folder: string = process.cwd()): string {
  const below = relative(folder, path);
  return below === '' || below.startsWith('..') || isAbsolute(below) ? path : below.split(sep).join('/');
}
