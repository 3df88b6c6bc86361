// A system under test that runs as a child process: started by the shell in a process group of its own, and always ended.

import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { constants } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { residentMemory } from './resident-memory.ts';
import { killMarked, markName } from './strays.ts';

/** Characters of the end of the output that are kept where nobody asks for more: enough to explain a death. */
const defaultKeptOutput = 2000;
/** Lines of it that are told. */
const toldLines = 5;
/** Time it gets to end by itself after SIGTERM, in milliseconds. */
const endLimitMs = 3000;
/** Milliseconds between two looks whether it has. */
const lookMs = 20;

export interface StartedProcessOptions {
  /** Characters of the end of the output that are kept. */
  readonly keptOutput?: number;
  /** Whether what it started itself is killed as soon as it ends; default true. Else `stop` does that. */
  readonly endsWithGroup?: boolean;
}

/** One life of the process. */
export class StartedProcess {
  readonly #endsWithGroup: boolean;
  readonly #outputEnd: Promise<void>;
  readonly #child: ChildProcess;
  readonly #life = new AbortController();
  readonly #mark = randomUUID();
  #output = '';
  #death: string | undefined;

  /** Starts `command` by the shell of the system (`/bin/sh -c` on POSIX). */
  constructor(command: string, { keptOutput = defaultKeptOutput, endsWithGroup = true }: StartedProcessOptions = {}) {
    this.#endsWithGroup = endsWithGroup;
    const isAlone = isSimple(command);
    this.#child = spawn(isAlone ? `exec ${command}` : command, {
      shell: true,
      detached: true,
      env: { ...process.env, [markName]: this.#mark },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#output = (this.#output + text).slice(-keptOutput);
      });
    }
    process.on('exit', this.#killAll);
    this.#child.once('error', (error) => this.#ended(`could not be started: ${error.message}`));
    this.#outputEnd = new Promise((resolve) => this.#child.once('close', () => resolve()));
    this.#child.once('exit', (code, signal) => this.#ended(endOf(code, signal, isAlone)));
  }

  /** The process group. */
  get group(): number {
    return this.#child.pid ?? 0;
  }

  /** How it ended, e.g. `exit code 3` or `signal SIGSEGV`; undefined while it runs. */
  get death(): string | undefined {
    return this.#death;
  }

  /** Aborted when it ends. */
  get life(): AbortSignal {
    return this.#life.signal;
  }

  /** The last lines that it printed, on one line; empty when it printed nothing. */
  get lastWords(): string {
    const lines = this.#output.split('\n').map((line) => line.trim());
    return lines
      .filter((line) => line !== '')
      .slice(-toldLines)
      .join(' | ');
  }

  /** The end of what it printed. */
  get output(): string {
    return this.#output;
  }

  /** Resolves when it can print nothing more, or after so many milliseconds: what it started itself may hold its output open. */
  async outputEnded(timeoutMs: number): Promise<void> {
    await Promise.race([this.#outputEnd, delay(timeoutMs, undefined, { ref: false })]);
  }

  /** Ends the whole group: SIGTERM, and SIGKILL when that is not enough. */
  async stop(): Promise<void> {
    if (this.#death === undefined) {
      const ended = once(this.#life.signal, 'abort');
      this.#send('SIGTERM');
      const timer = setTimeout(this.#kill, endLimitMs);
      await ended;
      clearTimeout(timer);
    }
    if (!this.#endsWithGroup) this.#kill();
    await this.#groupEnded();
    killMarked(this.#mark);
    this.#child.stdout?.destroy();
    this.#child.stderr?.destroy();
  }

  /** What it started itself is killed with it, but holds the port for a moment longer. */
  async #groupEnded(): Promise<void> {
    const deadline = performance.now() + endLimitMs;
    while ((await residentMemory(this.group)) !== undefined && performance.now() < deadline) await delay(lookMs);
  }

  #ended(how: string): void {
    if (this.#death !== undefined) return;
    this.#death = how;
    // What it started itself must not live on, and keep the port.
    if (this.#endsWithGroup) this.#killAll();
    process.off('exit', this.#killAll);
    this.#life.abort(new Error(how));
  }

  readonly #kill = (): void => this.#send('SIGKILL');

  /** Those of the group, and those that have left it. */
  readonly #killAll = (): void => {
    this.#kill();
    killMarked(this.#mark);
  };

  #send(signal: NodeJS.Signals): void {
    const { pid } = this.#child;
    if (pid === undefined) return;
    try {
      if (process.platform === 'win32') this.#child.kill(signal);
      else process.kill(-pid, signal);
    } catch {
      // Every process of the group has ended.
    }
  }
}

/** Words that are the shell's own. */
const ofTheShell =
  /^\s*(exit|cd|:|true|false|test|eval|exec|trap|set|unset|export|ulimit|umask|read|wait|if|for|while|until|case)\b/;

/**
 * Whether it is one command with its words, which can take the place of the shell. Then its exit status is its own: a shell
 * tells a signal as an exit code, which a program may use as well.
 */
function isSimple(command: string): boolean {
  if (ofTheShell.test(command)) return false;
  return process.platform !== 'win32' && /^\s*[\w./-]+(\s|$)/.test(command) && !/[;&|<>(){}`$\n!]/.test(command);
}

/** A shell tells the signal that ended its command as 128 and the number of the signal. */
function endOf(code: number | null, signal: NodeJS.Signals | null, isAlone: boolean): string {
  if (code === null) return `signal ${signal}`;
  if (isAlone) return `exit code ${code}`;
  const [told] = Object.entries(constants.signals).find(([, number]) => number === code - 128) ?? [];
  return told === undefined ? `exit code ${code}` : `exit code ${code} (signal ${told})`;
}
