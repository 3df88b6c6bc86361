// A find of an SCU in JSON with its exact bytes, so that it can be answered so again whatever becomes of the mutations.

import { z } from 'zod';
import { segmentsSchema } from '../../language/values.ts';
import type { Find } from '../campaign/find.ts';
import type { AcceptorLayerName } from '../draft/acceptor-layers.ts';
import type { AcceptorTurn } from '../draft/acceptor-turn.ts';
import { describeUses } from '../input.ts';
import type { AcceptorExchange } from '../scu/build-answers.ts';
import { findFields } from './recorded-find.ts';

const turnSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('await'),
    what: z.enum(['A-ASSOCIATE-RQ', 'C-STORE-RQ', 'A-RELEASE-RQ']),
    when: z.enum(['command', 'first-fragment']).optional(),
  }),
  z.strictObject({
    kind: z.literal('send'),
    what: z.string(),
    hex: z.string().regex(/^([0-9a-f]{2})*$/),
    segments: segmentsSchema.optional(),
    isPlain: z.literal(true).optional(),
  }),
  z.strictObject({ kind: z.literal('pause'), ms: z.number().min(0).max(60_000) }),
  z.strictObject({ kind: z.literal('end'), how: z.enum(['FIN', 'RST']) }),
  z.strictObject({ kind: z.literal('hold') }),
]);

export const recordedScuFindSchema = z.strictObject({
  ...findFields,
  sut: z.literal('scu'),
  exchanges: z
    .array(
      z.strictObject({
        sopClass: z.string(),
        transferSyntax: z.string(),
        mutated: z.array(z.string()),
        turns: z.array(turnSchema).min(1),
      }),
    )
    .min(1)
    .describe('Each is a run of the SCU'),
});

/** A find of an SCU as it is kept in a file. */
export type RecordedScuFind = z.infer<typeof recordedScuFindSchema>;

/** A find with the exact bytes of its exchanges. */
export function scuRecordOf(find: Find, seed: number, exchanges: readonly AcceptorExchange[]): RecordedScuFind {
  return {
    schemaVersion: 1,
    sut: 'scu',
    id: find.id,
    failure: find.failure,
    seed,
    run: find.run,
    mutations: find.inputs.map(describeUses),
    exchanges: exchanges.map(({ turns, mutated, sopClass, transferSyntax }) => ({
      sopClass,
      transferSyntax,
      mutated: [...mutated],
      turns: turns.map((turn) => {
        if (turn.kind !== 'send') return turn;
        const { bytes, ...rest } = turn;
        return { ...rest, hex: Buffer.from(bytes).toString('hex') };
      }),
    })),
  };
}

/** The exchange of its JSON. */
export function answersOf({ turns, mutated, ...rest }: RecordedScuFind['exchanges'][number]): AcceptorExchange {
  return {
    ...rest,
    mutated: new Set(mutated as AcceptorLayerName[]),
    turns: turns.map((turn): AcceptorTurn => {
      if (turn.kind === 'await') {
        const { when, ...awaited } = turn;
        return when === undefined ? awaited : { ...awaited, when };
      }
      if (turn.kind !== 'send') return turn;
      const { hex, isPlain, segments, ...send } = turn;
      const bytes = Buffer.from(hex, 'hex');
      return { ...send, bytes, ...(segments !== undefined && { segments }), ...(isPlain && { isPlain }) };
    }),
  };
}
