// BullMQ as the engine of a campaign. The id of a job is that of its unit, so that what is added twice is there once; what has
// ended stays in the queue until it is kept elsewhere.

import type { Job, Queue } from 'bullmq';
import type { Announcement, Ended, Engine, UnderWay } from '../engine.ts';
import type { Unit } from '../unit.ts';
import { within } from '../within.ts';
import type { QueueServer } from './driver.ts';
import { announcementsQueue, queueName } from './names.ts';

/** So many ends are fetched at once; each has the conversations of its cases. */
const fetchedAtOnce = 20;
/** So many units are added by one command. */
const addedAtOnce = 500;

/** Milliseconds in which a server takes leave; of one that is away nothing can be taken back. */
const closeLimitMs = 5000;

/** The side of whoever conducts a campaign. */
export class BullMqEngine implements Engine {
  readonly #queues: ReadonlyMap<string, Queue>;
  readonly #announcements: Queue;
  readonly #id: string;
  trouble: string | undefined;

  constructor(server: QueueServer, { id, systems }: Pick<Announcement, 'id' | 'systems'>) {
    this.#id = id;
    this.#queues = new Map(systems.map((system, at) => [system, this.#quiet(server.queue(queueName(id, at)))]));
    this.#announcements = this.#quiet(server.queue(announcementsQueue));
  }

  async announce(campaign: Announcement): Promise<void> {
    const there = (await this.#announcements.getJob(campaign.id)) as Job | undefined;
    if (there) await there.updateData(campaign);
    else await this.#announcements.add('campaign', campaign, { jobId: campaign.id });
  }

  async limit(system: string, atOnce: number): Promise<void> {
    await this.#queueOf(system).setGlobalConcurrency(atOnce);
  }

  async add(units: ReadonlyMap<string, Unit>): Promise<void> {
    const jobs = [...units].map(([jobId, unit]) => ({
      system: unit.system,
      job: { name: unit.kind, data: unit, opts: { jobId } },
    }));
    for (const [system, queue] of this.#queues) {
      const own = jobs.filter((one) => one.system === system).map(({ job }) => job);
      for (let at = 0; at < own.length; at += addedAtOnce) await queue.addBulk(own.slice(at, at + addedAtOnce));
    }
  }

  async ended(): Promise<readonly Ended[]> {
    const ended: Ended[] = [];
    for (const [system, queue] of this.#queues) {
      const jobs = (await queue.getJobs(['completed', 'failed'], 0, fetchedAtOnce - 1)) as (Job | undefined)[];
      for (const job of jobs) if (job?.id !== undefined) ended.push(endOf(system, job.id, job));
    }
    return ended;
  }

  async taken(ended: readonly Ended[]): Promise<void> {
    await Promise.all(ended.map(({ system, id }) => this.#queueOf(system).remove(id)));
  }

  async underWay(): Promise<UnderWay> {
    const counts = new Map<string, { waiting: number; active: number }>();
    for (const [system, queue] of this.#queues) {
      const {
        active = 0,
        waiting = 0,
        delayed = 0,
        paused = 0,
        prioritized = 0,
        completed = 0,
        failed = 0,
      } = await queue.getJobCounts();
      // What has ended and was not fetched is no less under way.
      counts.set(system, { active, waiting: waiting + delayed + paused + prioritized + completed + failed });
    }
    return counts;
  }

  async cancel(campaign: Announcement): Promise<void> {
    await this.announce(campaign);
    await Promise.all([...this.#queues.values()].map((queue) => queue.drain(true)));
  }

  async close(): Promise<void> {
    await within(() => this.#forget(), closeLimitMs).catch(() => {});
  }

  async #forget(): Promise<void> {
    const all = [...this.#queues.values()];
    await Promise.allSettled([this.#announcements.remove(this.#id)]);
    await Promise.allSettled(all.map((queue) => queue.obliterate({ force: true })));
    await Promise.allSettled([...all, this.#announcements].map((queue) => queue.close()));
  }

  /** Errors of the connection come again with the next command. */
  #quiet(queue: Queue): Queue {
    return queue.on('error', (error) => {
      this.trouble = error.message;
    });
  }

  #queueOf(system: string): Queue {
    return this.#queues.get(system) as Queue;
  }
}

function endOf(system: string, id: string, { failedReason, returnvalue }: Job): Ended {
  return failedReason === undefined || failedReason === ''
    ? { system, id, packed: returnvalue }
    : { system, id, error: wordsOf(failedReason) };
}

/** What BullMQ says of a unit whose workers died, in our words. */
function wordsOf(reason: string): string {
  return /stalled more than allowable/.test(reason) ? 'two workers died while they ran its unit' : reason;
}
