// abort: A-ABORT, then the connection is closed (PS3.8 7.3, 9.3.8).

import { z } from 'zod';
import { associationName, uint8 } from '../language/values.ts';
import { closingMs } from '../peer/closing.ts';
import { defineStep } from './step.ts';

export const abortStep = defineStep({
  verb: 'abort',
  summary: 'Send A-ABORT and close',
  schema: z.strictObject({
    association: associationName.optional(),
    source: uint8.optional().describe('0 service-user (the default), 2 service-provider'),
    reason: uint8.optional(),
  }),
  async run({ association, source = 0, reason = 0 }, context) {
    const { conversation } = context.association(association);
    conversation.abort(source, reason);
    await conversation.waitClosed(context.patience(closingMs));
  },
});
