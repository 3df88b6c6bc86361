// close: ends the transport connection in order (FIN), whatever state the association is in.

import { z } from 'zod';
import { associationName } from '../language/values.ts';
import { closingMs } from '../peer/closing.ts';
import { defineStep } from './step.ts';

export const closeStep = defineStep({
  verb: 'close',
  summary: 'Close the TCP connection (FIN)',
  schema: z.strictObject({ association: associationName.optional() }),
  async run({ association }, context) {
    const { conversation } = context.association(association);
    conversation.close();
    await conversation.waitClosed(context.patience(closingMs));
  },
});
