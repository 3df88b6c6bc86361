// Supervision of a SUT: starts its process, waits until it listens, and starts it again after a death.

import { hostPort } from '../../src/wire.ts';
import { pause } from '../time/pause.ts';
import { freePort, isListening } from './local-ports.ts';
import { MemoryWatch } from './memory-watch.ts';
import { residentMemory } from './resident-memory.ts';
import { StartedProcess } from './started-process.ts';
import type { SutProcess } from './sut.ts';

export interface SupervisionOptions {
  /** Command line for the shell; `{port}` stands for the port. */
  readonly command: string;
  readonly host: string;
  /** 0: a free one, a new one at every start. */
  readonly port: number;
  /** Longest wait until it listens, in milliseconds; default 30,000. */
  readonly startTimeoutMs?: number;
}

const defaultStartTimeoutMs = 30_000;
const lookMs = 20;

/** The process of a SUT through all of its lives. */
export class SupervisedProcess implements SutProcess {
  readonly #options: SupervisionOptions;
  #port: number;
  #process: StartedProcess | undefined;
  #memory: MemoryWatch | undefined;

  constructor(options: SupervisionOptions) {
    this.#options = options;
    this.#port = options.port;
  }

  /** Where it listens; 0 before the first start when it is to be a free one. */
  get port(): number {
    return this.#port;
  }

  get death(): string | undefined {
    const { death, lastWords } = this.#process ?? {};
    if (death === undefined) return undefined;
    return `process died: ${death}${lastWords ? `; the end of its output: ${lastWords}` : ''}`;
  }

  get life(): AbortSignal | undefined {
    return this.#process?.life;
  }

  async start(signal: AbortSignal): Promise<void> {
    if (this.#process === undefined || this.#process.death !== undefined) await this.#launch(signal);
    await this.#memory?.begin();
  }

  async restart(signal: AbortSignal): Promise<void> {
    await this.stop();
    await this.#launch(signal);
  }

  async memory(): Promise<number | undefined> {
    return this.#process && (await residentMemory(this.#process.group));
  }

  async notes(): Promise<readonly string[]> {
    if (this.death === undefined) await this.#memory?.look();
    const note = this.#memory?.note();
    return note === undefined ? [] : [note];
  }

  async stop(): Promise<void> {
    this.#memory?.stop();
    await this.#process?.stop();
  }

  async #launch(signal: AbortSignal): Promise<void> {
    await this.stop();
    const { command, host, port } = this.#options;
    this.#port = port === 0 ? await freePort(host) : port;
    if (await isListening(host, this.#port))
      throw new Error(`port ${this.#port} of ${host} is in use by another process`);
    const started = new StartedProcess(command.replaceAll('{port}', String(this.#port)));
    this.#process = started;
    this.#memory = new MemoryWatch(started.group);
    try {
      await this.#untilListening(started, signal);
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  async #untilListening(started: StartedProcess, signal: AbortSignal): Promise<void> {
    const { host, startTimeoutMs = defaultStartTimeoutMs } = this.#options;
    const deadline = performance.now() + startTimeoutMs;
    const where = hostPort(host, this.#port);
    while (!(await isListening(host, this.#port))) {
      if (started.death !== undefined)
        throw failure(`ended with ${started.death} before it listened on ${where}`, started);
      if (performance.now() > deadline) {
        throw failure(`did not listen on ${where} within ${startTimeoutMs / 1000} s`, started);
      }
      await pause(lookMs, signal);
    }
  }
}

function failure(what: string, { lastWords }: StartedProcess): Error {
  return new Error(
    `the started process ${what}; ${lastWords ? `the end of its output: ${lastWords}` : 'it printed nothing'}`,
  );
}
