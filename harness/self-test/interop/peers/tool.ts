/** Runs an independent program to its end and says how it ended. */

import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** How a program ended; `code` is undefined when a signal ended it. */
export interface ToolResult {
  readonly command: string;
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  /** Wall time from start to end, in milliseconds. */
  readonly durationMs: number;
}

export interface ToolOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** The program is killed after this time; 60 s unless given. */
  readonly timeoutMs?: number;
  /** Called with the process id as soon as the program runs. */
  readonly onStart?: (pid: number) => void;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The path of an installed program, also of those that Debian keeps in sbin; undefined when it is not installed. */
export function findTool(name: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/** Runs `command` to its end. Rejects when it cannot be started or outlives its time limit. */
export function runTool(command: string, args: readonly string[], options: ToolOptions = {}): Promise<ToolResult> {
  const { env, cwd, timeoutMs = 60_000, onStart } = options;
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
    const limit = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    if (child.pid !== undefined) onStart?.(child.pid);
    child.once('error', (error) => {
      clearTimeout(limit);
      reject(error);
    });
    child.once('close', (code, signal) => {
      clearTimeout(limit);
      const durationMs = performance.now() - started;
      if (signal === 'SIGKILL')
        return reject(new Error(`${command} ${args.join(' ')} ran longer than ${timeoutMs} ms`));
      resolve({ command: [command, ...args].join(' '), code: code ?? undefined, ...output, durationMs });
    });
  });
}
