// The browser that prints a report: the one that CHROME_PATH names, or the first of the usual names on PATH.

import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

/** How to get one, in a line. */
export const howToGetOne = 'install Chromium or Chrome, or name its program in CHROME_PATH';

/** The path of its program; undefined if there is none. */
export async function findBrowser(env: NodeJS.ProcessEnv = process.env): Promise<string | undefined> {
  const { CHROME_PATH: named, PATH = '' } = env;
  const folders = PATH.split(delimiter).filter((folder) => folder !== '');
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const candidates = named ? [named] : folders.flatMap((folder) => names.map((name) => join(folder, name + suffix)));
  for (const path of candidates) if (await isProgram(path)) return path;
  return undefined;
}

async function isProgram(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
