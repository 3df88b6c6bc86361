// `accept` in a scenario for an SCU: how the harness answers its A-ASSOCIATE-RQ (PS3.8 7.1.1, 9.3.3).

import { z } from 'zod';
import { milliseconds, transferSyntaxName, uint8, uint32 } from './values.ts';

export const acceptSchema = z.strictObject({
  maxLength: uint32.optional().describe('Longest P-DATA-TF the harness receives; 0 is no limit'),
  transferSyntax: transferSyntaxName
    .optional()
    .describe('Chosen where it is proposed; contexts without it are refused. Default: the first of each context'),
  result: uint8.optional().describe('The result of every presentation context; default 0, acceptance'),
  delayMs: milliseconds.optional().describe('Wait before answering'),
});

/** How an association is accepted. */
export type AcceptSpec = z.infer<typeof acceptSchema>;
