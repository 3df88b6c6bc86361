// `accept` in a scenario for an SCU: how the harness answers its A-ASSOCIATE-RQ, right or wrong (PS3.8 7.1.1, 9.3.3).

import { z } from 'zod';
import { expectSchema } from './expectation.ts';
import { pduMutationsSchema } from './mutations/registry.ts';
import { hex, milliseconds, segmentsSchema, timesSchema, transferSyntaxName, uint8, uint16, uint32 } from './values.ts';

const rawItem = z.strictObject({ type: uint8, hex: hex.optional() });

export const acceptSchema = z
  .strictObject({
    times: timesSchema.optional().describe('How many associations are accepted so; default one'),
    delayMs: milliseconds.optional().describe('Wait before answering'),
    maxLength: uint32
      .nullable()
      .optional()
      .describe('Longest P-DATA-TF the harness receives; 0 is no limit, null leaves the item out'),
    transferSyntax: transferSyntaxName
      .optional()
      .describe('Chosen where it is proposed; contexts without it are refused. Default: the first of each context'),
    unproposed: z.literal(true).optional().describe('Choose transferSyntax even where it is not proposed'),
    result: z
      .union([uint8, z.array(uint8).min(1)])
      .optional()
      .describe('The result of every presentation context, or of each in order, the last for the rest; default 0'),
    rejectedTransferSyntax: z
      .union([z.enum(['proposed', 'empty', 'absent']), transferSyntaxName])
      .optional()
      .describe('The Transfer Syntax item of a rejected context, which means nothing; default proposed'),
    acceptedTransferSyntax: z
      .enum(['proposed', 'empty', 'absent', 'twice'])
      .optional()
      .describe('The Transfer Syntax items of accepted contexts; default proposed'),
    unanswered: z.literal(true).optional().describe('Answer no presentation context at all'),
    window: z
      .strictObject({ invoked: uint16, performed: uint16 })
      .optional()
      .describe('Asynchronous operations window; default none, so that 1 and 1 hold'),
    applicationContext: z.string().optional().describe('Application Context Name'),
    implementationClassUID: z.string().nullable().optional().describe('null leaves the item out'),
    implementationVersionName: z.string().nullable().optional().describe('null leaves the item out'),
    reserved: uint8.optional().describe('The value of every reserved byte, which the requestor does not test'),
    aeTitles: z.literal('other').optional().describe('Other AE titles than those of the request, which mean nothing'),
    items: z.array(rawItem).optional().describe('More items after the others'),
    userItems: z.array(rawItem).optional().describe('More user-information sub-items, known or not'),
    mutate: pduMutationsSchema.optional().describe('Changes of the encoded A-ASSOCIATE-AC'),
    segments: segmentsSchema.optional(),
    expect: expectSchema.optional().describe('What the SCU does next; default: whatever it does'),
  })
  .refine(({ unproposed, transferSyntax }) => !unproposed || transferSyntax !== undefined, {
    error: 'unproposed needs a transferSyntax',
  });

/** How an association is accepted. */
export type AcceptSpec = z.infer<typeof acceptSchema>;
