// reset: ends the transport connection at once (RST), whatever state the association is in.

import { z } from 'zod';
import { associationName } from '../language/values.ts';
import { closingMs } from '../peer/closing.ts';
import { defineStep } from './step.ts';

export const resetStep = defineStep({
  verb: 'reset',
  summary: 'Reset the TCP connection (RST)',
  schema: z.strictObject({ association: associationName.optional() }),
  async run({ association }, context) {
    const { conversation } = context.association(association);
    await conversation.reset();
    await conversation.waitClosed(context.patience(closingMs));
  },
});
