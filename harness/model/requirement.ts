// What a scenario checks: a clause of the DICOM standard and how binding its wording is (PS3.1 6, "shall", "should", "may").

import { z } from 'zod';

/** How binding a clause is: a broken `shall` is a fail, an unmet `should` a warning, a `may` never a fault. */
export const levels = ['shall', 'should', 'may'] as const;

export const requirementSchema = z.strictObject({
  ref: z
    .string()
    .regex(/^PS3\.\d{1,2}( .+)?$/, 'must be a clause such as "PS3.7 9.1.1.1.9"')
    .describe('The clause, e.g. "PS3.7 9.1.1.1.9"'),
  level: z.enum(levels).describe('How binding the clause is'),
  text: z.string().min(1).describe('What the clause demands, in our own words, one sentence'),
  rule: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)*$/, 'must be a path of words such as "release/confirmed"')
    .optional()
    .describe('Stable id of the rule that a fault is reported under'),
});

/** A clause reference with its level and a one-sentence restatement of what it demands. */
export type Requirement = z.infer<typeof requirementSchema>;
export type Level = (typeof levels)[number];
