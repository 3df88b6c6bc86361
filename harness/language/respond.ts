// `respond` in a scenario: how the harness, as the SCP, answers the SCU under test.

import { z } from 'zod';
import { commandSchema, elementsSchema, fragmentsSchema } from './command-spec.ts';
import { expectSchema, requestNames } from './expectation.ts';
import { pduMutationsSchema } from './mutations/registry.ts';
import { hex, milliseconds, segmentsSchema, statusCode, tag, timesSchema, uint8, uint16 } from './values.ts';

/** The requests of an SCU. */
export const requestKinds = requestNames;

export type RequestKind = (typeof requestKinds)[number];

/** What can be answered: a request, or the connection itself before any. */
export const answeredKinds = [...requestKinds, 'connection'] as const;

export type AnsweredKind = (typeof answeredKinds)[number];

const pduToSend = z
  .union([
    z.enum(['A-ASSOCIATE-RQ', 'A-ASSOCIATE-AC', 'A-RELEASE-RQ', 'A-RELEASE-RP']),
    z.strictObject({ type: z.literal('A-ABORT'), source: uint8.optional(), reason: uint8.optional() }),
    z.strictObject({
      type: z.literal('A-ASSOCIATE-RJ'),
      result: uint8.optional(),
      source: uint8.optional(),
      reason: uint8.optional(),
    }),
  ])
  .describe('A PDU instead of the response');

const acts = {
  pdu: pduToSend.optional(),
  bytes: hex.optional().describe('These bytes instead of the response'),
  close: z.enum(['fin', 'rst']).optional().describe('Close or reset the connection instead'),
};

const afterSchema = z
  .strictObject({
    delayMs: milliseconds.optional().describe('Wait before'),
    segments: segmentsSchema.optional().describe('How the bytes are cut into TCP segments'),
    ...acts,
  })
  .refine((value) => Object.keys(acts).filter((key) => Object.hasOwn(value, key)).length === 1, {
    error: `give one of ${Object.keys(acts).join(', ')}`,
  });

const reactions = ['Status', 'statuses', 'elements', 'pdu', 'bytes', 'close', 'silence'] as const;

export const responseRuleSchema = z
  .strictObject({
    to: z.enum(answeredKinds).optional().describe('What is answered; default C-STORE-RQ'),
    times: timesSchema.optional().describe('How many requests are answered so; default one, of statuses one each'),
    when: z
      .enum(['command', 'first-fragment', 'complete'])
      .optional()
      .describe('After the Command Set, the first fragment of the Data Set, or the whole message (the default)'),
    delayMs: milliseconds.optional().describe('Wait before answering'),
    Status: statusCode.optional(),
    statuses: z.array(statusCode).min(1).optional().describe('The status of each of the next requests, in order'),
    ErrorComment: z.string().optional(),
    OffendingElement: z.array(tag).optional(),
    command: commandSchema.optional().describe('Elements of the response to override, by keyword or tag'),
    remove: z.array(z.string()).optional().describe('Elements of the response to leave out'),
    elements: elementsSchema.optional().describe('Exactly these elements in place of the response'),
    contextId: uint8.optional().describe('Presentation context ID of the response'),
    messageIdOffset: uint16.optional().describe('Added to Message ID Being Responded To'),
    copies: z.int().min(0).max(10).optional().describe('How often the response is sent; default once'),
    fragments: fragmentsSchema
      .pick({ bytes: true, pdvsPerPdu: true, emptyLast: true, reservedBits: true })
      .optional()
      .describe('How the response is cut'),
    segments: segmentsSchema.optional(),
    mutate: pduMutationsSchema.optional().describe('Changes of the encoded response'),
    ...acts,
    silence: z.literal(true).optional().describe('Nothing at all'),
    after: z
      .union([afterSchema, z.array(afterSchema).min(1).max(64)])
      .optional()
      .describe('What the harness does after the response, one or several'),
    expect: expectSchema.optional().describe('What the SCU does next; default: whatever it does'),
  })
  .refine((rule) => reactions.filter((key) => Object.hasOwn(rule, key)).length === 1, {
    error: `give one of ${reactions.join(', ')}`,
  });

/** One answer of the scripted SCP. */
export type ResponseRule = z.infer<typeof responseRuleSchema>;
/** What the harness does beside a response, or in place of one. */
export type AcceptorAct = Pick<z.infer<typeof afterSchema>, 'delayMs' | 'segments' | 'pdu' | 'bytes' | 'close'>;
