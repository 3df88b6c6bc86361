// The capture of a run when its reports are rendered again: it goes with them as it is, since no result could make it.

import { copyFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { messageOf, notJudged } from '../cli-error.ts';
import { escapeControls } from '../terminal.ts';

/**
 * Tells in one line where the capture is that belongs to results, copied if the reports go to another folder, or that there is
 * none.
 * @throws CliError (status 3) if it cannot be copied.
 */
export async function keepCapture(results: string, out: string): Promise<void> {
  const { captureName } = await import('../../report/index.ts');
  const folder = (await isFolder(results)) ? results : dirname(results);
  const [from, to] = [join(folder, captureName), join(out, captureName)];
  if (!(await isFile(from))) {
    process.stderr.write(
      `cstore: ${escapeControls(from)} is not there: a capture comes from a run only (cstore run --reporter pcapng)\n`,
    );
    return;
  }
  if (resolve(from) !== resolve(to)) await copy(from, to);
  process.stdout.write(`${escapeControls(to)} (as the run wrote it)\n`);
}

async function copy(from: string, to: string): Promise<void> {
  const temporary = `${to}.${process.pid}.tmp`;
  try {
    await copyFile(from, temporary);
    await rename(temporary, to);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw notJudged(`cannot write ${to}: ${messageOf(error)}`, { cause: error });
  }
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false;
}
