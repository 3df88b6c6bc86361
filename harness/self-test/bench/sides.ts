/**
 * Starts an SCP, and an SCU that sends a workload round after round, each in a process of its own.
 *
 * The time that counts is that of the association with its C-STOREs. An SCU of ours or of dcmjs-dimse takes it itself.
 * storescu cannot, and spends a part of its time on starting and on looking into every file for the presentation
 * contexts to propose. So the same command runs a second time against an acceptor that rejects the association: all
 * but the C-STOREs happens then, too, and the difference of the two wall times is what they took.
 */

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type PeerProcess, startPeer } from '../interop/peers/peer-process.ts';
import { startStorescp } from '../interop/peers/storescp.ts';
import { runTool, type ToolResult } from '../interop/peers/tool.ts';
import { PeakMemoryWatch } from './measure.ts';
import type { Scp, Scu } from './pairs.ts';
import { RoundWorker } from './round-worker.ts';
import { type ScuReport, type WorkerName, workerCommand } from './worker.ts';
import type { Workload } from './workload.ts';

/** An SCU: `round` sends the workload over one association. */
export interface RunningScu extends AsyncDisposable {
  round(): Promise<ScuReport>;
}

/** Where an SCU sends; `rejecting` is the port of an acceptor that rejects every association. */
export interface Target {
  readonly port: number;
  readonly rejecting: number;
  readonly workload: Workload;
}

const startWorker = (name: WorkerName, task: object) =>
  startPeer((port) => ({ name, ...workerCommand(name, { port, ...task }) }));

/** Starts an SCP; what it stores goes below `directory`. */
export async function startScp(scp: Scp, directory: string): Promise<PeerProcess> {
  if (scp.kind === 'dcmjs-dimse') return startWorker('dcmjs-dimse-scp', {});
  await mkdir(directory, { recursive: true });
  if (scp.kind === 'storescp') {
    return startStorescp({ directory, noDelay: scp.noDelay, outputDirectory: scp.store ? directory : undefined });
  }
  return startWorker('our-scp', scp.store ? { directory: join(directory, 'store') } : {});
}

function successful(result: ToolResult): ToolResult {
  if (result.code !== 0) throw new Error(`${result.command}\nended with ${result.code}\n${result.stderr}`);
  return result;
}

async function runStorescu(noDelay: boolean, port: number, directory: string): Promise<ToolResult & { peak: number }> {
  let watch: PeakMemoryWatch | undefined;
  const result = await runTool('storescu', ['-R', '+sd', '127.0.0.1', String(port), directory], {
    env: { TCP_NODELAY: noDelay ? '1' : '0' },
    onStart: (pid) => {
      watch = new PeakMemoryWatch(pid);
    },
  });
  watch?.stop();
  return { ...result, peak: watch?.peak ?? Number.NaN };
}

function storescu(noDelay: boolean, { port, rejecting, workload }: Target): RunningScu {
  const round = async (): Promise<ScuReport> => {
    const without = await runStorescu(noDelay, rejecting, workload.directory);
    const whole = await runStorescu(noDelay, port, workload.directory);
    successful(whole);
    return { ms: whole.durationMs - without.durationMs, stored: workload.count, peak: whole.peak };
  };
  return { round, [Symbol.asyncDispose]: () => Promise.resolve() };
}

function dcmjsDimseScu(task: object): RunningScu {
  const { command, args } = workerCommand('dcmjs-dimse-scu', task);
  const round = async () => JSON.parse(successful(await runTool(command, args)).stdout) as ScuReport;
  return { round, [Symbol.asyncDispose]: () => Promise.resolve() };
}

/** One process for all rounds, or, when `renewed`, a new one for each. */
function ourScu(task: object, renewed: boolean): RunningScu {
  const command = workerCommand('our-scu', task);
  let worker = new RoundWorker(command);
  const round = async () => {
    const report = JSON.parse(await worker.round()) as ScuReport;
    if (renewed) {
      await worker[Symbol.asyncDispose]();
      worker = new RoundWorker(command);
    }
    return report;
  };
  return { round, [Symbol.asyncDispose]: () => worker[Symbol.asyncDispose]() };
}

/** An SCU that is ready to send the workload. */
export function startScu(scu: Scu, target: Target): RunningScu {
  if (scu.kind === 'storescu') return storescu(scu.noDelay, target);
  const task = { port: target.port, directory: target.workload.directory };
  if (scu.kind === 'dcmjs-dimse') return dcmjsDimseScu(task);
  const { window, associations = 1 } = scu;
  return ourScu({ ...task, window, associations }, scu.renewed === true);
}
