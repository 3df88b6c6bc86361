// A sequence in JSON with its exact bytes, so that it can be sent again whatever becomes of what built it.

import { z } from 'zod';
import type { Sequence, SequenceStep } from '../stateful/sequence.ts';
import { hexOf, hexSchema } from './hex.ts';

const on = z.int().min(0).max(25).describe('Number of the connection');

const stepSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('send'),
    on,
    what: z.string(),
    hex: hexSchema,
    contextId: z.int().min(0).max(255).optional(),
  }),
  z.strictObject({ kind: z.literal('await'), on, what: z.enum(['association', 'response', 'release']) }),
  z.strictObject({ kind: z.literal('end'), on, how: z.enum(['FIN', 'RST']) }),
]);

export const recordedSequenceSchema = z.strictObject({
  sopClass: z.string(),
  transferSyntax: z.string(),
  steps: z.array(stepSchema).min(1),
});

export type RecordedSequence = z.infer<typeof recordedSequenceSchema>;

/** A sequence as JSON. */
export function recordedSequence({ steps, sopClass, transferSyntax }: Sequence): RecordedSequence {
  const recorded = steps.map((step) => {
    if (step.kind !== 'send') return step;
    const { bytes, ...rest } = step;
    return { ...rest, hex: hexOf(bytes) };
  });
  return { sopClass, transferSyntax, steps: recorded };
}

/** The sequence of its JSON. */
export function sequenceOf({ steps, ...rest }: RecordedSequence): Sequence {
  const read = steps.map((step): SequenceStep => {
    if (step.kind !== 'send') return step;
    const { hex, contextId, ...send } = step;
    return { ...send, bytes: Buffer.from(hex, 'hex'), ...(contextId !== undefined && { contextId }) };
  });
  return { ...rest, steps: read };
}
