// The scenario files that paths name: files, and what lies below folders, each once under whatever names it was given.

import fs from 'node:fs';
import path from 'node:path';
import type { Problem } from '../yaml/problem.ts';
import { scenariosFolder } from './package-root.ts';

/** The names of reactions, which are no scenario. */
export const reactionsFile = path.join(scenariosFolder, 'reactions.yaml');

/**
 * The scenario files, and in `problems` what cannot be read. Links to folders are not followed, for they may lead in
 * circles; the file of named reactions is left out.
 */
export function findFiles(paths: readonly string[], problems: Problem[]): string[] {
  const files = new Map<string, string>();
  const add = (file: string) => {
    const target = realPath(file);
    if (!files.has(target)) files.set(target, file);
  };
  for (const start of paths) {
    const stat = fs.statSync(start, { throwIfNoEntry: false });
    if (!stat) problems.push({ file: start, line: 1, column: 1, text: 'no such file or folder' });
    else if (stat.isFile()) add(start);
    else if (!stat.isDirectory())
      problems.push({ file: start, line: 1, column: 1, text: 'no regular file and no folder' });
    else for (const file of readableBelow(start, problems)) add(file);
  }
  files.delete(realPath(reactionsFile));
  return [...files.values()];
}

/** The scenario files below a folder; none where it, or a folder in it, cannot be read, which is a problem. */
function readableBelow(folder: string, problems: Problem[]): string[] {
  try {
    return yamlFilesBelow(folder);
  } catch (error) {
    const { path: where = folder } = error as NodeJS.ErrnoException;
    problems.push({ file: where, line: 1, column: 1, text: `the folder cannot be read: ${reasonOf(error)}` });
    return [];
  }
}

/** The same for all names of a file; the name itself where it leads nowhere. */
function realPath(file: string): string {
  try {
    return fs.realpathSync(file);
  } catch {
    return path.resolve(file);
  }
}

/** Folder by folder, for what `recursive` does with links to folders is not the same in all versions of Node.js. */
function yamlFilesBelow(folder: string): string[] {
  const files = fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return yamlFilesBelow(file);
    return /\.ya?ml$/.test(file) && (entry.isFile() || isLinkToFile(entry, file)) ? [file] : [];
  });
  return files.sort();
}

/** A link that leads nowhere counts, so that it is told; one to a folder or a FIFO does not. */
function isLinkToFile(entry: fs.Dirent, file: string): boolean {
  if (!entry.isSymbolicLink()) return false;
  const target = fs.statSync(file, { throwIfNoEntry: false });
  return target === undefined || target.isFile();
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it is a link that leads nowhere',
  EACCES: 'no permission',
};

/** Why a file or folder cannot be read, in a few words. */
export function reasonOf(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return reasons[code] ?? message;
}
