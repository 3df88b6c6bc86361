// A worker: looks for campaigns on a server, and runs the units of those whose scenarios are its own.

import { setTimeout as delay } from 'node:timers/promises';
import type { Job, Queue, Worker } from 'bullmq';
import type { Announcement, RunUnit } from '../engine.ts';
import { packed } from '../packed.ts';
import { unitOf } from '../unit.ts';
import { within } from '../within.ts';
import type { QueueServer } from './driver.ts';
import { announcementOf, announcementsQueue, queueName } from './names.ts';

/** What a worker is told to do. */
export interface WorkerOptions {
  /** Makes ready for a campaign. Rejects with what is wrong if the campaign is not one for this worker. */
  readonly runnerFor: (campaign: Announcement) => Promise<RunUnit>;
  /** Only the units of these systems. */
  readonly systems?: readonly string[] | undefined;
  /** Units of each system at once. */
  readonly concurrency: number;
  /** A unit whose worker has not been heard of for so long is given to another, in milliseconds. */
  readonly lockMs: number;
  /** Ends after so long without a campaign, in milliseconds. */
  readonly idleMs?: number | undefined;
  readonly tell: (text: string, isWrong: boolean) => void;
  readonly signal: AbortSignal;
}

/** Milliseconds between two looks for campaigns. */
const lookEveryMs = 1000;
/** Milliseconds that a server has to say what campaigns there are, and to take leave. */
const [answerLimitMs, closeLimitMs] = [30_000, 5000];

/** A campaign that is served. */
interface Served {
  readonly workers: readonly Worker[];
  readonly stop: AbortController;
}

/** Serves the campaigns of the server until it is stopped: what runs then is run to its end. */
export async function serveCampaigns(server: QueueServer, options: WorkerOptions): Promise<void> {
  const announcements = server.queue(announcementsQueue);
  let trouble = '';
  const troubled = (error: Error): void => {
    if (error.message !== trouble) options.tell(`the server does not answer: ${error.message}`, true);
    trouble = error.message;
  };
  announcements.on('error', troubled);
  const served = new Map<string, Served | undefined>();
  let busyAt = performance.now();
  const { signal, idleMs = Number.POSITIVE_INFINITY } = options;
  while (!signal.aborted && performance.now() - busyAt < idleMs) {
    try {
      const left = Math.min(answerLimitMs, idleMs - (performance.now() - busyAt));
      const there = await within(() => announced(announcements), left, signal);
      trouble = '';
      for (const campaign of there) {
        if (!served.has(campaign.id)) served.set(campaign.id, await begun(server, campaign, options, troubled));
        if (campaign.isCancelled) served.get(campaign.id)?.stop.abort(new Error('the campaign was stopped'));
      }
      for (const [id, one] of served) if (!there.some((each) => each.id === id)) await ended(served, id, one);
      if ([...served.values()].some((one) => one !== undefined)) busyAt = performance.now();
    } catch (error) {
      if (!signal.aborted && trouble === '') troubled(error as Error);
    }
    await delay(lookEveryMs, undefined, { signal }).catch(() => {});
  }
  for (const [id, one] of [...served]) await ended(served, id, one);
  await within(() => announcements.close(), closeLimitMs).catch(() => {});
}

async function announced(queue: Queue): Promise<Announcement[]> {
  const jobs = (await queue.getJobs(['waiting', 'prioritized', 'delayed'])) as (Job | undefined)[];
  return jobs.flatMap((job) => announcementOf(job?.data) ?? []);
}

async function begun(
  server: QueueServer,
  campaign: Announcement,
  { runnerFor, systems, concurrency, lockMs, tell }: WorkerOptions,
  troubled: (error: Error) => void,
): Promise<Served | undefined> {
  if (campaign.isCancelled) return undefined;
  const runUnit = await runnerFor(campaign).catch((error: unknown) => {
    tell(`${campaign.name} is refused: ${(error as Error).message}`, true);
  });
  if (!runUnit) return undefined;
  const stop = new AbortController();
  const workers = campaign.systems.flatMap((system, at) => {
    if (systems && !systems.includes(system)) return [];
    const worker = server.worker(
      queueName(campaign.id, at),
      async ({ data }) => packed(await runUnit(unitOf(data), stop.signal)),
      // Stalled once, a unit is given to another worker; twice, it is an error.
      { concurrency, lockDuration: lockMs, stalledInterval: lockMs, maxStalledCount: 1, runRetryDelay: lookEveryMs },
    );
    worker.on('error', troubled);
    return [worker];
  });
  tell(`${campaign.name} is served: ${workers.length} of ${campaign.systems.length} systems`, false);
  return { workers, stop };
}

async function ended(served: Map<string, Served | undefined>, id: string, one: Served | undefined): Promise<void> {
  served.delete(id);
  await Promise.allSettled((one?.workers ?? []).map((worker) => worker.close()));
}
