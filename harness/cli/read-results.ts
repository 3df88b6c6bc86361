// The results.json of an earlier run, read for rendering and for comparing.

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunResult } from '../verdict/run-result.ts';
import { messageOf, systemCode, usageError } from './cli-error.ts';
import { readTextFile } from './regular-file.ts';

/**
 * Reads results.json: the file itself, or the folder that holds it.
 * @throws CliError (status 2) when it is missing, is no JSON, or is not what `cstore run` writes.
 */
export async function readResults(path: string): Promise<RunResult> {
  const { runResultSchema } = await import('../verdict/run-result.ts');
  const file = (await isFolder(path)) ? join(path, 'results.json') : path;
  const parsed = runResultSchema.safeParse(await readJson(file));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.length ? ` at ${issue.path.join('.')}` : '';
  throw usageError(`${file}: not the results.json of a run${where}: ${issue?.message ?? 'unknown shape'}`);
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() ?? false;
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readTextFile(file));
  } catch (error) {
    const fault = systemCode(error) === 'ENOENT' ? 'no such file' : faultOf(error);
    throw usageError(`${file}: ${fault}; give the results.json that a run has written`, { cause: error });
  }
}

function faultOf(error: unknown): string {
  return error instanceof SyntaxError ? `no JSON (${messageOf(error)})` : messageOf(error);
}
