/** Runs the pairs side by side: one after another within each round, so that a drift of the machine meets all alike. */

import { join } from 'node:path';
import type { PeerProcess } from '../interop/peers/peer-process.ts';
import { median, peakMemory } from './measure.ts';
import type { Pair } from './pairs.ts';
import { startRejectingAcceptor } from './rejecting-acceptor.ts';
import { runScu, startScp } from './sides.ts';
import type { ScuReport } from './worker.ts';
import type { Workload } from './workload.ts';

/** What one pair came to on one workload. */
export interface Measurement {
  readonly pair: Pair;
  readonly workload: Workload;
  /** Of every counted round, in milliseconds. */
  readonly rounds: readonly number[];
  readonly medianMs: number;
  /** Largest resident sets in bytes. */
  readonly scuPeak: number;
  readonly scpPeak: number | undefined;
}

export interface Contest {
  readonly pair: Pair;
  readonly workload: Workload;
}

interface Running extends Contest {
  readonly scp: PeerProcess;
  readonly reports: ScuReport[];
}

function measurement({ pair, workload, scp, reports }: Running): Measurement {
  const rounds = reports.map(({ ms }) => ms);
  const scuPeak = Math.max(...reports.map(({ peak }) => peak));
  return { pair, workload, rounds, medianMs: median(rounds), scuPeak, scpPeak: peakMemory(scp.pid) };
}

async function runRounds(
  running: readonly Running[],
  repeats: number,
  rejecting: number,
  onRound: (text: string) => void,
): Promise<void> {
  for (let round = 0; round <= repeats; round++) {
    for (const { pair, workload, scp, reports } of running) {
      onRound(`round ${round} of ${repeats}, ${workload.name}: ${pair.name}`);
      const report = await runScu(pair.scu, scp.port, rejecting, workload);
      if (round > 0) reports.push(report);
    }
  }
}

/**
 * Runs every contest `repeats` times, after one round that is not counted. The SCPs live through all rounds, as servers
 * do; every SCU starts anew.
 */
export async function runContests(
  contests: readonly Contest[],
  repeats: number,
  scratch: string,
  onRound: (text: string) => void,
): Promise<Measurement[]> {
  const running: Running[] = [];
  await using rejecting = await startRejectingAcceptor();
  try {
    for (const [index, contest] of contests.entries()) {
      const scp = await startScp(contest.pair.scp, join(scratch, `scp-${contest.workload.name}-${index}`));
      running.push({ ...contest, scp, reports: [] });
    }
    await runRounds(running, repeats, rejecting.port, onRound);
    return running.map(measurement);
  } finally {
    await Promise.all(running.map(({ scp }) => scp[Symbol.asyncDispose]()));
  }
}
