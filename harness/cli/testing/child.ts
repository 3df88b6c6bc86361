// Runs `cstore` as a child process, as a user does, for the tests of the command line.

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { compiledMain } from './compiled.ts';

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

/** Longest time that compiling may take on a machine that is busy, in milliseconds. */
const compileLimitMs = 300_000;

/** For the head of a `describe`: compiles before its tests, so that no test waits for that. */
export function compileFirst(): void {
  before('compile the program', async function () {
    this.timeout(compileLimitMs);
    await compiledMain();
  });
}

/** Starts `cstore` with these arguments. */
export async function start(args: readonly string[], options: ChildOptions = {}): Promise<Running> {
  return startNode([await compiledMain(), ...args], options);
}

/** Starts Node.js with these arguments. */
export function startNode(args: readonly string[], { cwd, env }: ChildOptions = {}): Running {
  const child = spawn(process.execPath, args, { cwd, env: { ...process.env, NO_COLOR: '1', ...env } });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
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
export async function cstore(args: readonly string[], options: ChildOptions = {}): Promise<Finished> {
  return (await start(args, options)).finished;
}
