// Runs `cstore` for the tests of the command line: in a process of its own, as a user does, or as one of many command lines in
// one process, since to load the program takes longer than most commands do.

import { type ChildProcess, type ChildProcessWithoutNullStreams, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { compiledMain, shippedMain } from './compiled.ts';
import type { Order, Told } from './warm-process.ts';

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
  return startNode([await shippedMain(), ...args], options);
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

/** Runs `cstore` with these arguments to its end, in a process of its own. */
export async function cstoreAlone(args: readonly string[], options: ChildOptions = {}): Promise<Finished> {
  return (await start(args, options)).finished;
}

/** Processes that have the program loaded and wait for a command line. */
const idle: ChildProcess[] = [];
/** So many wait at most; each takes some 100 MB. */
const idleLimit = 2;

/** One that waits, or a new one. It ends with this process, and does not keep it. */
async function warmProcess(): Promise<ChildProcess> {
  const waiting = idle.pop();
  if (waiting) return waiting;
  const script = join(dirname(await compiledMain()), 'testing', 'warm-process.js');
  const child = fork(script, [], { stdio: ['pipe', 'pipe', 'pipe', 'ipc'], execArgv: [] });
  child.stdout?.resume();
  return child;
}

/** Whether this process waits for that one. */
function hold(child: ChildProcess, holds: boolean): void {
  const handles = [
    child,
    child.channel,
    child.stdin,
    child.stdout,
    child.stderr,
  ] as (Partial<NodeJS.RefCounted> | null)[];
  for (const handle of handles) holds ? handle?.ref?.() : handle?.unref?.();
}

/**
 * Runs `cstore` with these arguments to its end, in a process that has run other command lines before. One that leaves
 * something open has its process ended, as it ends its own, and so has one that ends it.
 */
export async function cstore(
  args: readonly string[],
  { cwd = process.cwd(), env }: ChildOptions = {},
): Promise<Finished> {
  const child = await warmProcess();
  hold(child, true);
  const written = { stdout: '', stderr: '' };
  const finished = await new Promise<Finished>((resolve) => {
    const isDone = (status: number | null): void => {
      for (const event of ['message', 'close']) child.removeAllListeners(event);
      child.stderr?.removeAllListeners('data');
      resolve({ status, ...written });
    };
    // What Node.js says when it ends for an error that nobody caught.
    child.stderr?.on('data', (text) => {
      written.stderr += text;
    });
    child.on('message', (message) => {
      const told = message as Told;
      if ('stream' in told) written[told.stream] += told.text;
      else {
        if (told.leftOpen.length > 0 || idle.length === idleLimit) child.kill('SIGKILL');
        else idle.push(child);
        isDone(told.status);
      }
    });
    child.on('close', isDone);
    const order: Order = { args, cwd, env: { ...(process.env as Record<string, string>), NO_COLOR: '1', ...env } };
    child.send(order);
  });
  hold(child, false);
  return finished;
}
