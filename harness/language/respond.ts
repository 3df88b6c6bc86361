// `respond` in a scenario: how the harness, as the SCP, answers the SCU under test.

import { z } from 'zod';
import { hex, milliseconds, statusCode, tag, uint8, uint16 } from './values.ts';

/** The requests of an SCU. */
export const requestKinds = ['A-ASSOCIATE-RQ', 'C-STORE-RQ', 'C-ECHO-RQ', 'A-RELEASE-RQ'] as const;

export type RequestKind = (typeof requestKinds)[number];

const pduToSend = z
  .union([
    z.enum(['A-RELEASE-RQ', 'A-RELEASE-RP']),
    z.strictObject({ type: z.literal('A-ABORT'), source: uint8.optional(), reason: uint8.optional() }),
    z.strictObject({
      type: z.literal('A-ASSOCIATE-RJ'),
      result: uint8.optional(),
      source: uint8.optional(),
      reason: uint8.optional(),
    }),
  ])
  .describe('A PDU instead of the response');

const reactions = ['Status', 'pdu', 'bytes', 'close', 'silence'] as const;

export const responseRuleSchema = z
  .strictObject({
    to: z.enum(requestKinds).optional().describe('What is answered; default C-STORE-RQ'),
    times: z
      .union([z.int().min(1), z.literal('always')])
      .optional()
      .describe('How many requests are answered so; default one'),
    delayMs: milliseconds.optional().describe('Wait before answering'),
    Status: statusCode.optional(),
    ErrorComment: z.string().optional(),
    OffendingElement: z.array(tag).optional(),
    command: z
      .record(z.string(), z.union([z.string(), z.number(), z.array(z.number())]))
      .optional()
      .describe('Elements of the response to override, by keyword'),
    remove: z.array(z.string()).optional().describe('Elements of the response to leave out'),
    contextId: uint8.optional().describe('Presentation context ID of the response'),
    messageIdOffset: uint16.optional().describe('Added to Message ID Being Responded To'),
    pdu: pduToSend.optional(),
    bytes: hex.optional().describe('These bytes instead of the response'),
    close: z.enum(['fin', 'rst']).optional().describe('Close or reset the connection instead'),
    silence: z.literal(true).optional().describe('Nothing at all'),
  })
  .refine((rule) => reactions.filter((key) => Object.hasOwn(rule, key)).length === 1, {
    error: `give one of ${reactions.join(', ')}`,
  });

/** One answer of the scripted SCP. */
export type ResponseRule = z.infer<typeof responseRuleSchema>;
