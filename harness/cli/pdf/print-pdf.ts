// A page as PDF, printed by a browser without a window, without a network, and without a process that is left.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface PrintLimits {
  /** The browser is ended when this is aborted. */
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
}

/**
 * Prints a page of HTML. The browser has a folder of its own, which is removed, and a process group of its own, which is ended.
 *
 * @throws Error with one line if it prints nothing, not in time, or is stopped.
 */
export async function printPdf(browser: string, html: string, limits: PrintLimits): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'cstore-pdf-'));
  try {
    const [page, pdf] = [join(folder, 'page.html'), join(folder, 'page.pdf')];
    await writeFile(page, html);
    const how = await run(browser, argumentsFor(folder, page, pdf), limits);
    return await readFile(pdf).catch((cause: unknown) => {
      throw new Error(`${browser} printed nothing: ${how}`, { cause });
    });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function argumentsFor(folder: string, page: string, pdf: string): string[] {
  // A browser that runs as root, as in a container, refuses to start with its sandbox.
  const isRoot = process.getuid?.() === 0;
  return [
    '--headless',
    '--disable-gpu',
    '--disable-extensions',
    '--disable-background-networking',
    '--no-first-run',
    '--no-default-browser-check',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    ...(isRoot ? ['--no-sandbox'] : []),
    `--user-data-dir=${join(folder, 'profile')}`,
    '--no-pdf-header-footer',
    `--print-to-pdf=${pdf}`,
    pathToFileURL(page).href,
  ];
}

/** Runs it to its end, and says how that was; rejects if a limit ended it. */
async function run(browser: string, args: readonly string[], { signal, timeoutMs }: PrintLimits): Promise<string> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  limit.throwIfAborted();
  const child = spawn(browser, args, { detached: true, stdio: 'ignore' });
  const end = (): void => endGroup(child);
  process.once('exit', end);
  limit.addEventListener('abort', end, { once: true });
  try {
    const how = await ended(child);
    if (signal.aborted) throw new Error('stopped');
    if (limit.aborted) throw new Error(`${browser} did not print it within ${timeoutMs / 1000} s`);
    return how;
  } finally {
    limit.removeEventListener('abort', end);
    process.off('exit', end);
    end();
  }
}

function ended(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', ({ message }) => resolve(message));
    child.once('close', (code, signal) => resolve(code === null ? `ended by ${signal}` : `exit status ${code}`));
  });
}

/** With whatever it started itself. */
function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}
