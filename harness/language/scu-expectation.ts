// What a scenario may expect of an SCU: PS3.4 GG.4.1 asks it to tell success from failure, and no more.

import { z } from 'zod';

export const scuExpectationSchema = z
  .strictObject({
    scu: z
      .strictObject({
        distinguishesFailure: z
          .literal(true)
          .optional()
          .describe('It reports as failed exactly the instances that were answered with a failure'),
        continues: z.literal(true).optional().describe('It sends the next instance after a failure'),
        releases: z.literal(true).optional().describe('It ends the association with A-RELEASE-RQ'),
      })
      .refine((value) => Object.keys(value).length > 0, { error: 'give at least one expectation' }),
  })
  .describe('What the SCU under test must do');
