// How queues are called. Each system of a campaign has one, and all campaigns of a server share one that says what there is.

import { z } from 'zod';
import type { Announcement } from '../engine.ts';

/** Where campaigns are announced: a job for each, which nobody takes. */
export const announcementsQueue = 'cstore-campaigns';

/** The queue of the system at this place of the list. */
export function queueName(campaign: string, at: number): string {
  return `cstore-${campaign}-${at}`;
}

const id = z.string().regex(/^[0-9a-f]{16}$/);

const schema = z.strictObject({
  id,
  name: z.string(),
  version: z.string(),
  suites: z.array(
    z.strictObject({
      suite: z.string(),
      system: z.string(),
      sut: z.record(z.string(), z.unknown()),
      selection: z.record(z.string(), z.unknown()),
      hash: z.string(),
    }),
  ),
  systems: z.array(z.string()).max(1000),
  isCancelled: z.boolean(),
});

/** The announcement that a job holds; undefined for anything else. What it selects is checked by whoever selects. */
export function announcementOf(data: unknown): Announcement | undefined {
  const { data: found } = schema.safeParse(data);
  return found as Announcement | undefined;
}
