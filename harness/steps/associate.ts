// associate: A-ASSOCIATE-RQ with every parameter open to change (PS3.8 7.1, 9.3.2; PS3.7 D.3.3).

import { proposeAssociation } from '../case/propose-association.ts';
import { associateSchema } from '../language/associate-spec.ts';
import { defineStep } from './step.ts';

/** Announced unless a step says otherwise; the length most implementations use. */
export const defaultMaxLength = 16384;

export const associateStep = defineStep({
  verb: 'associate',
  summary: 'Open an association; connects first where no connect step did',
  schema: associateSchema,
  run: (spec, context) => proposeAssociation(spec, context, defaultMaxLength),
});
