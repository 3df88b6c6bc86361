// A find in JSON with its exact bytes, so that it can be sent again whatever becomes of the mutations that made it.

import { z } from 'zod';
import { segmentsSchema } from '../../language/values.ts';
import type { LayerName } from '../draft/layers.ts';
import type { Turn } from '../draft/turn.ts';
import type { Exchange } from '../exchange/build.ts';
import type { Built } from '../stateful/built.ts';
import { hexSchema as hex, hexOf } from './hex.ts';
import { findFields } from './recorded-find.ts';
import { recordedSequence, recordedSequenceSchema, sequenceOf } from './recorded-sequence.ts';

const turnSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('send'),
    what: z.string(),
    hex,
    segments: segmentsSchema.optional(),
    isPlain: z.literal(true).optional(),
  }),
  z.strictObject({ kind: z.literal('await'), what: z.enum(['association', 'response', 'release', 'anything']) }),
  z.strictObject({ kind: z.literal('pause'), ms: z.number().min(0).max(60_000) }),
  z.strictObject({ kind: z.literal('end'), how: z.enum(['FIN', 'RST']) }),
  z.strictObject({ kind: z.literal('reconnect'), leave: z.enum(['open', 'FIN', 'RST']) }),
]);

const exchangeSchema = z.strictObject({
  sopClass: z.string(),
  transferSyntax: z.string(),
  sopInstanceUID: z.string(),
  contextId: z.number(),
  mutated: z.array(z.string()),
  dataSet: hex,
  turns: z.array(turnSchema).min(1),
});

const count = z.number().int().min(0).max(0xffffffff);

const inputSchema = z.strictObject({
  sopClass: z.string(),
  transferSyntax: z.string(),
  serial: count,
  uses: z.array(z.strictObject({ mutation: z.string(), place: count, variant: count, size: count })).max(16),
  dropped: z.array(z.string()).optional(),
});

export const recordedFindSchema = z.strictObject({
  ...findFields,
  inputs: z.array(inputSchema).optional().describe('What the exchanges were made of, for a campaign to begin with'),
  exchanges: z
    .array(z.union([exchangeSchema, recordedSequenceSchema]))
    .min(1)
    .describe('Sent one after the other'),
});

/** A find as it is kept in a file. */
export type RecordedFind = z.infer<typeof recordedFindSchema>;
type RecordedExchange = z.infer<typeof exchangeSchema>;

/** What an input was built to, as JSON. */
export function recordedOf(built: Built): RecordedFind['exchanges'][number] {
  return 'steps' in built ? recordedSequence(built) : recordedExchange(built);
}

/** What an input was built to, of its JSON. */
export function builtOf(recorded: RecordedFind['exchanges'][number]): Built {
  return 'steps' in recorded ? sequenceOf(recorded) : exchangeOf(recorded);
}

/** An exchange as JSON. */
export function recordedExchange({ turns, dataSet, mutated, ...exchange }: Exchange): RecordedExchange {
  const { sopClass, transferSyntax, sopInstanceUID, contextId } = exchange;
  return {
    ...{ sopClass, transferSyntax, sopInstanceUID, contextId },
    mutated: [...mutated],
    dataSet: hexOf(dataSet),
    turns: turns.map((turn) => {
      if (turn.kind !== 'send') return turn;
      const { bytes, ...rest } = turn;
      return { ...rest, hex: hexOf(bytes) };
    }),
  };
}

/** The exchange of its JSON. */
export function exchangeOf({ turns, dataSet, mutated, ...rest }: RecordedExchange): Exchange {
  return {
    ...rest,
    mutated: new Set(mutated as LayerName[]),
    dataSet: Buffer.from(dataSet, 'hex'),
    turns: turns.map((turn): Turn => {
      if (turn.kind !== 'send') return turn;
      const { hex: text, isPlain, segments, ...send } = turn;
      const bytes = Buffer.from(text, 'hex');
      return { ...send, bytes, ...(segments !== undefined && { segments }), ...(isPlain && { isPlain }) };
    }),
  };
}
