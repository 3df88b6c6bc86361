/** The files of a store, without the folder of those that are not whole yet. */
import { readdir } from 'node:fs/promises';

/** The names of what is in a folder, but for what a store that is open keeps there for itself. */
export async function visibleFiles(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => !name.startsWith('.incoming-'));
}
