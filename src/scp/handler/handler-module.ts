/** Handlers written as a TypeScript or JavaScript module of the user. */
import { statSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CStoreHandler } from '../handler.ts';
import { HandlerModuleError } from './handler-errors.ts';

const typeScriptExtensions = new Set(['.ts', '.mts', '.cts']);

/**
 * Loads a handler from a module file: its export `onCStore`, or its default export, must be a function. TypeScript is
 * loaded by Node.js itself where it strips types (22.18 and later), otherwise by the package `tsx`.
 * Rejects with HandlerModuleError, in one line, when the file is absent, does not load, or exports no function.
 */
export async function loadHandlerModule(path: string): Promise<CStoreHandler> {
  const file = resolve(path);
  const isFile = isRegularFile(file);
  if (isFile === undefined) throw new HandlerModuleError(`${path}: no such handler module`);
  if (!isFile) throw new HandlerModuleError(`${path}: no regular file; name a module of TypeScript or JavaScript`);
  const exports = await importModule(file, path);
  const handler = handlerOf(exports) ?? handlerOf(exports.default);
  if (handler === undefined) {
    throw new HandlerModuleError(`${path}: exports no handler; export a function named onCStore, or as default`);
  }
  return handler;
}

/** Undefined where nothing is, or nothing can be seen. */
function isRegularFile(file: string): boolean | undefined {
  try {
    return statSync(file).isFile();
  } catch {
    return undefined;
  }
}

function handlerOf(exports: unknown): CStoreHandler | undefined {
  if (typeof exports === 'function') return exports as CStoreHandler;
  if (typeof exports !== 'object' || exports === null) return undefined;
  const { onCStore, default: fallback } = exports as { onCStore?: unknown; default?: unknown };
  const handler = onCStore ?? fallback;
  return typeof handler === 'function' ? (handler as CStoreHandler) : undefined;
}

async function importModule(file: string, path: string): Promise<{ default?: unknown }> {
  const url = pathToFileURL(file).href;
  try {
    return await import(url);
  } catch (error) {
    if (!typeScriptExtensions.has(extname(file)) || !needsLoader(error)) throw notLoaded(path, error);
    return importWithTsx(url, path);
  }
}

function needsLoader(error: unknown): boolean {
  const code = (error as { code?: string }).code;
  return (
    code === 'ERR_UNKNOWN_FILE_EXTENSION' ||
    code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX' ||
    code === 'ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING'
  );
}

interface Tsx {
  tsImport(url: string, parent: string): Promise<{ default?: unknown }>;
}

async function importWithTsx(url: string, path: string): Promise<{ default?: unknown }> {
  const loader = tsxModule();
  if (loader === undefined) {
    throw new HandlerModuleError(
      `${path}: Node.js ${process.versions.node} does not read TypeScript; install tsx, use Node.js 22.18 or later, or write the handler as .mjs`,
    );
  }
  try {
    const tsx: Tsx = await import(loader);
    return await tsx.tsImport(url, import.meta.url);
  } catch (error) {
    throw notLoaded(path, error);
  }
}

/** The package tsx, where it is installed beside this one. */
function tsxModule(): string | undefined {
  try {
    return import.meta.resolve('tsx/esm/api');
  } catch {
    return undefined;
  }
}

function notLoaded(path: string, cause: unknown): HandlerModuleError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new HandlerModuleError(`${path}: the handler module does not load: ${oneLine(reason)}`, { cause });
}

/** Compilers spread a message over several lines, the place of the error on the second. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 300);
}
