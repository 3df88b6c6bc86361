// The process that is soaked, seen from the soak: what it answers, and that it is still there.

import { type ChildProcess, fork } from 'node:child_process';
import type { Answer, Request } from './messages.ts';

/** Longest time for an answer: a process that needs longer hangs. */
const answerMs = 120_000;

export class SoakedProcess implements AsyncDisposable {
  readonly #child: ChildProcess;
  #crash: string | undefined;
  #onAnswer: ((answer: Answer) => void) | undefined;
  #onCrash: (why: string) => void = () => undefined;
  #ending = false;
  #errors = '';

  constructor(script: URL, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
    this.#child = fork(script, args, {
      execArgv: [...(script.pathname.endsWith('.ts') ? ['--import=tsx'] : []), '--expose-gc'],
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#errors = (this.#errors + text).slice(-2000);
    });
    this.#child.on('message', (answer) => this.#onAnswer?.(answer as Answer));
    this.#child.once('close', (code, signal) => this.#closed(signal ?? `exit code ${code}`));
  }

  /** How it ended, when nobody had asked for that. */
  get crash(): string | undefined {
    return this.#crash;
  }

  /** The answer to a question, or to none. Rejects when the process ends or takes too long. */
  async ask<Kind extends Answer['kind']>(kind: Kind, request?: Request): Promise<Extract<Answer, { kind: Kind }>> {
    if (this.#crash !== undefined) throw new Error(this.#crash);
    return await new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no answer within ${answerMs / 1000} s`)), answerMs);
      this.#onCrash = (why) => {
        clearTimeout(timer);
        reject(new Error(why));
      };
      this.#onAnswer = (answer) => {
        if (answer.kind !== kind) return;
        clearTimeout(timer);
        resolve(answer as Extract<Answer, { kind: Kind }>);
      };
      if (request) this.#child.send(request, (error) => error && reject(error));
    });
  }

  /** Ends it as `kill -9` does; resolves when it is gone. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#ending = true;
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const closed = new Promise((resolve) => this.#child.once('close', resolve));
    this.#child.kill('SIGKILL');
    await closed;
  }

  #closed(how: string): void {
    if (this.#ending) return;
    this.#crash = `the process ended (${how})${this.#errors === '' ? '' : `: ${this.#errors.trim()}`}`;
    this.#onCrash(this.#crash);
  }
}
