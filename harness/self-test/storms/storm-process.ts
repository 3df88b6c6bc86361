// Storms seen from outside: in a process of their own, so that they do not slow down whoever measures beside them.

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import { endWithThisProcess, hasEnded } from '../interop/peers/children.ts';
import type { Weather } from './storm-worker.ts';

/** Milliseconds for all peers of a storm to be there: an SCP that lets nobody in for so long is out of service. */
const readyMs = 60_000;

export class StormProcess implements AsyncDisposable {
  readonly #child: ChildProcess;

  constructor() {
    const extension = extname(import.meta.url);
    const execArgv = extension === '.ts' ? ['--import=tsx'] : [];
    this.#child = fork(new URL(`./storm-worker${extension}`, import.meta.url), { execArgv });
    endWithThisProcess(this.#child);
  }

  /** Begins a storm; resolves when all its peers are there. Rejects when they are not after a minute. */
  async begin(name: string, port: number): Promise<void> {
    await this.#tell({ name, port }, `the storm of ${name} did not begin`);
  }

  /** Ends the storm; resolves when its peers have gone. */
  async end(): Promise<void> {
    await this.#tell('calm', 'the storm did not end');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (hasEnded(this.#child)) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }

  async #tell(weather: Weather, failure: string): Promise<void> {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(new Error(`${failure} within ${readyMs / 1000} s`)), readyMs);
    const onExit = (): void => limit.abort(new Error(`${failure}: its process ended`));
    this.#child.once('exit', onExit);
    this.#child.send(weather);
    try {
      await once(this.#child, 'message', { signal: limit.signal });
    } catch (error) {
      throw limit.signal.reason ?? error;
    } finally {
      clearTimeout(timer);
      this.#child.off('exit', onExit);
    }
  }
}
