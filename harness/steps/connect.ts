// connect: opens the transport connection and sends nothing (PS3.8 9.1.2), for what comes before an A-ASSOCIATE-RQ.

import { z } from 'zod';
import { mainAssociation } from '../case/case-context.ts';
import { associationName, uint32 } from '../language/values.ts';
import { defaultMaxLength } from './associate.ts';
import { defineStep } from './step.ts';

export const connectStep = defineStep({
  verb: 'connect',
  summary: 'Open the TCP (or TLS) connection and send nothing',
  schema: z.strictObject({ association: associationName.optional(), maxLength: uint32.optional() }),
  async run({ association = mainAssociation, maxLength = defaultMaxLength }, context) {
    await context.connect(association, maxLength);
  },
});
