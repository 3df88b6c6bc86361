// What a run tells a page that watches it beside its journal, and what the page tells the run. Each is a message between processes.

import { z } from 'zod';

/** The variable of the environment, set to 1, by which a run knows that a page listens. */
export const liveVariable = 'CSTORE_LIVE';

const key = z.enum(['sent', 'cannot', 'again', 'stop']);

/** From the run. */
export const fromRunSchema = z.discriminatedUnion('kind', [
  /** One line of the conversation of the case that is watched. */
  z.strictObject({ kind: z.literal('wire'), id: z.string(), text: z.string() }),
  /** The person is to make the system send. */
  z.strictObject({
    kind: z.literal('question'),
    number: z.number().int(),
    title: z.string(),
    instances: z.number(),
    host: z.string(),
    port: z.number(),
    calledAETitle: z.string(),
    callingAETitle: z.string(),
    /** Milliseconds since 1970. */
    until: z.number(),
  }),
  /** What has come since. */
  z.strictObject({
    kind: z.literal('seen'),
    number: z.number().int(),
    associations: z.number(),
    instances: z.number(),
  }),
  /** The question is answered, or its time over. */
  z.strictObject({ kind: z.literal('answered'), number: z.number().int() }),
  /** How far fuzzing is. */
  z.strictObject({ kind: z.literal('fuzz'), text: z.string(), done: z.number(), finds: z.number() }),
  z.strictObject({ kind: z.literal('find'), id: z.string(), text: z.string() }),
]);

/** To the run. */
export const toRunSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('watch'), id: z.string() }),
  z.strictObject({ kind: z.literal('answer'), number: z.number().int(), key, text: z.string().max(2000).optional() }),
]);

export type FromRun = z.output<typeof fromRunSchema>;
export type ToRun = z.output<typeof toRunSchema>;
