// What an SCU was seen to do after each status, over all cases of a run: the source of PS3.2 Table N.7-42.

import { z } from 'zod';

export const statusBehaviourSchema = z.strictObject({
  status: z.string().describe('e.g. "0xA700"'),
  category: z.string().describe('Success, Warning, Failure, Cancel, Pending, or "undefined" (PS3.7 Annex C)'),
  seen: z.number().int().describe('How often the SCU got it'),
  goesOn: z.number().int().describe('How often it sent the next instance'),
  stops: z.number().int().describe('How often it sent no more, though it had more to send'),
  aborts: z.number().int().describe('How often it aborted the association, though it had more to send'),
  triesAgain: z.number().int().describe('How often it sent an instance again, at most, in one case'),
  triesAgainAfterMs: z.number().optional().describe('The shortest time from the response to the next try'),
  shownBy: z
    .array(z.string())
    .optional()
    .describe('In what it differs from a run in which all was well; empty: nothing shows it; absent: not compared'),
  cases: z.array(z.string()).describe('Ids of the cases, at most ten'),
});

/** What an SCU was seen to do after one status. */
export type StatusBehaviour = z.infer<typeof statusBehaviourSchema>;
