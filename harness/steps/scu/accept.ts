// accept: A-ASSOCIATE-AC for the next association that the SCU asks for (PS3.8 7.1.1). Done by itself where it is left out.

import { acceptSchema } from '../../language/accept-spec.ts';
import { defineScuStep } from './step.ts';

export const acceptStep = defineScuStep({
  verb: 'accept',
  summary: 'Accept the next association',
  schema: acceptSchema,
  action: (accept) => ({ answers: [{ to: 'A-ASSOCIATE-RQ', times: accept.times, accept }] }),
});
