// release: A-RELEASE-RQ and its confirmation (PS3.8 7.2). Done by itself at the end of a case that leaves it out.

import { z } from 'zod';
import { awaitOutstanding, release } from '../case/release.ts';
import { associationName } from '../language/values.ts';
import { defineStep } from './step.ts';

export const releaseStep = defineStep({
  verb: 'release',
  summary: 'Release the association; waits first for responses that are still owed',
  schema: z.strictObject({
    association: associationName.optional(),
    outstanding: z.boolean().optional().describe('true: release although responses are still owed'),
  }),
  async run(spec, context) {
    const association = context.association(spec.association);
    const answered = spec.outstanding === true || (await awaitOutstanding(context, association));
    if (answered) await release(context, association);
  },
});
