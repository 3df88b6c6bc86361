/** A server of its own process: started, waited for until it listens, and always ended. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { endWithThisProcess, hasEnded } from './children.ts';
import { freePort, isListening } from './ports.ts';

export interface PeerProcess extends AsyncDisposable {
  readonly port: number;
  readonly pid: number;
  /** What it printed so far, both streams. */
  output(): string;
}

export interface PeerCommand {
  /** The name used in messages, e.g. `storescp`. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Time a server gets to listen, and time it gets to end after SIGTERM, in milliseconds. */
const startLimitMs = 30_000;
const endLimitMs = 3_000;

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const limit = setTimeout(() => child.kill('SIGKILL'), endLimitMs);
  await ended;
  clearTimeout(limit);
}

async function waitUntilListening(child: ChildProcess, port: number): Promise<void> {
  const deadline = performance.now() + startLimitMs;
  while (!(await isListening(port))) {
    if (hasEnded(child)) throw new Error(`ended with ${child.exitCode ?? child.signalCode} before it listened`);
    if (performance.now() > deadline) throw new Error(`did not listen on port ${port} within ${startLimitMs} ms`);
    await delay(10);
  }
}

/**
 * Starts a server on `port`, a free one unless given, and waits until it listens. `commandFor` is told the port.
 * Throws, with what the server printed, when it does not come up.
 */
export async function startPeer(commandFor: (port: number) => PeerCommand, wanted?: number): Promise<PeerProcess> {
  const port = wanted ?? (await freePort());
  const { name, command, args, env, cwd } = commandFor(port);
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  endWithThisProcess(child);
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed += text));
  child.once('error', (error) => (printed += error.message));
  try {
    await waitUntilListening(child, port);
  } catch (error) {
    await end(child);
    throw new Error(`${name} ${error instanceof Error ? error.message : error}\n${printed}`);
  }
  return { port, pid: child.pid ?? 0, output: () => printed, [Symbol.asyncDispose]: () => end(child) };
}
