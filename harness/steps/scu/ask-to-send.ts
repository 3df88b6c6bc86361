// ask-to-send: the SCU is asked to send instances of the case's SOP Class to the harness.

import { z } from 'zod';
import { otherSopClasses } from '../../case/send-order.ts';
import { dataSetSchema } from '../../language/data-set-spec.ts';
import { defineScuStep } from './step.ts';

export const askToSendStep = defineScuStep({
  verb: 'ask-to-send',
  summary: 'Ask the SCU to send instances; default 3',
  schema: z.strictObject({
    instances: z.int().min(1).max(1000).optional().describe('How many; default 3'),
    runs: z.int().min(1).max(1000).optional().describe('How often it is asked, one time after the other; default once'),
    dataSet: dataSetSchema.optional().describe('The Data Set of each instance; default valid'),
    bulkBytes: z
      .int()
      .min(2)
      .max(4_000_000_000)
      .optional()
      .describe('Bytes of one private element at the end of each Data Set, an even number'),
    sopClasses: z
      .int()
      .min(2)
      .max(otherSopClasses.length)
      .optional()
      .describe('Each instance is of another Standard SOP Class than the one before, so many in turn'),
  }),
  action: ({ instances = 3, ...order }) => ({ instances, order }),
});
