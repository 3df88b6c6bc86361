// expect-report: what came of all, once the SCU has sent. PS3.4 GG.4.1 asks it to tell success from failure, and no more.

import { z } from 'zod';
import { associationsCome, continues, ends, releases, storesCome, tellsWhatIsLeft } from '../../case/scu-checks.ts';
import { defineScuStep } from './step.ts';

const count = z.union([
  z.int().min(0),
  z
    .strictObject({ atLeast: z.int().min(0).optional(), atMost: z.int().min(0).optional() })
    .refine((value) => Object.keys(value).length > 0, { error: 'give atLeast or atMost' }),
]);

export const expectReportStep = defineScuStep({
  verb: 'expect-report',
  summary: 'Compare what the SCU shows in the end with what it was answered',
  schema: z
    .strictObject({
      distinguishesFailure: z
        .literal(true)
        .optional()
        .describe('Something shows that not all is well: it does not do and say the same as when all is answered well'),
      attempts: z
        .int()
        .min(1)
        .max(20)
        .optional()
        .describe('How often distinguishesFailure is tried, each time anew; default once'),
      stores: count.optional().describe('How many C-STORE requests come'),
      associations: count.optional().describe('How many associations it asks for'),
      ends: z.literal(true).optional().describe('It ends by itself, without being stopped'),
      continues: z.literal(true).optional().describe('It sends every instance'),
      tellsWhatIsLeft: z
        .literal(true)
        .optional()
        .describe('It sends every instance, or ends with another exit status than 0'),
      releases: z.literal(true).optional().describe('It ends its associations with A-RELEASE-RQ'),
    })
    .refine((value) => Object.keys(value).some((key) => key !== 'attempts'), {
      error: 'give at least one expectation',
    }),
  action: ({ distinguishesFailure, attempts = 1, stores, associations, ...wanted }) => ({
    ...(distinguishesFailure && { comparisons: attempts }),
    judge: (accounts) => [
      ...(stores === undefined ? [] : [storesCome(stores, accounts)]),
      ...(associations === undefined ? [] : [associationsCome(associations, accounts)]),
      ...(wanted.ends ? [ends(accounts)] : []),
      ...(wanted.continues ? [continues(accounts)] : []),
      ...(wanted.tellsWhatIsLeft ? [tellsWhatIsLeft(accounts)] : []),
      ...(wanted.releases ? [releases(accounts)] : []),
    ],
  }),
});
