// One line of the conversation between harness and SUT, as plain data.

import { z } from 'zod';
import { observationSchema } from './observation.ts';

const wireRecordFields = z.strictObject({
  at: z.number().describe('Milliseconds since the case began'),
  direction: z
    .enum(['sent', 'received', 'event'])
    .describe('sent by the harness, received from the SUT, or an event of the connection'),
  connection: z.string().optional().describe('The name of the association, if the case has several'),
  what: z.union([
    observationSchema,
    z.strictObject({ kind: z.literal('note'), text: z.string().describe('What the harness did or saw') }),
    z.strictObject({ kind: z.literal('left-out'), count: z.number().describe('Records left out here') }),
  ]),
  remark: z.string().optional().describe('How it was sent, e.g. in segments'),
  length: z.number().optional().describe('Bytes of the PDU'),
  frame: z
    .number()
    .int()
    .optional()
    .describe(
      'Its frame in the capture of the run, if there is one: of what was sent the first, of what came the last',
    ),
  hex: z.string().optional().describe('The head of the bytes, two hexadecimal digits a byte'),
});

type WireRecordFields = typeof wireRecordFields;
/** A name for it, which declarations would spell out otherwise wherever it is used. */
export interface WireRecordSchema extends WireRecordFields {}
export const wireRecordSchema: WireRecordSchema = wireRecordFields;

/** One PDU, message or event of a connection, with its time. */
export type WireRecord = z.infer<typeof wireRecordSchema>;
export type WireWhat = WireRecord['what'];
