// Runs `cstore` as a child process, as a user does, for the tests of the command line.

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

export interface ChildOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** What a finished `cstore` left behind. */
export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A `cstore` that is running. */
export interface Running {
  readonly process: ChildProcessWithoutNullStreams;
  /** Resolves with the first match in what has been printed on stdout; rejects when the process ends without it. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
  readonly finished: Promise<Finished>;
}

/** Starts `cstore` with these arguments. */
export function start(args: readonly string[], { cwd, env }: ChildOptions = {}): Running {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), main, ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: '1', ...env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdin.on('error', () => {});
  const finished = once(child, 'close').then(
    ([status]): Finished => ({ status: status as number | null, stdout, stderr }),
  );
  const printed = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const match = pattern.exec(stdout);
      if (match) return match;
      const more = once(child.stdout, 'data').then(() => true);
      if ((await Promise.race([more, finished])) !== true)
        throw new Error(`ended without ${pattern}: ${stdout}${stderr}`);
    }
  };
  return { process: child, printed, finished };
}

/** Runs `cstore` with these arguments to its end. */
export function cstore(args: readonly string[], options: ChildOptions = {}): Promise<Finished> {
  return start(args, options).finished;
}
