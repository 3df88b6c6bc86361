/** A worker that lives through all rounds: told to begin by a line on its standard input, it answers with a line. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { endWithThisProcess, hasEnded } from '../interop/peers/children.ts';
import type { WorkerCommand } from './worker.ts';

export class RoundWorker implements AsyncDisposable {
  private readonly child: ChildProcess;
  private readonly lines: Interface;

  constructor({ command, args }: WorkerCommand) {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdin.on('error', () => child.kill());
    this.child = child;
    this.lines = createInterface(child.stdout);
    endWithThisProcess(child);
  }

  /** Runs one round and resolves with the line that the worker prints; rejects when it ends instead. */
  async round(): Promise<string> {
    if (hasEnded(this.child)) throw new Error('the worker ended before its round');
    const ended = new AbortController();
    const onExit = () => ended.abort(new Error('the worker ended within a round'));
    this.child.once('exit', onExit);
    this.child.stdin?.write('go\n');
    try {
      const [line] = await once(this.lines, 'line', { signal: ended.signal });
      return String(line);
    } finally {
      this.child.off('exit', onExit);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = hasEnded(this.child) ? undefined : once(this.child, 'exit');
    this.child.stdin?.end();
    await ended;
  }
}
