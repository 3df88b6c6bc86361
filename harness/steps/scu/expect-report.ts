// expect-report: what the SCU says in the end, against what the harness saw. PS3.4 GG.4.1 asks it to tell success from
// failure, and no more.

import { z } from 'zod';
import { continues, distinguishesFailure, releases } from '../../case/scu-checks.ts';
import { defineScuStep } from './step.ts';

const checks = { distinguishesFailure, continues, releases };

export const expectReportStep = defineScuStep({
  verb: 'expect-report',
  summary: 'Compare what the SCU reports in the end with what it was answered',
  schema: z
    .strictObject({
      distinguishesFailure: z
        .literal(true)
        .optional()
        .describe('It reports as failed exactly the instances that were answered with a failure'),
      continues: z.literal(true).optional().describe('It sends the next instance after a failure'),
      releases: z.literal(true).optional().describe('It ends its associations with A-RELEASE-RQ'),
    })
    .refine((value) => Object.keys(value).length > 0, { error: 'give at least one expectation' }),
  action: (wanted) => ({
    judge: (accounts) =>
      Object.entries(checks).flatMap(([name, check]) => (wanted[name as keyof typeof checks] ? [check(accounts)] : [])),
  }),
});
