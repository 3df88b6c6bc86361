/** The sides of a benchmark that are written for Node.js run in processes of their own; this finds their command line. */

import { fileURLToPath } from 'node:url';

export type WorkerName = 'our-scp' | 'our-scu' | 'dcmjs-dimse-scp' | 'dcmjs-dimse-scu' | 'generator-scu';

export interface WorkerCommand {
  readonly command: string;
  readonly args: readonly string[];
}

/** Node.js and its arguments for a worker, compiled or as TypeScript, whichever this file is. */
export function workerCommand(name: WorkerName, task: object, nodeArgs: readonly string[] = []): WorkerCommand {
  const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
  const loader = extension === '.ts' ? ['--import=tsx'] : [];
  const script = fileURLToPath(new URL(`./${name}${extension}`, import.meta.url));
  return { command: process.execPath, args: [...loader, ...nodeArgs, script, JSON.stringify(task)] };
}

/** The task given to the worker that runs in this process. */
export function taskOf<Task>(): Task {
  return JSON.parse(process.argv[2] ?? '{}') as Task;
}

/** What a worker that is an SCU prints as its only line. */
export interface ScuReport {
  /** From before the association is requested until after it is released, in milliseconds. */
  readonly ms: number;
  readonly stored: number;
  /** The largest resident set of the process, in bytes. */
  readonly peak: number;
}

/** Prints the report of an SCU worker whose association began at `started` (performance.now) and ended now. */
export function report(started: number, stored: number): void {
  const ms = performance.now() - started;
  const scuReport: ScuReport = { ms, stored, peak: process.resourceUsage().maxRSS * 1024 };
  process.stdout.write(`${JSON.stringify(scuReport)}\n`);
}
