// The results.json of an earlier run, read for rendering and for comparing.

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunResult } from '../model/run-result.ts';
import { messageOf, systemCode, usageError } from './cli-error.ts';
import { readTextFile } from './regular-file.ts';

/**
 * Reads results.json: the file itself, or the folder that holds it.
 * @throws CliError (status 2) when it is missing, is no JSON, or is not what `cstore run` writes.
 */
export async function readResults(path: string): Promise<RunResult> {
  const { runResultSchema, schemaVersion } = await import('../model/run-result.ts');
  const file = (await isFolder(path)) ? join(path, 'results.json') : path;
  const read = await readJson(file);
  const wrong = otherVersion(read, schemaVersion);
  if (wrong) throw usageError(`${file}: ${wrong}`);
  const parsed = runResultSchema.safeParse(read);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.length ? ` at ${issue.path.join('.')}` : '';
  throw usageError(`${file}: not the results.json of a run${where}: ${issue?.message ?? 'unknown shape'}`);
}

/** What to tell of results that another version has written; undefined for others, be they right or wrong. */
function otherVersion(read: unknown, wanted: number): string | undefined {
  const { schemaVersion: found = 1, tool } = (read ?? {}) as {
    readonly schemaVersion?: unknown;
    readonly tool?: { readonly name?: unknown; readonly version?: unknown };
  };
  if (tool?.name !== 'cstore-conformance' || found === wanted) return undefined;
  const by = `cstore-conformance ${messageOf(tool.version)}`;
  return `results of version ${messageOf(found)}, and this cstore reads version ${wanted}: run again, or use ${by}, which wrote them`;
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
