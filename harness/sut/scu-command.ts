// A Storage SCU that the harness starts for each case, with files to send, and watches.

import { writeOrderedFiles } from './instance-files.ts';
import { isEveryAddress, type ListenPlace, usualListenPlace } from './listen-place.ts';
import { MemoryWatch } from './memory-watch.ts';
import { processWatch } from './process-watch.ts';
import { groupSize } from './resident-memory.ts';
import { StartedProcess } from './started-process.ts';
import type { ProcessReport, SendOrder, SendReport, Sut, SutPolicies } from './sut.ts';

export interface ScuCommandOptions extends Partial<ListenPlace> {
  /** A command line for the shell; see `scuPlaceholders`. */
  readonly command: string;
}

/** What is filled into the command. */
export const scuPlaceholders = ['{host}', '{port}', '{called-ae}', '{calling-ae}', '{files}', '{folder}'] as const;

/** Starting a process is the most of a case, and cases mostly wait. */
const usualConcurrency = 6;

/** Characters of output that are kept of each run. */
const keptOutput = 64 * 1024;
/** Milliseconds in which the last output still comes after the end of the process. */
const lastOutputMs = 300;

/** How the harness deals with an SCU. */
export function scuPolicies(listensOn: ListenPlace): SutPolicies {
  return {
    isAskedFirst: false,
    isScriptable: false,
    isWatched: true,
    isWaitedFor: false,
    retriesAlone: false,
    // On a port of its own each case can run beside others.
    concurrency: listensOn.port === 0 ? usualConcurrency : 1,
    identity: 'its own',
    listensOn,
  };
}

/** An SCU behind a command as the system under test. Nothing is started before the first case. */
export function scuCommand({ command, ...place }: ScuCommandOptions): Sut {
  const listensOn = { ...usualListenPlace, ...place };
  const sendsGivenInstances = command.includes('{files}') || command.includes('{folder}');
  const running = new Set<StartedProcess>();
  return {
    role: 'scu',
    address: command,
    roles: ['scu'],
    policies: { ...scuPolicies(listensOn), sendsGivenInstances },
    scp: async () => ({ notApplicable: 'the system under test is an SCU and accepts no association' }),
    send: (order, signal) => sendByCommand(command, order, signal, running),
    async close() {
      await Promise.all([...running].map((one) => one.stop()));
    },
  };
}

async function sendByCommand(
  command: string,
  order: SendOrder,
  signal: AbortSignal,
  running: Set<StartedProcess>,
): Promise<SendReport> {
  signal.throwIfAborted();
  await using files = await writeOrderedFiles(order);
  const begun = performance.now();
  const started = new StartedProcess(filled(command, order, files), { keptOutput, endsWithGroup: false });
  running.add(started);
  order.onStarted?.(processWatch(started.group));
  const memory = new MemoryWatch(started.group);
  try {
    const end = await untilEnd(started, order, signal);
    const durationMs = performance.now() - begun;
    await started.outputEnded(lastOutputMs);
    const leftRunning = end.wasEnded ? 0 : await groupSize(started.group);
    const report: ProcessReport = {
      ...end,
      output: started.output,
      durationMs: Math.round(durationMs),
      ...(memory.most > 0 && { memoryBytes: memory.most }),
      leftRunning,
    };
    return { process: report, volatile: [files.folder] };
  } finally {
    memory.stop();
    await started.stop();
    running.delete(started);
  }
}

/** Waits until it ends, or ends it when nothing more is waited for. Rejects with the reason of the signal. */
async function untilEnd(
  started: StartedProcess,
  { stalled }: SendOrder,
  signal: AbortSignal,
): Promise<Pick<ProcessReport, 'end' | 'hasCrashed' | 'wasEnded'>> {
  const stops = [started.life, signal, ...(stalled ? [stalled] : [])];
  const any = AbortSignal.any(stops);
  if (!any.aborted)
    await new Promise<void>((resolve) => any.addEventListener('abort', () => resolve(), { once: true }));
  signal.throwIfAborted();
  if (started.death === undefined) {
    await started.stop();
    return { end: 'did not end by itself', hasCrashed: false, wasEnded: true };
  }
  return { end: started.death, hasCrashed: crashes.test(started.death), wasEnded: false };
}

/** Signals that the system sends to a program that does what it may not. */
const crashes = /SIG(SEGV|ABRT|BUS|ILL|FPE|SYS|TRAP)/;

interface Files {
  readonly folder: string;
  readonly paths: readonly string[];
}

function filled(command: string, order: SendOrder, { folder, paths }: Files): string {
  const values: Readonly<Record<(typeof scuPlaceholders)[number], string>> = {
    '{host}': isEveryAddress(order.host) ? usualListenPlace.host : order.host,
    '{port}': String(order.port),
    '{called-ae}': quoted(order.calledAETitle),
    '{calling-ae}': quoted(order.callingAETitle),
    '{files}': paths.map(quoted).join(' '),
    '{folder}': quoted(folder),
  };
  return Object.entries(values).reduce((text, [name, value]) => text.replaceAll(name, () => value), command);
}

/** A word of the shell; on Windows the names that are filled in hold nothing that has to be quoted. */
export function quoted(text: string): string {
  return /^[\w./:-]+$/.test(text) || process.platform === 'win32' ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
