// The processes of runs: each is a `cstore` of its own, which outlives the server of the page, and tells it what no journal has.

import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type FromRun, fromRunSchema, liveVariable, type ToRun } from '../model/live-message.ts';
import { logName } from './runs-folder.ts';

/** How a run is started. */
export interface Start {
  /** The program `cstore`. */
  readonly program: string;
  readonly arguments: readonly string[];
  /** The folder of the run. */
  readonly folder: string;
  readonly password?: string | undefined;
  readonly onMessage: (message: FromRun) => void;
  readonly onEnd: (status: number | null) => void;
}

/** A run that this server has started. */
export interface RunProcess {
  readonly pid: number | undefined;
  tell(message: ToRun): void;
}

/** Starts a run in a process group of its own, so that Ctrl-C for the server does not reach it. */
export function startRun({ program, arguments: args, folder, password, onMessage, onEnd }: Start): RunProcess {
  const log = openSync(join(folder, logName), 'a');
  const given = password === undefined ? {} : { CSTORE_PASSWORD: password };
  const child: ChildProcess = spawn(process.execPath, [...process.execArgv, program, ...args], {
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
    env: { ...withoutSecrets(process.env), NO_COLOR: '1', [liveVariable]: '1', ...given },
  });
  closeSync(log);
  child.on('message', (message) => {
    const { data } = fromRunSchema.safeParse(message);
    if (data) onMessage(data);
  });
  child.once('error', () => onEnd(null));
  child.once('exit', (status) => onEnd(status));
  child.unref();
  child.channel?.unref();
  return {
    pid: child.pid,
    tell: (message) => {
      if (child.connected) child.send(message, () => {});
    },
  };
}

/** What opens the page is nothing for the system under test, which the run may start. */
function withoutSecrets({ CSTORE_SERVE_TOKEN: _, CSTORE_SERVE_PASSWORD: __, ...rest }: NodeJS.ProcessEnv) {
  return rest;
}

/** Whether the process of a run lives: this number, and the folder of the run in its command line. */
export function isRunning(pid: number | undefined, folder: string): boolean {
  if (pid === undefined) return false;
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder);
  } catch {
    // A system without /proc; a number is not given again so soon.
    return process.platform !== 'linux';
  }
}

/** Milliseconds that a run has to write its reports after it was told to stop. */
const stopLimitMs = 15_000;

/** Stops a run in order; one that does not end is killed. */
export async function stopRun(pid: number, folder: string): Promise<void> {
  const signal = (name: NodeJS.Signals): void => {
    try {
      process.kill(pid, name);
    } catch {
      // It has ended meanwhile.
    }
  };
  signal('SIGINT');
  for (const until = performance.now() + stopLimitMs; performance.now() < until; await delay(100))
    if (!isRunning(pid, folder)) return;
  signal('SIGKILL');
}
