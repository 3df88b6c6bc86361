/**
 * Starts an SCP, and runs an SCU once, each in a process of its own.
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
import { type ScuReport, type WorkerName, workerCommand } from './worker.ts';
import type { Workload } from './workload.ts';

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

function reportOf(result: ToolResult): ScuReport {
  if (result.code !== 0) throw new Error(`${result.command}\nended with ${result.code}\n${result.stderr}`);
  return JSON.parse(result.stdout) as ScuReport;
}

async function runStorescu(
  noDelay: boolean,
  port: number,
  { directory }: Workload,
): Promise<ToolResult & { peak: number }> {
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

async function timeStorescu(noDelay: boolean, port: number, rejecting: number, workload: Workload): Promise<ScuReport> {
  const without = await runStorescu(noDelay, rejecting, workload);
  const whole = await runStorescu(noDelay, port, workload);
  if (whole.code !== 0) throw new Error(`${whole.command}\nended with ${whole.code}\n${whole.stderr}`);
  return { ms: whole.durationMs - without.durationMs, stored: workload.count, peak: whole.peak };
}

/** Runs an SCU against the SCP on `port`; `rejecting` is the port of an acceptor that rejects every association. */
export async function runScu(scu: Scu, port: number, rejecting: number, workload: Workload): Promise<ScuReport> {
  if (scu.kind === 'storescu') return timeStorescu(scu.noDelay, port, rejecting, workload);
  const task = { port, directory: workload.directory };
  const { command, args } =
    scu.kind === 'ours'
      ? workerCommand('our-scu', { ...task, window: scu.window, warm: !scu.cold })
      : workerCommand('dcmjs-dimse-scu', task);
  const report = reportOf(await runTool(command, args));
  if (report.stored !== workload.count) throw new Error(`${scu.kind} stored ${report.stored} of ${workload.count}`);
  return report;
}
