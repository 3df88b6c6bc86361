/** Runs the pairs side by side: one after another within each round, so that a drift of the machine meets all alike. */

import { join } from 'node:path';
import type { PeerProcess } from '../interop/peers/peer-process.ts';
import { median, peakMemory } from './measure.ts';
import type { Pair } from './pairs.ts';
import { startRejectingAcceptor } from './rejecting-acceptor.ts';
import { type RunningScu, startScp, startScu } from './sides.ts';
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

export interface ContestOptions {
  /** Rounds that are counted, and before them rounds that are not. */
  readonly repeats: number;
  readonly warmUps: number;
  /** An existing folder for what the SCPs write. */
  readonly scratch: string;
  readonly onRound: (text: string) => void;
}

interface Running extends Contest {
  readonly scp: PeerProcess;
  readonly scu: RunningScu;
  readonly reports: ScuReport[];
}

function measurement({ pair, workload, scp, reports }: Running): Measurement {
  const rounds = reports.map(({ ms }) => ms);
  const scuPeak = Math.max(...reports.map(({ peak }) => peak));
  return { pair, workload, rounds, medianMs: median(rounds), scuPeak, scpPeak: peakMemory(scp.pid) };
}

async function runRound({ scu, pair, workload }: Running): Promise<ScuReport> {
  const report = await scu.round();
  if (report.stored === workload.count) return report;
  throw new Error(`${pair.name}: ${report.stored} of ${workload.count} objects were stored`);
}

/**
 * Runs every contest `repeats` times, after `warmUps` rounds that are not counted. Servers live through all rounds, and
 * so does our SCU, unless its pair says otherwise; other SCUs start anew each time.
 */
export async function runContests(
  contests: readonly Contest[],
  { repeats, warmUps, scratch, onRound }: ContestOptions,
): Promise<Measurement[]> {
  const running: Running[] = [];
  await using rejecting = await startRejectingAcceptor();
  try {
    for (const [index, contest] of contests.entries()) {
      const { pair, workload } = contest;
      const scp = await startScp(pair.scp, join(scratch, `scp-${workload.name}-${index}`));
      const scu = startScu(pair.scu, { port: scp.port, rejecting: rejecting.port, workload });
      running.push({ ...contest, scp, scu, reports: [] });
    }
    for (let round = 1 - warmUps; round <= repeats; round++) {
      for (const contest of running) {
        onRound(`round ${round} of ${repeats}, ${contest.workload.name}: ${contest.pair.name}`);
        const report = await runRound(contest);
        if (round > 0) contest.reports.push(report);
      }
    }
    return running.map(measurement);
  } finally {
    for (const { scp, scu } of running) {
      await scu[Symbol.asyncDispose]();
      await scp[Symbol.asyncDispose]();
    }
  }
}
