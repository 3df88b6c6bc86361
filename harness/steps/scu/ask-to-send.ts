// ask-to-send: the SCU is asked to send instances of the case's SOP Class to the harness.

import { z } from 'zod';
import { defineScuStep } from './step.ts';

export const askToSendStep = defineScuStep({
  verb: 'ask-to-send',
  summary: 'Ask the SCU to send instances; default 3',
  schema: z.strictObject({ instances: z.int().min(1).max(1000).optional().describe('How many; default 3') }),
  action: ({ instances = 3 }) => ({ instances }),
});
