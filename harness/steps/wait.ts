// wait: lets time pass, for timers of the SUT such as ARTIM (PS3.8 9.1.5).

import { z } from 'zod';
import { milliseconds } from '../language/values.ts';
import { defineStep } from './step.ts';

export const waitStep = defineStep({
  verb: 'wait',
  summary: 'Let time pass',
  schema: z.strictObject({ ms: milliseconds }),
  run: ({ ms }, context) => context.pause(ms),
});
