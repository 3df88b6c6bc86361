// expect-request: the SCU sends a request of this kind, after those of the steps before; others may come between them.

import { z } from 'zod';
import { requestKinds } from '../../language/respond.ts';
import { defineScuStep } from './step.ts';

export const expectRequestStep = defineScuStep({
  verb: 'expect-request',
  summary: 'Expect a request of a kind, after those expected before',
  schema: z.enum(requestKinds),
  action: (awaits) => ({ awaits }),
});
