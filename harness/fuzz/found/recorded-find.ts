// What the file of every find says, whatever the role of the SUT.

import { z } from 'zod';
import { failureClasses } from '../exchange/failure.ts';

export const findFields = {
  schemaVersion: z.literal(1),
  id: z.string(),
  failure: z.strictObject({
    class: z.enum(failureClasses),
    key: z.string(),
    text: z.string(),
    clause: z.string(),
    level: z.enum(['fail', 'warn']),
  }),
  seed: z.number(),
  run: z.number(),
  mutations: z.array(z.string()).describe('The mutations of the minimal input, with their choices'),
};
