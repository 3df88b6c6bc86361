// `send`, `respond` and `expect` of a scenario for an SCU.

import { z } from 'zod';
import { responseRuleSchema } from './respond.ts';
import { scuExpectationSchema } from './scu-expectation.ts';

export const scuBodyShape = {
  send: z
    .strictObject({ instances: z.int().min(1).max(1000).optional().describe('How many; default 3') })
    .optional()
    .describe('What the SUT is asked to send'),
  respond: z.array(responseRuleSchema).optional().describe('What the harness answers; success where no rule fits'),
  expect: scuExpectationSchema,
};

const scuBody = z.strictObject({ sut: z.literal('scu'), ...scuBodyShape });

/** What a case of an SCU scenario does. */
export type ScuBody = z.infer<typeof scuBody>;
