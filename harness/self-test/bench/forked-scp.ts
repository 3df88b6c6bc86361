/** An SCP of ours in a process of its own that says its ports when it listens. */

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { endWithThisProcess, hasEnded } from '../interop/peers/children.ts';

export class ForkedScp implements AsyncDisposable {
  readonly ports: readonly number[];
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, ports: readonly number[]) {
    this.#child = child;
    this.ports = ports;
  }

  /** `script` is named from this folder, without its extension. Rejects when it does not listen within 30 s. */
  static async start(script: string, task: object = {}): Promise<ForkedScp> {
    const extension = extname(import.meta.url);
    const execArgv = extension === '.ts' ? ['--import=tsx'] : [];
    const child = fork(new URL(`${script}${extension}`, import.meta.url), [JSON.stringify(task)], { execArgv });
    endWithThisProcess(child);
    const [{ ports }] = await once(child, 'message', { signal: AbortSignal.timeout(30_000) });
    return new ForkedScp(child, ports);
  }

  /** The resident set in bytes. */
  get resident(): number {
    const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
  }

  /** Open descriptors: a connection has one. */
  get descriptors(): number {
    return readdirSync(`/proc/${this.#child.pid}/fd`).length;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (hasEnded(this.#child)) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }
}
