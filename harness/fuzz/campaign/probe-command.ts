// The health of an appliance that has no process here: a command tells, by exit status 0 that it is well.

import { type ChildProcess, spawn } from 'node:child_process';
import type { Failure } from '../exchange/failure.ts';

/** A command that takes longer is ended, and tells nothing good; milliseconds. */
const defaultLimitMs = 30_000;
/** Characters of its output that are told. */
const toldOutput = 200;

export interface ProbeCommandOptions {
  /** Command line for the shell. */
  readonly command: string;
  readonly limitMs?: number;
  readonly signal: AbortSignal;
}

/** What the command says is wrong; undefined if all is well. Rejects only with the reason of the signal. */
export async function probeCommand({
  command,
  limitMs = defaultLimitMs,
  signal,
}: ProbeCommandOptions): Promise<Failure | undefined> {
  signal.throwIfAborted();
  const child = spawn(command, { shell: true, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output = (output + text).slice(-toldOutput)));
  const limit = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
  const end = await ended(child, limit);
  signal.throwIfAborted();
  if (end === 'exit status 0') return undefined;
  const told = output.trim() === '' ? '' : `: ${output.trim()}`;
  const text = `after it the probe of its health ended with ${end}${told}`;
  return { class: 'health lost', key: 'probe', text, clause: 'PS3.7 9.1.1.2', level: 'fail' };
}

function ended(child: ChildProcess, limit: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    const stop = (): void => {
      endGroup(child);
      resolve('no answer in time');
    };
    limit.addEventListener('abort', stop, { once: true });
    const done = (how: string): void => {
      limit.removeEventListener('abort', stop);
      resolve(how);
    };
    child.once('error', (error) => done(error.message));
    child.once('close', (code, signal) => done(code === null ? `signal ${signal}` : `exit status ${code}`));
  });
}

/** With whatever it started itself. */
function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}
