/** Memory of our SCP while it receives and stores one Data Set of 2 GB, which the SCU generates on the way. */

import { join } from 'node:path';
import { startPeer } from '../interop/peers/peer-process.ts';
import { runTool } from '../interop/peers/tool.ts';
import { peakMemory } from './measure.ts';
import { type ScuReport, workerCommand } from './worker.ts';

/** What the SCP may take at most, in bytes. */
export const memoryLimit = 200e6;

export interface MemoryResult {
  readonly ms: number;
  readonly scpPeak: number | undefined;
  readonly scuPeak: number;
}

/** Stores a 2 GB Data Set below `scratch`. Throws when it was not stored. */
export async function measureMemory(scratch: string): Promise<MemoryResult> {
  const directory = join(scratch, 'memory');
  await using scp = await startPeer((port) => ({ name: 'our-scp', ...workerCommand('our-scp', { port, directory }) }));
  const { command, args } = workerCommand('generator-scu', { port: scp.port });
  const result = await runTool(command, args, { timeoutMs: 300_000 });
  if (result.code !== 0) throw new Error(`${result.command}\nended with ${result.code}\n${result.stderr}`);
  const { ms, stored, peak } = JSON.parse(result.stdout) as ScuReport;
  if (stored !== 1) throw new Error(`the 2 GB Data Set was not stored\n${result.stderr}`);
  return { ms, scuPeak: peak, scpPeak: peakMemory(scp.pid) };
}
