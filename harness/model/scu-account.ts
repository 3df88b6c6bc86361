// What an SCU did and showed in one case, as plain data: the measured behaviour of a conformance statement (PS3.2 N.7).

import { z } from 'zod';
import { proposedAssociationSchema } from './proposed-association.ts';

/** What an SCU waits for (PS3.2 Table N.6-1). */
export const replies = ['A-ASSOCIATE-AC', 'C-STORE-RSP', 'A-RELEASE-RP'] as const;

export type Reply = (typeof replies)[number];

export const scuAccountSchema = z.strictObject({
  asked: z.number().int().describe('Instances that it was asked to send'),
  sent: z.number().int().describe('Different instances that came'),
  associations: z.number().int(),
  atOnce: z.number().int().optional().describe('Associations that it had open at the same time, at most'),
  proposed: z
    .array(proposedAssociationSchema)
    .optional()
    .describe(
      'What it proposed in its A-ASSOCIATE-RQs, each different one once, at most four; results.json has them in scuProposals',
    ),
  ends: z.array(z.string()).describe('How it ended each association'),
  exit: z.string().optional().describe('How its process ended'),
  wasEnded: z.boolean().optional().describe('Its process did not end by itself'),
  output: z.string().optional().describe('The end of what it printed'),
  durationMs: z.number().optional(),
  memoryBytes: z.number().optional().describe('The most resident memory that was seen'),
  leftRunning: z.number().int().optional().describe('Processes that it started and that outlived it'),
  attested: z.strictObject({ text: z.string(), at: z.string() }).optional().describe('What a person said'),
  afterStatus: z
    .array(
      z.strictObject({
        status: z.string().describe('The status, e.g. "0xA700"'),
        next: z.enum(['sends the next', 'stops', 'aborts', 'was the last']),
        triesAgain: z.number().int().describe('How often the instance came again'),
        triesAgainAfterMs: z.number().optional().describe('Time from the response to the next try'),
      }),
    )
    .describe('What it did after each status that is no success; at most forty'),
  waits: z
    .array(
      z.strictObject({
        reply: z.enum(replies).describe('What it was left without'),
        ms: z.number().describe('Until it did something, or as long as it was watched'),
        end: z.string().optional().describe('What it did then, e.g. "A-ABORT" or "FIN"; absent: it still waited'),
      }),
    )
    .optional()
    .describe('How long it waited when it got no answer; at most ten'),
  signs: z
    .array(z.string())
    .optional()
    .describe('In what it differs from a run in which everything was answered well; empty if nothing shows it'),
});

/** What an SCU did in a case. */
export type ScuAccount = z.infer<typeof scuAccountSchema>;
